-- The ground: tenants, who may call, agents and personas, Users, conversations and what they leave behind.
-- Every tenant table is keyed by (workspace_id, …), so that a reference cannot cross tenants, and row security is
-- forced on it: see the end of this file.

CREATE DOMAIN hyponema.typeid AS text COLLATE "C";

-- Platform: no tenant's data in these -----------------------------------------------------------------------------

CREATE TABLE hyponema.nodes (
  id hyponema.typeid PRIMARY KEY,
  started_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now()
);

-- Lost in a crash, which only refills the buckets; in exchange nothing is written ahead for them.
CREATE UNLOGGED TABLE hyponema.rate_buckets (
  key text PRIMARY KEY,
  tokens double precision NOT NULL,
  refilled_at timestamptz NOT NULL
);

-- Tenants ---------------------------------------------------------------------------------------------------------

CREATE TABLE hyponema.workspaces (
  id hyponema.typeid PRIMARY KEY,
  name text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE hyponema.api_keys (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  id hyponema.typeid NOT NULL,
  name text NOT NULL,
  hint text NOT NULL,
  hash bytea NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);

CREATE TABLE hyponema.credentials (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  id hyponema.typeid NOT NULL,
  provider text NOT NULL,
  hint text NOT NULL,
  sealed text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, provider)
);

CREATE TABLE hyponema.audit_log (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  id hyponema.typeid NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id text,
  actor_name text NOT NULL,
  actor_address text,
  action text NOT NULL,
  target_kind text NOT NULL,
  target_id text NOT NULL,
  before jsonb,
  after jsonb,
  request_id text,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX ON hyponema.audit_log (workspace_id, target_id, id);

CREATE TABLE hyponema.outbox_events (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  event_id uuid NOT NULL,
  type text NOT NULL,
  data jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, event_id)
);

CREATE TABLE hyponema.idempotency_keys (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  key text NOT NULL,
  fingerprint bytea NOT NULL,
  status int NOT NULL,
  sealed_answer text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, key)
);
CREATE INDEX ON hyponema.idempotency_keys (expires_at);

-- What agents are -------------------------------------------------------------------------------------------------

CREATE TABLE hyponema.personas (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  id hyponema.typeid NOT NULL,
  name text NOT NULL,
  description text NOT NULL,
  prompt text NOT NULL,
  settings jsonb NOT NULL,
  production_version int,
  last_version int NOT NULL DEFAULT 0,
  revision int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

CREATE TABLE hyponema.persona_versions (
  workspace_id hyponema.typeid NOT NULL,
  persona_id hyponema.typeid NOT NULL,
  version int NOT NULL,
  name text NOT NULL,
  prompt text NOT NULL,
  settings jsonb NOT NULL,
  note text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, persona_id, version),
  FOREIGN KEY (workspace_id, persona_id) REFERENCES hyponema.personas (workspace_id, id)
);

CREATE TABLE hyponema.agents (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  id hyponema.typeid NOT NULL,
  name text NOT NULL,
  description text NOT NULL,
  settings jsonb NOT NULL,
  published_version int,
  last_version int NOT NULL DEFAULT 0,
  revision int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

CREATE TABLE hyponema.agent_versions (
  workspace_id hyponema.typeid NOT NULL,
  agent_id hyponema.typeid NOT NULL,
  version int NOT NULL,
  name text NOT NULL,
  description text NOT NULL,
  settings jsonb NOT NULL,
  persona_id hyponema.typeid NOT NULL,
  persona_version int NOT NULL,
  note text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, agent_id, version),
  FOREIGN KEY (workspace_id, agent_id) REFERENCES hyponema.agents (workspace_id, id),
  FOREIGN KEY (workspace_id, persona_id, persona_version)
    REFERENCES hyponema.persona_versions (workspace_id, persona_id, version)
);

-- Whom they talk with, and what was said --------------------------------------------------------------------------

CREATE TABLE hyponema.users (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  id hyponema.typeid NOT NULL,
  external_id text NOT NULL,
  name text,
  phone text,
  language text,
  timezone text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, external_id)
);

CREATE TABLE hyponema.sessions (
  workspace_id hyponema.typeid NOT NULL,
  id hyponema.typeid NOT NULL,
  agent_id hyponema.typeid NOT NULL,
  agent_version int NOT NULL,
  user_id hyponema.typeid NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'in_progress', 'completed', 'failed')),
  channel text NOT NULL,
  modality text NOT NULL,
  dynamic_variables jsonb NOT NULL,
  overrides jsonb NOT NULL,
  turn_count int NOT NULL DEFAULT 0,
  end_reason text,
  idle_seconds int NOT NULL,
  max_duration_seconds int NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  started_at timestamptz,
  last_activity_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, agent_id, agent_version)
    REFERENCES hyponema.agent_versions (workspace_id, agent_id, version),
  FOREIGN KEY (workspace_id, user_id) REFERENCES hyponema.users (workspace_id, id)
);
CREATE INDEX ON hyponema.sessions (workspace_id, agent_id, id);
CREATE INDEX ON hyponema.sessions (workspace_id, user_id, id);
CREATE INDEX ON hyponema.sessions (last_activity_at) WHERE status IN ('pending', 'in_progress');

CREATE TABLE hyponema.turns (
  workspace_id hyponema.typeid NOT NULL,
  id hyponema.typeid NOT NULL,
  session_id hyponema.typeid NOT NULL,
  number int NOT NULL,
  status text NOT NULL CHECK (status IN ('running', 'complete', 'interrupted', 'blocked', 'failed')),
  node_id hyponema.typeid NOT NULL,
  trace_id hyponema.typeid NOT NULL,
  provider text,
  model text,
  prompt_tokens int,
  completion_tokens int,
  first_token_ms double precision,
  latency_ms double precision,
  error_kind text,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, session_id, number),
  UNIQUE (workspace_id, trace_id),
  FOREIGN KEY (workspace_id, session_id) REFERENCES hyponema.sessions (workspace_id, id)
);
-- One answer at a time: the second message of a session fails here, on whichever node it arrives.
CREATE UNIQUE INDEX turns_one_running ON hyponema.turns (workspace_id, session_id) WHERE status = 'running';
CREATE INDEX turns_running_by_node ON hyponema.turns (node_id) WHERE status = 'running';

CREATE TABLE hyponema.messages (
  workspace_id hyponema.typeid NOT NULL,
  session_id hyponema.typeid NOT NULL,
  -- turn number × 1,000 + place in the turn: the order in which things were said.
  position int NOT NULL,
  id hyponema.typeid NOT NULL,
  turn_id hyponema.typeid,
  role text NOT NULL CHECK (role IN ('user', 'assistant', 'tool')),
  text text NOT NULL,
  status text NOT NULL CHECK (status IN ('complete', 'interrupted', 'blocked', 'failed')),
  tool_call jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, session_id, position),
  FOREIGN KEY (workspace_id, session_id) REFERENCES hyponema.sessions (workspace_id, id)
);

-- What the stream of a turn carried, in batches: for resumes, replays, and to close a turn whose node died.
CREATE TABLE hyponema.turn_events (
  workspace_id hyponema.typeid NOT NULL,
  turn_id hyponema.typeid NOT NULL,
  first_sequence int NOT NULL,
  -- Text, not jsonb: written and read whole, on the path of every stream.
  events text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, turn_id, first_sequence),
  FOREIGN KEY (workspace_id, turn_id) REFERENCES hyponema.turns (workspace_id, id)
);
CREATE INDEX ON hyponema.turn_events (created_at);

CREATE TABLE hyponema.spans (
  workspace_id hyponema.typeid NOT NULL,
  trace_id hyponema.typeid NOT NULL,
  id hyponema.typeid NOT NULL,
  parent_id hyponema.typeid,
  type text NOT NULL,
  name text NOT NULL,
  started_at timestamptz NOT NULL,
  duration_ms double precision NOT NULL,
  input jsonb,
  output jsonb,
  error text,
  provider text,
  model text,
  prompt_tokens int,
  completion_tokens int,
  PRIMARY KEY (workspace_id, trace_id, id),
  FOREIGN KEY (workspace_id, trace_id) REFERENCES hyponema.turns (workspace_id, trace_id)
);

CREATE TABLE hyponema.usage_records (
  workspace_id hyponema.typeid NOT NULL,
  turn_id hyponema.typeid NOT NULL,
  provider text NOT NULL,
  model text NOT NULL,
  prompt_tokens int NOT NULL,
  cached_prompt_tokens int NOT NULL,
  completion_tokens int NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, turn_id, provider, model),
  FOREIGN KEY (workspace_id, turn_id) REFERENCES hyponema.turns (workspace_id, id)
);
CREATE INDEX ON hyponema.usage_records (workspace_id, at);

-- What must be found before a workspace is known: the whole list. Each runs as hyponema_system. ---------------------

CREATE FUNCTION hyponema.find_api_key(key_hash bytea)
RETURNS TABLE (id text, workspace_id text, name text, scopes text[], expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT id, workspace_id, name, scopes, expires_at FROM hyponema.api_keys
  WHERE hash = key_hash AND revoked_at IS NULL;
$$;

CREATE FUNCTION hyponema.list_workspaces()
RETURNS TABLE (id text, name text, created_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT id, name, created_at FROM hyponema.workspaces ORDER BY id;
$$;

-- Turns whose node has stopped beating; a node that no row is left of is dead for certain.
CREATE FUNCTION hyponema.orphaned_turns(silence interval)
RETURNS TABLE (workspace_id text, turn_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT t.workspace_id, t.id FROM hyponema.turns t
  LEFT JOIN hyponema.nodes n ON n.id = t.node_id
  WHERE t.status = 'running' AND (n.id IS NULL OR n.seen_at < pg_catalog.now() - silence)
  LIMIT 500;
$$;

CREATE FUNCTION hyponema.overdue_sessions(at timestamptz)
RETURNS TABLE (workspace_id text, session_id text, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT * FROM (
    SELECT s.workspace_id, s.id,
      CASE
        WHEN s.status = 'pending' AND s.expires_at <= at THEN 'expired'
        WHEN s.started_at + pg_catalog.make_interval(secs => s.max_duration_seconds) <= at THEN 'max_duration'
        WHEN s.status = 'in_progress' AND s.last_activity_at + pg_catalog.make_interval(secs => s.idle_seconds) <= at
          AND NOT EXISTS (SELECT FROM hyponema.turns t WHERE t.workspace_id = s.workspace_id
            AND t.session_id = s.id AND t.status = 'running') THEN 'idle'
      END AS reason
    FROM hyponema.sessions s WHERE s.status IN ('pending', 'in_progress')
  ) due WHERE reason IS NOT NULL LIMIT 500;
$$;

CREATE FUNCTION hyponema.sweep_expired(at timestamptz, events_before timestamptz)
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  DELETE FROM hyponema.idempotency_keys WHERE expires_at <= at;
  DELETE FROM hyponema.turn_events e USING hyponema.turns t
    WHERE e.created_at < events_before AND t.workspace_id = e.workspace_id AND t.id = e.turn_id
      AND t.status <> 'running';
$$;

-- Takes up to `wanted` tokens from a bucket that holds `capacity` and refills at `per_second`; never waits.
CREATE FUNCTION hyponema.lease_tokens(
  bucket text, capacity double precision, per_second double precision, wanted double precision, returned double precision
) RETURNS TABLE (granted double precision, remaining double precision)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  available double precision;
BEGIN
  INSERT INTO hyponema.rate_buckets AS b (key, tokens, refilled_at) VALUES (bucket, capacity, pg_catalog.clock_timestamp())
  ON CONFLICT (key) DO UPDATE SET
    tokens = LEAST(capacity, b.tokens + returned + per_second
      * GREATEST(0, EXTRACT(epoch FROM pg_catalog.clock_timestamp() - b.refilled_at)::double precision)),
    refilled_at = pg_catalog.clock_timestamp()
  RETURNING tokens INTO available;
  granted := LEAST(wanted, pg_catalog.floor(available));
  UPDATE hyponema.rate_buckets SET tokens = available - granted WHERE key = bucket;
  remaining := available - granted;
  RETURN NEXT;
END;
$$;

-- Rights: the request role sees one workspace at a time; the audit log only grows. ---------------------------------

GRANT USAGE ON SCHEMA hyponema TO hyponema_app, hyponema_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA hyponema TO hyponema_app;
REVOKE UPDATE, DELETE ON hyponema.audit_log FROM hyponema_app;
REVOKE ALL ON hyponema.rate_buckets, hyponema.schema_migrations FROM hyponema_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA hyponema TO hyponema_system;
GRANT UPDATE ON hyponema.rate_buckets TO hyponema_system;
GRANT DELETE ON hyponema.idempotency_keys, hyponema.turn_events TO hyponema_system;
SELECT hyponema.protect_tenant_tables();
SELECT hyponema.entrust_lookups();
