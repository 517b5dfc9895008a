/**
 * The schema of events in PostgreSQL, one entry a release that changed it; an entry never changes after it was released.
 *
 * Words that come again and again and visitors are numbers, worked out from the text itself (`numbers.ts`), so that many
 * collectors need not agree on them. The visitor is in the key of every table that grows with events: Citus can spread
 * them by it. The log is cut into weeks by the time in the event's own id, so that an event that comes again, however
 * late, meets its first copy. `said_at` is the visitor's clock, `at` the same instant by ours.
 */
export const EVENT_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE word (
    app bigint NOT NULL,
    -- What it is: the first letter of name, path, title, guide, step, mode, element or client.
    kind "char" NOT NULL,
    id bigint NOT NULL,
    text text NOT NULL,
    PRIMARY KEY (app, kind, id)
  );
  CREATE TABLE visitor (
    visitor bigint PRIMARY KEY,
    app bigint NOT NULL,
    visitor_id text NOT NULL,
    identified boolean NOT NULL DEFAULT false,
    -- The visitor whose history this one's belongs to; NULL for its own.
    person bigint
  );
  CREATE INDEX visitor_of_person ON visitor (person) WHERE person IS NOT NULL;
  -- The last value of each trait, as JSON, with the event that told it.
  CREATE TABLE trait (
    visitor bigint NOT NULL,
    name text NOT NULL,
    value text NOT NULL,
    at bigint NOT NULL,
    event_id uuid NOT NULL,
    PRIMARY KEY (visitor, name)
  );
  CREATE TABLE event (
    visitor bigint NOT NULL,
    app bigint NOT NULL,
    at bigint NOT NULL,
    said_at bigint NOT NULL,
    received_at bigint NOT NULL,
    seq bigint,
    name bigint NOT NULL,
    path bigint NOT NULL,
    title bigint,
    guide bigint,
    version bigint,
    step bigint,
    mode bigint,
    element bigint,
    event_id uuid NOT NULL,
    -- Whether the visitor did it, or it only says what we showed.
    active boolean NOT NULL,
    clamped boolean NOT NULL,
    session text NOT NULL,
    props text,
    traits text,
    PRIMARY KEY (visitor, event_id)
  ) PARTITION BY RANGE (event_id);
  CREATE INDEX event_of_time ON event (app, at, event_id);
  CREATE INDEX event_of_name ON event (app, name, at);
  CREATE INDEX event_of_guide ON event (app, guide, at) WHERE guide IS NOT NULL AND mode IS NULL;
  CREATE TABLE event_other PARTITION OF event DEFAULT;
  -- Who was active in which quarter of an hour; outlasts the events.
  CREATE TABLE activity (
    app bigint NOT NULL,
    quarter bigint NOT NULL,
    visitor bigint NOT NULL,
    PRIMARY KEY (app, quarter, visitor)
  );
  CREATE INDEX activity_of_visitor ON activity (visitor);
  -- The last of each kind that a visitor did with a guide; what was done anonymously stays with the anonymous visitor.
  CREATE TABLE guide_history (
    visitor bigint NOT NULL,
    app bigint NOT NULL,
    guide bigint NOT NULL,
    started_at bigint,
    completed_at bigint,
    dismissed_at bigint,
    muted_at bigint,
    unseen_at bigint,
    snoozed_at bigint,
    snoozed_until bigint,
    PRIMARY KEY (visitor, guide)
  );
  CREATE TABLE step_history (
    visitor bigint NOT NULL,
    app bigint NOT NULL,
    guide bigint NOT NULL,
    step bigint NOT NULL,
    completed_at bigint NOT NULL,
    PRIMARY KEY (visitor, guide, step)
  );
  CREATE TABLE written (id integer PRIMARY KEY CHECK (id = 1), times bigint NOT NULL);
  INSERT INTO written VALUES (1, 0);
  `,
  `
  -- Up to when each class was forgotten: what comes from before is not stored again.
  CREATE TABLE forgotten (app bigint NOT NULL, class text NOT NULL, before bigint NOT NULL, PRIMARY KEY (app, class));
  -- Ids of events that were erased; they are refused for a while.
  CREATE TABLE past (app bigint NOT NULL, event_id uuid NOT NULL, gone_at bigint NOT NULL, PRIMARY KEY (event_id, app));
  CREATE INDEX past_of_time ON past (gone_at);
  `,
  `
  -- What it was done with: the number of a word of the kind client, which is a browser and a version of the host's application as
  -- JSON. NULL where nothing of it is known, as of all rows from before.
  ALTER TABLE event ADD COLUMN client bigint;
  `,
];
