/** One entry of `RECORD_MIGRATIONS`: rollouts. It never changes after it was released. */
export const ROLLOUT_MIGRATION = `
  CREATE TABLE rollout (
    rollout_id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE rollout_app (
    app_id TEXT NOT NULL REFERENCES app (app_id),
    rollout_id TEXT NOT NULL REFERENCES rollout (rollout_id) ON DELETE CASCADE,
    PRIMARY KEY (app_id, rollout_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX rollout_app_of ON rollout_app (rollout_id);
  CREATE TABLE rollout_link (
    link_id TEXT PRIMARY KEY,
    rollout_id TEXT NOT NULL REFERENCES rollout (rollout_id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX rollout_link_of ON rollout_link (rollout_id);
  CREATE TABLE rollout_entry (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id TEXT NOT NULL UNIQUE,
    rollout_id TEXT NOT NULL REFERENCES rollout (rollout_id) ON DELETE CASCADE,
    content TEXT NOT NULL
  ) STRICT;
  CREATE INDEX rollout_entry_of ON rollout_entry (rollout_id, seq);
  CREATE TRIGGER rollout_entry_is_not_changed BEFORE UPDATE ON rollout_entry
    BEGIN SELECT RAISE(ABORT, 'entries of rollouts are only added'); END;
  `;
