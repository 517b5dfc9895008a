/** One entry of `RECORD_MIGRATIONS`: rollouts. It never changes after it was released. */
export const ROLLOUT_MIGRATION = `
  CREATE TABLE rollout (
    rollout_id text PRIMARY KEY,
    revision integer NOT NULL,
    updated_at bigint NOT NULL,
    content text NOT NULL
  );
  CREATE TABLE rollout_app (
    app_id text NOT NULL REFERENCES app (app_id),
    rollout_id text NOT NULL REFERENCES rollout (rollout_id) ON DELETE CASCADE,
    PRIMARY KEY (app_id, rollout_id)
  );
  CREATE INDEX rollout_app_of ON rollout_app (rollout_id);
  CREATE TABLE rollout_link (
    link_id text PRIMARY KEY,
    rollout_id text NOT NULL REFERENCES rollout (rollout_id) ON DELETE CASCADE,
    token_hash text NOT NULL UNIQUE,
    created_at bigint NOT NULL,
    content text NOT NULL
  );
  CREATE INDEX rollout_link_of ON rollout_link (rollout_id);
  CREATE TABLE rollout_entry (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id text NOT NULL UNIQUE,
    rollout_id text NOT NULL REFERENCES rollout (rollout_id) ON DELETE CASCADE,
    content text NOT NULL
  );
  CREATE INDEX rollout_entry_of ON rollout_entry (rollout_id, seq);
  CREATE FUNCTION rollout_entries_only_grow() RETURNS trigger LANGUAGE plpgsql AS
    $$BEGIN RAISE EXCEPTION 'entries of rollouts are only added'; END$$;
  CREATE TRIGGER rollout_entry_is_not_changed BEFORE UPDATE ON rollout_entry
    FOR EACH ROW EXECUTE FUNCTION rollout_entries_only_grow();
  `;
