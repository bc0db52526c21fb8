-- When a key was last used is written by the look-up that knows it, at most once a minute, so that a busy key costs
-- no write per request.

-- Only its owner may replace a look-up: see entrust_lookups.
SET LOCAL ROLE hyponema_system;
DROP FUNCTION hyponema.find_api_key(bytea);
RESET ROLE;

CREATE FUNCTION hyponema.find_api_key(key_hash bytea)
RETURNS TABLE (id text, workspace_id text, name text, scopes text[], expires_at timestamptz)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = '' AS $$
  UPDATE hyponema.api_keys SET last_used_at = pg_catalog.now()
  WHERE hash = key_hash AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > pg_catalog.now())
    AND (last_used_at IS NULL OR last_used_at < pg_catalog.now() - interval '1 minute');
  SELECT id, workspace_id, name, scopes, expires_at FROM hyponema.api_keys
  WHERE hash = key_hash AND revoked_at IS NULL;
$$;

GRANT UPDATE (last_used_at) ON hyponema.api_keys TO hyponema_system;
SELECT hyponema.entrust_lookups();
