/**
 * The schema of `events.sqlite`, the **book**: what the files of the log have in common, one entry a release that changed it.
 * Words that come again and again (names, paths, titles, elements, guides, steps) and visitors are numbers in the log. What is kept of
 * people (histories, traits, when they were active) is written here again without harm: a maximum, or one more bit.
 */
export const BOOK_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE app (id INTEGER PRIMARY KEY, app_id TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE visitor (
    id INTEGER PRIMARY KEY,
    app INTEGER NOT NULL,
    visitor_id TEXT NOT NULL,
    identified INTEGER NOT NULL DEFAULT 0,
    -- The visitor whose history this one's belongs to; NULL for its own.
    person INTEGER,
    UNIQUE (app, visitor_id)
  ) STRICT;
  CREATE TABLE event (
    app INTEGER NOT NULL,
    event_id BLOB NOT NULL,
    name INTEGER NOT NULL,
    visitor INTEGER NOT NULL,
    session TEXT NOT NULL,
    at INTEGER NOT NULL,
    said_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    path INTEGER NOT NULL,
    title INTEGER,
    guide INTEGER,
    version INTEGER,
    step INTEGER,
    props TEXT,
    -- 1 when the visitor did it, 0 when it only says what we showed.
    active INTEGER NOT NULL,
    PRIMARY KEY (app, event_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX event_of_guide ON event (app, guide, at, name, visitor, step) WHERE guide IS NOT NULL;
  CREATE INDEX event_of_activity ON event (app, at, visitor) WHERE active = 1;
  CREATE TABLE written (id INTEGER PRIMARY KEY CHECK (id = 1), times INTEGER NOT NULL) STRICT;
  INSERT INTO written VALUES (1, 0);
  `,
  `
  -- How a walkthrough was run; NULL when as usual. The figures count no other.
  ALTER TABLE event ADD COLUMN mode INTEGER;
  DROP INDEX event_of_guide;
  CREATE INDEX event_of_guide ON event (app, guide, at, name, visitor, step, mode) WHERE guide IS NOT NULL AND mode IS NULL;
  UPDATE event SET active = 0 WHERE active = 1 AND guide IS NOT NULL;
  CREATE INDEX visitor_of_person ON visitor (person) WHERE person IS NOT NULL;
  -- The last of each kind that a visitor did with a guide; what was done anonymously stays with the anonymous visitor.
  CREATE TABLE guide_history (
    visitor INTEGER NOT NULL,
    guide INTEGER NOT NULL,
    started_at INTEGER,
    completed_at INTEGER,
    dismissed_at INTEGER,
    muted_at INTEGER,
    snoozed_at INTEGER,
    snoozed_until INTEGER,
    unseen_at INTEGER,
    PRIMARY KEY (visitor, guide)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE step_history (
    visitor INTEGER NOT NULL,
    guide INTEGER NOT NULL,
    step INTEGER NOT NULL,
    completed_at INTEGER NOT NULL,
    PRIMARY KEY (visitor, guide, step)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO guide_history (visitor, guide, started_at, completed_at, dismissed_at)
    SELECT e.visitor, e.guide,
           max(e.at) FILTER (WHERE w.text = 'guide.started'),
           max(e.at) FILTER (WHERE w.text = 'guide.completed'),
           max(e.at) FILTER (WHERE w.text = 'guide.dismissed')
    FROM event e JOIN word w ON w.id = e.name
    WHERE e.guide IS NOT NULL AND w.text IN ('guide.started', 'guide.completed', 'guide.dismissed')
    GROUP BY e.visitor, e.guide;
  INSERT INTO step_history
    SELECT e.visitor, e.guide, e.step, max(e.at) FROM event e JOIN word w ON w.id = e.name
    WHERE e.guide IS NOT NULL AND e.step IS NOT NULL AND w.text = 'step.completed'
    GROUP BY e.visitor, e.guide, e.step;
  `,
  `
  -- Its rows move to the files of their weeks when the store is opened; then it is gone.
  ALTER TABLE event RENAME TO event_before_weeks;
  DROP INDEX event_of_guide;
  DROP INDEX event_of_activity;
  -- Who was active: sets of visitors in pieces, by quarters of an hour and by days. Outlasts the events.
  CREATE TABLE presence (
    app INTEGER NOT NULL,
    span INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    bits BLOB NOT NULL,
    PRIMARY KEY (app, span, piece)
  ) STRICT, WITHOUT ROWID;
  -- The last value of each trait, as JSON, with the event that told it.
  CREATE TABLE trait (
    visitor INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    at INTEGER NOT NULL,
    event_id BLOB NOT NULL,
    PRIMARY KEY (visitor, name)
  ) STRICT, WITHOUT ROWID;
  -- Counts the changes of who is whom, so that readers know when to look again.
  CREATE TABLE people_version (id INTEGER PRIMARY KEY CHECK (id = 1), value INTEGER NOT NULL) STRICT;
  INSERT INTO people_version VALUES (1, 0);
  `,
  `
  -- The weeks whose files may have rows that are not counted yet.
  CREATE TABLE behind (week INTEGER PRIMARY KEY) STRICT;
  `,
  `
  -- Up to when each class was forgotten: what comes from before is not stored again, also when its week and the ids in it are gone.
  CREATE TABLE forgotten (
    app INTEGER NOT NULL,
    class INTEGER NOT NULL,
    before INTEGER NOT NULL,
    PRIMARY KEY (app, class)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- What events were done with: a browser and a version of the host's application, as JSON.
  CREATE TABLE client (
    id INTEGER PRIMARY KEY,
    app INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (app, text)
  ) STRICT;
  `,
];

/**
 * The schema of a file of the log: the events of a week, their ids, and what is counted from them, so that one transaction in one
 * file keeps what was counted with how far. `at` is by our clock; `said` is how far the visitor's clock was from it, `delay` how long the event
 * took to come. Rollups are a function of the rows: they can be made again.
 */
export const LOG_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    app INTEGER NOT NULL,
    event_id BLOB NOT NULL,
    name INTEGER NOT NULL,
    class INTEGER NOT NULL,
    visitor INTEGER NOT NULL,
    session INTEGER NOT NULL,
    at INTEGER NOT NULL,
    said INTEGER NOT NULL,
    delay INTEGER NOT NULL,
    clamped INTEGER,
    seq INTEGER,
    path INTEGER NOT NULL,
    title INTEGER,
    guide INTEGER,
    version INTEGER,
    step INTEGER,
    element INTEGER,
    props TEXT,
    traits TEXT,
    -- 1 when the visitor did it, 0 when it only says what we showed.
    active INTEGER NOT NULL,
    -- How a walkthrough was run; NULL when as usual. The figures count no other.
    mode INTEGER,
    UNIQUE (app, event_id)
  ) STRICT;
  CREATE INDEX event_of_visitor ON event (visitor, at, active);
  -- Ids of events that are gone; they are refused for a while.
  CREATE TABLE past (
    app INTEGER NOT NULL,
    event_id BLOB NOT NULL,
    gone_at INTEGER NOT NULL,
    PRIMARY KEY (app, event_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE session (id INTEGER PRIMARY KEY, session_id TEXT NOT NULL UNIQUE) STRICT;
  -- How many rows of a class there are, and instants between which they lie.
  CREATE TABLE extent (
    app INTEGER NOT NULL,
    class INTEGER NOT NULL,
    stored INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (app, class)
  ) STRICT, WITHOUT ROWID;
  -- What events are counted under: a guide and a step, or a path and an element, by the sort.
  CREATE TABLE cell (
    id INTEGER PRIMARY KEY,
    app INTEGER NOT NULL,
    sort INTEGER NOT NULL,
    name INTEGER NOT NULL,
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    UNIQUE (app, sort, name, a, b)
  ) STRICT;
  CREATE TABLE tally (
    cell INTEGER NOT NULL,
    span INTEGER NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (cell, span)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE crowd (
    cell INTEGER NOT NULL,
    span INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    bits BLOB NOT NULL,
    PRIMARY KEY (cell, span, piece)
  ) STRICT, WITHOUT ROWID;
  -- In the rest alone: the weeks that have an event here, and the files whose last rows were moved here.
  CREATE TABLE stray (week INTEGER PRIMARY KEY) STRICT;
  CREATE TABLE moved (file TEXT PRIMARY KEY) STRICT;
  -- Names this file, whatever it is called.
  CREATE TABLE identity (file TEXT NOT NULL) STRICT;
  INSERT INTO identity VALUES (lower(hex(randomblob(16))));
  `,
  `
  -- The last row that is counted in the rollups, and in who was active.
  CREATE TABLE counted (until INTEGER NOT NULL) STRICT;
  INSERT INTO counted SELECT coalesce(max(id), 0) FROM event;
  `,
  `
  -- The visitor is in the key: the events of a batch then lie side by side in it, and by their ids alone far apart.
  ALTER TABLE event RENAME TO event_before;
  DROP INDEX event_of_visitor;
  CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    app INTEGER NOT NULL,
    event_id BLOB NOT NULL,
    name INTEGER NOT NULL,
    class INTEGER NOT NULL,
    visitor INTEGER NOT NULL,
    session INTEGER NOT NULL,
    at INTEGER NOT NULL,
    said INTEGER NOT NULL,
    delay INTEGER NOT NULL,
    clamped INTEGER,
    seq INTEGER,
    path INTEGER NOT NULL,
    title INTEGER,
    guide INTEGER,
    version INTEGER,
    step INTEGER,
    element INTEGER,
    props TEXT,
    traits TEXT,
    -- 1 when the visitor did it, 0 when it only says what we showed.
    active INTEGER NOT NULL,
    -- How a walkthrough was run; NULL when as usual. The figures count no other.
    mode INTEGER,
    UNIQUE (visitor, event_id)
  ) STRICT;
  INSERT INTO event SELECT * FROM event_before;
  DROP TABLE event_before;
  `,
  `
  -- What is asked for one by one: what is neither about a guide nor plain use (2 and above), and guides that were started from help.
  CREATE INDEX event_of_name ON event (app, name, at) WHERE class > 1;
  CREATE INDEX event_of_help ON event (app, name, at) WHERE instr(props, '"by":"help"') > 0;
  `,
  `
  -- What it was done with; NULL where nothing of it is known, as of all rows from before.
  ALTER TABLE event ADD COLUMN client INTEGER;
  `,
  `
  -- Instants between which the rows of a zone lie, by id / 1024. Rows that are gone leave it as wide as it was.
  CREATE TABLE zone (id INTEGER PRIMARY KEY, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT;
  INSERT INTO zone SELECT id / 1024, min(at), max(at) FROM event GROUP BY id / 1024;
  `,
  `
  -- The numbers of the rows of a full zone once more, column by column; none where one of its rows was taken out since.
  CREATE TABLE packed (id INTEGER PRIMARY KEY, numbers BLOB NOT NULL) STRICT;
  CREATE TRIGGER unpack AFTER DELETE ON event BEGIN DELETE FROM packed WHERE id = old.id / 1024; END;
  `,
];
