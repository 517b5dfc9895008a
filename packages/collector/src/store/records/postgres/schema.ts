/** The schema of records in PostgreSQL, one entry a release that changed it. An entry never changes after it was released. */
export const RECORD_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE app (
    app_id text PRIMARY KEY,
    app_key text NOT NULL UNIQUE,
    name text NOT NULL,
    theme text,
    limits text,
    segments text,
    usage text,
    retention text
  );
  CREATE TABLE guide (
    app_id text NOT NULL REFERENCES app (app_id),
    guide_id text NOT NULL,
    draft text NOT NULL,
    updated_at bigint NOT NULL,
    PRIMARY KEY (app_id, guide_id)
  );
  CREATE TABLE guide_version (
    app_id text NOT NULL,
    guide_id text NOT NULL,
    version integer NOT NULL,
    published_at bigint NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (app_id, guide_id, version),
    FOREIGN KEY (app_id, guide_id) REFERENCES guide (app_id, guide_id)
  );
  CREATE TABLE feature (
    app_id text NOT NULL REFERENCES app (app_id),
    feature_id text NOT NULL,
    name text NOT NULL,
    -- The whole feature, as JSON.
    content text NOT NULL,
    PRIMARY KEY (app_id, feature_id)
  );
  -- One row at most: whoever starts last gives out the link that works.
  CREATE TABLE sign_in_token (
    id integer PRIMARY KEY CHECK (id = 1),
    token_hash text NOT NULL,
    expires_at bigint NOT NULL
  );
  CREATE TABLE session (
    session_hash text PRIMARY KEY,
    expires_at bigint NOT NULL,
    seen_at bigint NOT NULL
  );
  CREATE TABLE written (id integer PRIMARY KEY CHECK (id = 1), times bigint NOT NULL);
  INSERT INTO written VALUES (1, 0);
  `,
];
