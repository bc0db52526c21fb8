-- Run before every migration, so that a migration can close over its tables with two calls.

-- Forces row security on every table that belongs to tenants. The request role sees the workspace of its transaction;
-- hyponema_system, which only the look-up functions, backup and restore run as, sees all.
CREATE OR REPLACE FUNCTION hyponema.protect_tenant_tables() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  tenant record;
BEGIN
  FOR tenant IN
    SELECT c.relname AS name,
      CASE WHEN c.relname = 'workspaces' THEN 'id' ELSE 'workspace_id' END AS key
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'hyponema' AND c.relkind IN ('r', 'p') AND (c.relname = 'workspaces' OR EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped))
  LOOP
    EXECUTE format('ALTER TABLE hyponema.%I ENABLE ROW LEVEL SECURITY', tenant.name);
    EXECUTE format('ALTER TABLE hyponema.%I FORCE ROW LEVEL SECURITY', tenant.name);
    EXECUTE format('DROP POLICY IF EXISTS own_workspace ON hyponema.%I', tenant.name);
    EXECUTE format('DROP POLICY IF EXISTS every_workspace ON hyponema.%I', tenant.name);
    EXECUTE format(
      'CREATE POLICY own_workspace ON hyponema.%I TO hyponema_app USING (%I = (SELECT current_setting(''hyponema.workspace_id'', true)))',
      tenant.name, tenant.key);
    EXECUTE format('CREATE POLICY every_workspace ON hyponema.%I TO hyponema_system USING (true)', tenant.name);
  END LOOP;
END;
$$;

-- Gives every new SECURITY DEFINER function to hyponema_system, closed to the public and open to the request role.
CREATE OR REPLACE FUNCTION hyponema.entrust_lookups() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  lookup regprocedure;
BEGIN
  GRANT CREATE ON SCHEMA hyponema TO hyponema_system;
  FOR lookup IN
    SELECT p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'hyponema' AND p.prosecdef AND p.proowner <> 'hyponema_system'::regrole
  LOOP
    -- In this order: once given away, its rights are no longer ours to change.
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', lookup);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO hyponema_app', lookup);
    EXECUTE format('ALTER FUNCTION %s OWNER TO hyponema_system', lookup);
  END LOOP;
  REVOKE CREATE ON SCHEMA hyponema FROM hyponema_system;
END;
$$;
