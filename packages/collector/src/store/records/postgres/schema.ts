import { ROLLOUT_MIGRATION } from './rollout-schema.ts';
import { TICKET_MIGRATION } from './ticket-schema.ts';

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
  `
  DROP TABLE sign_in_token;
  DROP TABLE session;
  CREATE TABLE member (
    member_id text PRIMARY KEY,
    revision integer NOT NULL,
    name text NOT NULL,
    email text UNIQUE,
    openid text UNIQUE,
    content text NOT NULL
  );
  CREATE TABLE member_session (
    session_hash text PRIMARY KEY,
    member_id text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    how text NOT NULL,
    device text NOT NULL
  );
  CREATE INDEX member_session_of ON member_session (member_id);
  CREATE TABLE one_time (
    token_hash text PRIMARY KEY,
    purpose text NOT NULL,
    member_id text,
    expires_at bigint NOT NULL,
    content text NOT NULL
  );
  CREATE INDEX one_time_of ON one_time (member_id, purpose);
  CREATE TABLE api_token (
    token_id text PRIMARY KEY,
    token_hash text NOT NULL UNIQUE,
    member_id text NOT NULL,
    created_at bigint NOT NULL,
    used_at bigint,
    content text NOT NULL
  );
  CREATE INDEX api_token_of ON api_token (member_id);
  CREATE TABLE audit (
    seq bigint PRIMARY KEY,
    at bigint NOT NULL,
    member_id text,
    action text NOT NULL,
    app_id text,
    chain text NOT NULL,
    content text NOT NULL
  );
  CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS
    $$BEGIN RAISE EXCEPTION 'the audit log only grows'; END$$;
  CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit EXECUTE FUNCTION audit_only_grows();
  `,
  `
  ALTER TABLE app ADD COLUMN origins text;
  ALTER TABLE app ADD COLUMN identity text;
  ALTER TABLE app ADD COLUMN headcount text;
  CREATE TABLE credential (
    credential_id text PRIMARY KEY,
    app_id text NOT NULL REFERENCES app (app_id),
    kind text NOT NULL,
    sealed text,
    created_at bigint NOT NULL
  );
  CREATE INDEX credential_of ON credential (app_id, kind);
  `,
  `
  CREATE TABLE edit (
    edit_id text PRIMARY KEY,
    link_hash text NOT NULL UNIQUE,
    session_hash text UNIQUE,
    member_id text NOT NULL,
    app_id text NOT NULL,
    origin text NOT NULL,
    expires_at bigint NOT NULL,
    seen_at bigint,
    content text NOT NULL
  );
  CREATE INDEX edit_of ON edit (member_id);
  CREATE INDEX edit_in ON edit (app_id);
  `,
  `
  ALTER TABLE app ADD COLUMN review text;
  ALTER TABLE guide ADD COLUMN revision integer NOT NULL DEFAULT 1;
  ALTER TABLE guide ADD COLUMN turn integer NOT NULL DEFAULT 1;
  ALTER TABLE guide ADD COLUMN updated_by text;
  ALTER TABLE guide ADD COLUMN desk text;
  ALTER TABLE guide ADD COLUMN lease text;
  ALTER TABLE guide_version ADD COLUMN note text;
  CREATE TABLE guide_live (
    app_id text NOT NULL,
    guide_id text NOT NULL,
    environment text NOT NULL,
    version integer NOT NULL,
    at bigint NOT NULL,
    person text,
    PRIMARY KEY (app_id, guide_id, environment),
    FOREIGN KEY (app_id, guide_id, version) REFERENCES guide_version (app_id, guide_id, version)
  );
  INSERT INTO guide_live (app_id, guide_id, environment, version, at)
    SELECT app_id, guide_id, 'production', max(version), max(published_at) FROM guide_version GROUP BY app_id, guide_id;
  CREATE TABLE guide_plan (
    app_id text NOT NULL,
    guide_id text NOT NULL,
    environment text NOT NULL,
    version integer NOT NULL,
    at bigint NOT NULL,
    person text,
    PRIMARY KEY (app_id, guide_id, environment),
    FOREIGN KEY (app_id, guide_id, version) REFERENCES guide_version (app_id, guide_id, version)
  );
  CREATE INDEX guide_plan_due ON guide_plan (at);
  `,
  `
  ALTER TABLE app ADD COLUMN owner text;
  CREATE TABLE member_group (
    group_id text PRIMARY KEY,
    name text NOT NULL UNIQUE,
    external_id text
  );
  `,
  `
  ALTER TABLE app ADD COLUMN help text;
  CREATE TABLE article (
    article_id text PRIMARY KEY,
    draft text NOT NULL,
    revision integer NOT NULL,
    turn integer NOT NULL,
    updated_at bigint NOT NULL,
    updated_by text,
    desk text NOT NULL,
    -- The version that visitors have.
    live integer,
    app_ids text NOT NULL,
    ticket_id text
  );
  CREATE INDEX article_of_ticket ON article (ticket_id);
  CREATE TABLE article_app (
    app_id text NOT NULL REFERENCES app (app_id),
    article_id text NOT NULL REFERENCES article (article_id),
    PRIMARY KEY (app_id, article_id)
  );
  CREATE TABLE article_version (
    article_id text NOT NULL REFERENCES article (article_id),
    version integer NOT NULL,
    published_at bigint NOT NULL,
    content text NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (article_id, version)
  );
  `,
  `
  -- One row at most.
  CREATE TABLE support (
    id integer PRIMARY KEY CHECK (id = 1),
    revision integer NOT NULL,
    content text NOT NULL
  );
  `,
  TICKET_MIGRATION,
  `
  CREATE TABLE delivery (
    delivery_id text PRIMARY KEY,
    kind text NOT NULL,
    target text NOT NULL,
    content text NOT NULL,
    state text NOT NULL,
    attempts integer NOT NULL,
    created_at bigint NOT NULL,
    at bigint NOT NULL,
    outcome text NOT NULL
  );
  CREATE INDEX delivery_due ON delivery (kind, at) WHERE state = 'waiting';
  CREATE INDEX delivery_log ON delivery (kind, target, created_at);
  CREATE TABLE webhook (
    webhook_id text PRIMARY KEY,
    made bigint NOT NULL,
    content text NOT NULL
  );
  `,
  `
  ALTER TABLE app ADD COLUMN licences text;
  ALTER TABLE app ADD COLUMN aims text;
  `,
  `
  CREATE TABLE connector (
    connector_id text PRIMARY KEY,
    made bigint NOT NULL,
    content text NOT NULL
  );
  CREATE TABLE connector_link (
    connector_id text NOT NULL REFERENCES connector (connector_id) ON DELETE CASCADE,
    ticket_id text NOT NULL REFERENCES ticket (ticket_id) ON DELETE CASCADE,
    remote_id text,
    remote_key text,
    look_at bigint NOT NULL,
    revision integer NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (connector_id, ticket_id)
  );
  CREATE INDEX connector_link_of ON connector_link (ticket_id);
  CREATE INDEX connector_link_due ON connector_link (connector_id, look_at);
  CREATE INDEX connector_link_remote ON connector_link (connector_id, remote_id);
  CREATE INDEX connector_link_key ON connector_link (connector_id, remote_key);
  `,
  `
  -- Of what was made up, which can be removed.
  ALTER TABLE app ADD COLUMN sample text;
  `,
  ROLLOUT_MIGRATION,
  `
  CREATE TABLE picture (
    app_id text NOT NULL,
    picture_id text NOT NULL,
    at bigint NOT NULL,
    png bytea NOT NULL,
    PRIMARY KEY (app_id, picture_id)
  );
  CREATE INDEX picture_age ON picture (app_id, at);
  `,
  `
  CREATE TABLE alert (
    app_id text NOT NULL REFERENCES app (app_id) ON DELETE CASCADE,
    alert_id text NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (app_id, alert_id)
  );
  `,
  `
  CREATE TABLE question (
    question_id text PRIMARY KEY,
    app_id text NOT NULL REFERENCES app (app_id) ON DELETE CASCADE,
    member_id text NOT NULL,
    name text NOT NULL,
    shared integer NOT NULL,
    content text NOT NULL
  );
  CREATE INDEX question_of ON question (app_id, member_id);
  `,
  `
  CREATE TABLE mailing (mailing_id text PRIMARY KEY, content text NOT NULL);
  CREATE TABLE mailing_address (address text PRIMARY KEY);
  `,
];
