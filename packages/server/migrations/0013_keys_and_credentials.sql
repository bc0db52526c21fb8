-- API keys that are changed and rotated, and what is known of providers' credentials.

ALTER TABLE hyponema.api_keys
  ADD COLUMN created_by_kind text,
  ADD COLUMN created_by_id text,
  ADD COLUMN created_by_name text,
  ADD COLUMN revision int NOT NULL DEFAULT 1,
  -- The secret before the last rotation; it works until then.
  ADD COLUMN previous_hash bytea UNIQUE,
  ADD COLUMN previous_hint text,
  ADD COLUMN previous_expires_at timestamptz,
  ADD COLUMN previous_last_used_at timestamptz;

-- It is in what is sealed as well, which is what counts: this is for showing.
ALTER TABLE hyponema.credentials ADD COLUMN base_url text;

-- What was known only to the audit log so far. Row security binds the owner as well, and shows it nothing, while it is forced.
ALTER TABLE hyponema.audit_log NO FORCE ROW LEVEL SECURITY;
ALTER TABLE hyponema.api_keys NO FORCE ROW LEVEL SECURITY;
ALTER TABLE hyponema.credentials NO FORCE ROW LEVEL SECURITY;
UPDATE hyponema.api_keys k SET created_by_kind = a.actor_kind, created_by_id = a.actor_id, created_by_name = a.actor_name
FROM hyponema.audit_log a
WHERE a.workspace_id = k.workspace_id AND a.target_id = k.id AND a.action = 'api_key.create';
UPDATE hyponema.credentials c SET base_url = (
  SELECT a.after ->> 'base_url' FROM hyponema.audit_log a
  WHERE a.workspace_id = c.workspace_id AND a.target_id = c.id AND a.action = 'credential.set'
  ORDER BY a.id DESC LIMIT 1);

-- The last time that a provider was asked with a credential, and the models that it listed when that last worked.
CREATE TABLE hyponema.provider_tests (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  provider text NOT NULL,
  -- Tells the credential that it was asked with from those before and after.
  stamp text NOT NULL,
  outcome text NOT NULL,
  detail text NOT NULL,
  latency_ms int NOT NULL,
  tested_at timestamptz NOT NULL,
  models jsonb,
  models_seen_at timestamptz,
  PRIMARY KEY (workspace_id, provider)
);

-- Only its owner may replace a look-up: see entrust_lookups.
SET LOCAL ROLE hyponema_system;
DROP FUNCTION hyponema.find_api_key(bytea);
RESET ROLE;

-- Of the secret before the last rotation, `expires_at` is when it ends.
CREATE FUNCTION hyponema.find_api_key(key_hash bytea)
RETURNS TABLE (id text, workspace_id text, name text, scopes text[], expires_at timestamptz)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = '' AS $$
  UPDATE hyponema.api_keys SET last_used_at = pg_catalog.now()
  WHERE hash = key_hash AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > pg_catalog.now())
    AND (last_used_at IS NULL OR last_used_at < pg_catalog.now() - interval '1 minute');
  UPDATE hyponema.api_keys SET last_used_at = pg_catalog.now(), previous_last_used_at = pg_catalog.now()
  WHERE previous_hash = key_hash AND revoked_at IS NULL AND previous_expires_at > pg_catalog.now()
    AND (expires_at IS NULL OR expires_at > pg_catalog.now())
    AND (previous_last_used_at IS NULL OR previous_last_used_at < pg_catalog.now() - interval '1 minute');
  SELECT id, workspace_id, name, scopes, expires_at FROM hyponema.api_keys
  WHERE hash = key_hash AND revoked_at IS NULL
  UNION ALL
  SELECT id, workspace_id, name, scopes, LEAST(expires_at, previous_expires_at) FROM hyponema.api_keys
  WHERE previous_hash = key_hash AND revoked_at IS NULL;
$$;

GRANT UPDATE (previous_last_used_at) ON hyponema.api_keys TO hyponema_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON hyponema.provider_tests TO hyponema_app;
GRANT SELECT, INSERT ON hyponema.provider_tests TO hyponema_system;
SELECT hyponema.protect_tenant_tables();
SELECT hyponema.entrust_lookups();
