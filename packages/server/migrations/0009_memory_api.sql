-- What it takes to forget all of something: everywhere it was said, and every kept answer that may tell of it.

-- Messages that said again what an observation says. The first is the observation's own source.
CREATE TABLE hyponema.observation_mentions (
  workspace_id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  observation_id hyponema.typeid NOT NULL,
  session_id hyponema.typeid NOT NULL,
  message_id hyponema.typeid NOT NULL,
  said_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, observation_id, message_id),
  FOREIGN KEY (workspace_id, observation_id) REFERENCES hyponema.observations (workspace_id, id)
);
CREATE INDEX observation_mentions_of_user ON hyponema.observation_mentions (workspace_id, user_id);

-- What imported things were called where they come from: each is taken once.
CREATE TABLE hyponema.imported_memories (
  workspace_id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  original_id text NOT NULL,
  id hyponema.typeid NOT NULL,
  PRIMARY KEY (workspace_id, user_id, original_id),
  FOREIGN KEY (workspace_id, user_id) REFERENCES hyponema.users (workspace_id, id)
);

-- A kept answer that tells of a User names the User, so that it can be forgotten: then the key stays, and a repeat is
-- told so instead of having its effect once more.
ALTER TABLE hyponema.idempotency_keys
  ADD COLUMN user_id hyponema.typeid,
  ALTER COLUMN sealed_answer DROP NOT NULL;
CREATE INDEX idempotency_keys_of_user ON hyponema.idempotency_keys (workspace_id, user_id) WHERE user_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON hyponema.observation_mentions, hyponema.imported_memories TO hyponema_app;
GRANT SELECT, INSERT ON hyponema.observation_mentions, hyponema.imported_memories TO hyponema_system;
SELECT hyponema.protect_tenant_tables();
