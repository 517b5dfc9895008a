import { ROLLOUT_MIGRATION } from './rollout-schema.ts';
import { TICKET_MIGRATION } from './ticket-schema.ts';

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
  `
  DROP TABLE sign_in_token;
  DROP TABLE session;
  CREATE TABLE member (
    member_id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    name TEXT NOT NULL,
    email TEXT UNIQUE,
    openid TEXT UNIQUE,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE member_session (
    session_hash TEXT PRIMARY KEY,
    member_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    how TEXT NOT NULL,
    device TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX member_session_of ON member_session (member_id);
  CREATE TABLE one_time (
    token_hash TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    member_id TEXT,
    expires_at INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX one_time_of ON one_time (member_id, purpose);
  CREATE TABLE api_token (
    token_id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    member_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX api_token_of ON api_token (member_id);
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    member_id TEXT,
    action TEXT NOT NULL,
    app_id TEXT,
    chain TEXT NOT NULL,
    content TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
  CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
  `,
  `
  ALTER TABLE app ADD COLUMN origins TEXT;
  ALTER TABLE app ADD COLUMN identity TEXT;
  ALTER TABLE app ADD COLUMN headcount TEXT;
  CREATE TABLE credential (
    credential_id TEXT PRIMARY KEY,
    app_id TEXT NOT NULL REFERENCES app (app_id),
    kind TEXT NOT NULL,
    sealed TEXT,
    created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX credential_of ON credential (app_id, kind);
  `,
  `
  CREATE TABLE edit (
    edit_id TEXT PRIMARY KEY,
    link_hash TEXT NOT NULL UNIQUE,
    session_hash TEXT UNIQUE,
    member_id TEXT NOT NULL,
    app_id TEXT NOT NULL,
    origin TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    seen_at INTEGER,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX edit_of ON edit (member_id);
  CREATE INDEX edit_in ON edit (app_id);
  `,
  `
  ALTER TABLE app ADD COLUMN review TEXT;
  ALTER TABLE guide ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE guide ADD COLUMN turn INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE guide ADD COLUMN updated_by TEXT;
  ALTER TABLE guide ADD COLUMN desk TEXT;
  ALTER TABLE guide ADD COLUMN lease TEXT;
  ALTER TABLE guide_version ADD COLUMN note TEXT;
  CREATE TABLE guide_live (
    app_id TEXT NOT NULL,
    guide_id TEXT NOT NULL,
    environment TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    person TEXT,
    PRIMARY KEY (app_id, guide_id, environment),
    FOREIGN KEY (app_id, guide_id, version) REFERENCES guide_version (app_id, guide_id, version)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO guide_live (app_id, guide_id, environment, version, at)
    SELECT app_id, guide_id, 'production', max(version), max(published_at) FROM guide_version GROUP BY app_id, guide_id;
  CREATE TABLE guide_plan (
    app_id TEXT NOT NULL,
    guide_id TEXT NOT NULL,
    environment TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    person TEXT,
    PRIMARY KEY (app_id, guide_id, environment),
    FOREIGN KEY (app_id, guide_id, version) REFERENCES guide_version (app_id, guide_id, version)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX guide_plan_due ON guide_plan (at);
  `,
  `
  ALTER TABLE app ADD COLUMN owner TEXT;
  CREATE TABLE member_group (
    group_id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    external_id TEXT
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE app ADD COLUMN help TEXT;
  CREATE TABLE article (
    article_id TEXT PRIMARY KEY,
    draft TEXT NOT NULL,
    revision INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    updated_by TEXT,
    desk TEXT NOT NULL,
    -- The version that visitors have.
    live INTEGER,
    app_ids TEXT NOT NULL,
    ticket_id TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX article_of_ticket ON article (ticket_id);
  CREATE TABLE article_app (
    app_id TEXT NOT NULL REFERENCES app (app_id),
    article_id TEXT NOT NULL REFERENCES article (article_id),
    PRIMARY KEY (app_id, article_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE article_version (
    article_id TEXT NOT NULL REFERENCES article (article_id),
    version INTEGER NOT NULL,
    published_at INTEGER NOT NULL,
    content TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (article_id, version)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- One row at most.
  CREATE TABLE support (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT;
  `,
  TICKET_MIGRATION,
  `
  CREATE TABLE delivery (
    delivery_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    content TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    at INTEGER NOT NULL,
    outcome TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX delivery_due ON delivery (kind, at) WHERE state = 'waiting';
  CREATE INDEX delivery_log ON delivery (kind, target, created_at);
  CREATE TABLE webhook (
    webhook_id TEXT PRIMARY KEY,
    made INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE app ADD COLUMN licences TEXT;
  ALTER TABLE app ADD COLUMN aims TEXT;
  `,
  `
  CREATE TABLE connector (
    connector_id TEXT PRIMARY KEY,
    made INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE connector_link (
    connector_id TEXT NOT NULL REFERENCES connector (connector_id) ON DELETE CASCADE,
    ticket_id TEXT NOT NULL REFERENCES ticket (ticket_id) ON DELETE CASCADE,
    remote_id TEXT,
    remote_key TEXT,
    look_at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (connector_id, ticket_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX connector_link_of ON connector_link (ticket_id);
  CREATE INDEX connector_link_due ON connector_link (connector_id, look_at);
  CREATE INDEX connector_link_remote ON connector_link (connector_id, remote_id);
  CREATE INDEX connector_link_key ON connector_link (connector_id, remote_key);
  `,
  `
  -- Of what was made up, which can be removed.
  ALTER TABLE app ADD COLUMN sample TEXT;
  `,
  ROLLOUT_MIGRATION,
  `
  CREATE TABLE picture (
    app_id TEXT NOT NULL,
    picture_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    png BLOB NOT NULL,
    PRIMARY KEY (app_id, picture_id)
  ) STRICT;
  CREATE INDEX picture_age ON picture (app_id, at);
  `,
  `
  CREATE TABLE alert (
    app_id TEXT NOT NULL REFERENCES app (app_id) ON DELETE CASCADE,
    alert_id TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (app_id, alert_id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE question (
    question_id TEXT PRIMARY KEY,
    app_id TEXT NOT NULL REFERENCES app (app_id) ON DELETE CASCADE,
    member_id TEXT NOT NULL,
    name TEXT NOT NULL,
    shared INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX question_of ON question (app_id, member_id);
  `,
  `
  CREATE TABLE mailing (mailing_id TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE mailing_address (address TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `,
];
