/**
 * The schema of `events.sqlite`, one entry a release that changed it. Words that come again and again (names, paths,
 * titles, guides, steps) and visitors are numbers in the log. The key of an event begins with the time at which it was
 * made, so new rows go to the end. `said_at` is the visitor's clock, `at` the same instant by ours.
 */
export const EVENT_MIGRATIONS: readonly string[] = [
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
  ALTER TABLE event ADD COLUMN seq INTEGER;
  -- The word that is the element's key.
  ALTER TABLE event ADD COLUMN element INTEGER;
  ALTER TABLE event ADD COLUMN traits TEXT;
  ALTER TABLE event ADD COLUMN clamped INTEGER;
  CREATE INDEX event_of_visitor ON event (app, visitor, at);
  -- Who was active in which quarter of an hour; outlasts the events.
  CREATE TABLE activity (
    app INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    visitor INTEGER NOT NULL,
    PRIMARY KEY (app, quarter, visitor)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO activity SELECT DISTINCT app, at / 900000, visitor FROM event WHERE active = 1;
  -- The last value of each trait, as JSON, with the event that told it.
  CREATE TABLE trait (
    visitor INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    at INTEGER NOT NULL,
    event_id BLOB NOT NULL,
    PRIMARY KEY (visitor, name)
  ) STRICT, WITHOUT ROWID;
  `,
];
