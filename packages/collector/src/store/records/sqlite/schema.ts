/** The schema of `records.sqlite`, one entry a release that changed it. An entry never changes after it was released. */
export const RECORD_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE app (
    app_id TEXT PRIMARY KEY,
    app_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    theme TEXT
  ) STRICT;
  CREATE TABLE guide (
    app_id TEXT NOT NULL REFERENCES app (app_id),
    guide_id TEXT NOT NULL,
    draft TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (app_id, guide_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE guide_version (
    app_id TEXT NOT NULL,
    guide_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    published_at INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (app_id, guide_id, version),
    FOREIGN KEY (app_id, guide_id) REFERENCES guide (app_id, guide_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE sign_in_token (token_hash TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE session (
    session_hash TEXT PRIMARY KEY,
    expires_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE written (id INTEGER PRIMARY KEY CHECK (id = 1), times INTEGER NOT NULL) STRICT;
  INSERT INTO written VALUES (1, 0);
  `,
  `
  ALTER TABLE app ADD COLUMN limits TEXT;
  ALTER TABLE app ADD COLUMN segments TEXT;
  `,
  `
  ALTER TABLE app ADD COLUMN usage TEXT;
  ALTER TABLE app ADD COLUMN retention TEXT;
  `,
  `
  CREATE TABLE feature (
    app_id TEXT NOT NULL REFERENCES app (app_id),
    feature_id TEXT NOT NULL,
    name TEXT NOT NULL,
    -- The whole feature, as JSON.
    content TEXT NOT NULL,
    PRIMARY KEY (app_id, feature_id)
  ) STRICT, WITHOUT ROWID;
  `,
];
