/** One entry of `RECORD_MIGRATIONS`: tickets, uploads, views. It never changes after it was released. */
export const TICKET_MIGRATION = `
  CREATE TABLE ticket (
    -- Also its number for people; AUTOINCREMENT, so that the number of an erased one is not given again.
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id TEXT NOT NULL UNIQUE,
    app_id TEXT NOT NULL,
    ticket_key TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    visitor_id TEXT NOT NULL,
    verified INTEGER NOT NULL,
    state TEXT NOT NULL,
    level TEXT NOT NULL,
    priority INTEGER NOT NULL,
    team_id TEXT,
    assignee_id TEXT,
    category_id TEXT,
    spam INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    seen_at INTEGER,
    UNIQUE (app_id, ticket_key)
  ) STRICT;
  CREATE INDEX ticket_of ON ticket (app_id, visitor_id);
  CREATE INDEX ticket_updated ON ticket (updated_at, number);
  CREATE INDEX ticket_created ON ticket (created_at, number);
  CREATE INDEX ticket_due ON ticket (due_at, number);
  CREATE INDEX ticket_priority ON ticket (priority, number);
  CREATE INDEX ticket_in_state ON ticket (spam, state, assignee_id, app_id);
  CREATE INDEX ticket_state_updated ON ticket (state, updated_at, number);
  CREATE INDEX ticket_assigned ON ticket (assignee_id, state, updated_at);
  CREATE TABLE ticket_content (
    number INTEGER PRIMARY KEY REFERENCES ticket (number) ON DELETE CASCADE,
    -- The whole ticket, as JSON, but for what changes without it.
    content TEXT NOT NULL
  ) STRICT;
  CREATE TABLE ticket_words (
    number INTEGER PRIMARY KEY REFERENCES ticket (number) ON DELETE CASCADE,
    words TEXT NOT NULL
  ) STRICT;
  -- By our own words alone, which are plain already; no places are kept, as nobody asks for phrases.
  CREATE VIRTUAL TABLE ticket_text USING fts5(
    words, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize="unicode61 remove_diacritics 0"
  );
  CREATE TABLE ticket_tag (
    tag TEXT NOT NULL,
    number INTEGER NOT NULL REFERENCES ticket (number) ON DELETE CASCADE,
    PRIMARY KEY (tag, number)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ticket_tag_of ON ticket_tag (number);
  CREATE TABLE ticket_entry (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id TEXT NOT NULL UNIQUE,
    ticket_id TEXT NOT NULL REFERENCES ticket (ticket_id) ON DELETE CASCADE,
    entry_key TEXT,
    at INTEGER NOT NULL,
    content TEXT NOT NULL,
    -- How far a guide that was sent got: all of an entry that may change.
    guide TEXT,
    UNIQUE (ticket_id, entry_key)
  ) STRICT;
  CREATE INDEX ticket_entry_of ON ticket_entry (ticket_id, seq);
  CREATE TRIGGER ticket_entry_is_not_changed BEFORE UPDATE OF seq, entry_id, ticket_id, entry_key, at, content ON ticket_entry
    BEGIN SELECT RAISE(ABORT, 'entries of tickets are only added'); END;
  CREATE TABLE ticket_news (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id TEXT NOT NULL REFERENCES ticket (ticket_id) ON DELETE CASCADE,
    entry_id TEXT NOT NULL,
    free_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX ticket_news_of ON ticket_news (ticket_id);
  CREATE TABLE ticket_view (
    view_id TEXT PRIMARY KEY,
    member_id TEXT NOT NULL,
    name TEXT NOT NULL,
    shared INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE upload (
    upload_id TEXT PRIMARY KEY,
    app_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    upload_key TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    held INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    ticket_id TEXT,
    content TEXT NOT NULL,
    found TEXT,
    UNIQUE (app_id, owner, upload_key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX upload_of ON upload (ticket_id, created_at);
  `;
