/** One entry of `RECORD_MIGRATIONS`: tickets, uploads, views. It never changes after it was released. */
export const TICKET_MIGRATION = `
  CREATE TABLE ticket (
    -- Also its number for people.
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket_id text NOT NULL UNIQUE,
    app_id text NOT NULL,
    ticket_key text NOT NULL,
    secret_hash text NOT NULL,
    visitor_id text NOT NULL,
    verified integer NOT NULL,
    state text NOT NULL,
    level text NOT NULL,
    priority integer NOT NULL,
    team_id text,
    assignee_id text,
    category_id text,
    spam integer NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    due_at bigint NOT NULL,
    revision integer NOT NULL,
    seen_at bigint,
    UNIQUE (app_id, ticket_key)
  );
  CREATE INDEX ticket_of ON ticket (app_id, visitor_id);
  CREATE INDEX ticket_updated ON ticket (updated_at, number);
  CREATE INDEX ticket_created ON ticket (created_at, number);
  CREATE INDEX ticket_due ON ticket (due_at, number);
  CREATE INDEX ticket_priority ON ticket (priority, number);
  CREATE INDEX ticket_in_state ON ticket (spam, state, assignee_id, app_id);
  CREATE INDEX ticket_state_updated ON ticket (state, updated_at, number);
  CREATE INDEX ticket_assigned ON ticket (assignee_id, state, updated_at);
  CREATE TABLE ticket_content (
    number bigint PRIMARY KEY REFERENCES ticket (number) ON DELETE CASCADE,
    -- The whole ticket, as JSON, but for what changes without it.
    content text NOT NULL
  );
  CREATE TABLE ticket_words (
    number bigint PRIMARY KEY REFERENCES ticket (number) ON DELETE CASCADE,
    words text NOT NULL,
    -- The same for the index: our own words alone, which are plain already.
    found tsvector NOT NULL
  );
  CREATE INDEX ticket_words_found ON ticket_words USING gin (found);
  CREATE TABLE ticket_tag (
    tag text NOT NULL,
    number bigint NOT NULL REFERENCES ticket (number) ON DELETE CASCADE,
    PRIMARY KEY (tag, number)
  );
  CREATE INDEX ticket_tag_of ON ticket_tag (number);
  CREATE TABLE ticket_entry (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id text NOT NULL UNIQUE,
    ticket_id text NOT NULL REFERENCES ticket (ticket_id) ON DELETE CASCADE,
    entry_key text,
    at bigint NOT NULL,
    content text NOT NULL,
    -- How far a guide that was sent got: all of an entry that may change.
    guide text,
    UNIQUE (ticket_id, entry_key)
  );
  CREATE INDEX ticket_entry_of ON ticket_entry (ticket_id, seq);
  CREATE FUNCTION ticket_entries_only_grow() RETURNS trigger LANGUAGE plpgsql AS
    $$BEGIN RAISE EXCEPTION 'entries of tickets are only added'; END$$;
  CREATE TRIGGER ticket_entry_is_not_changed BEFORE UPDATE OF seq, entry_id, ticket_id, entry_key, at, content ON ticket_entry
    EXECUTE FUNCTION ticket_entries_only_grow();
  CREATE TABLE ticket_news (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket_id text NOT NULL REFERENCES ticket (ticket_id) ON DELETE CASCADE,
    entry_id text NOT NULL,
    free_at bigint NOT NULL
  );
  CREATE INDEX ticket_news_of ON ticket_news (ticket_id);
  CREATE TABLE ticket_view (
    view_id text PRIMARY KEY,
    member_id text NOT NULL,
    name text NOT NULL,
    shared integer NOT NULL,
    content text NOT NULL
  );
  CREATE TABLE upload (
    upload_id text PRIMARY KEY,
    app_id text NOT NULL,
    owner text NOT NULL,
    upload_key text NOT NULL,
    bytes integer NOT NULL,
    held integer NOT NULL,
    created_at bigint NOT NULL,
    state text NOT NULL,
    ticket_id text,
    content text NOT NULL,
    found text,
    UNIQUE (app_id, owner, upload_key)
  );
  CREATE INDEX upload_of ON upload (ticket_id, created_at);
  CREATE TABLE upload_piece (
    upload_id text NOT NULL REFERENCES upload (upload_id) ON DELETE CASCADE,
    at integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (upload_id, at)
  );
  -- Pictures and archives are packed already.
  ALTER TABLE upload_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
  `;
