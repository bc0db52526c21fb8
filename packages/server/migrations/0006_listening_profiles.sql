-- How agents listen, and which User they listen to in another way than to others; whose agent it is that a web page names.

CREATE TABLE hyponema.listening_profiles (
  workspace_id hyponema.typeid NOT NULL,
  agent_id hyponema.typeid NOT NULL,
  id hyponema.typeid NOT NULL,
  name text NOT NULL,
  description text NOT NULL,
  settings jsonb NOT NULL,
  is_default boolean NOT NULL,
  revision int NOT NULL DEFAULT 1,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, agent_id, id),
  FOREIGN KEY (workspace_id, agent_id) REFERENCES hyponema.agents (workspace_id, id),
  CHECK (NOT (is_default AND archived_at IS NOT NULL))
);
-- At most one default by this index, at least one by the trigger below.
CREATE UNIQUE INDEX listening_profiles_one_default ON hyponema.listening_profiles (workspace_id, agent_id)
  WHERE is_default;

CREATE FUNCTION hyponema.expect_default_listening_profile() RETURNS trigger
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF EXISTS (SELECT FROM hyponema.listening_profiles p
      WHERE p.workspace_id = NEW.workspace_id AND p.agent_id = NEW.agent_id AND p.archived_at IS NULL)
    AND NOT EXISTS (SELECT FROM hyponema.listening_profiles p
      WHERE p.workspace_id = NEW.workspace_id AND p.agent_id = NEW.agent_id AND p.is_default)
  THEN
    RAISE EXCEPTION 'agent % has listening profiles and none of them is its default', NEW.agent_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'listening_profiles_some_default';
  END IF;
  RETURN NULL;
END;
$$;
-- At the transaction's end: the default moves from one row to another.
CREATE CONSTRAINT TRIGGER listening_profiles_some_default AFTER INSERT OR UPDATE ON hyponema.listening_profiles
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hyponema.expect_default_listening_profile();

CREATE TABLE hyponema.listening_assignments (
  workspace_id hyponema.typeid NOT NULL,
  agent_id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  listening_profile_id hyponema.typeid NOT NULL,
  assigned_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, agent_id, user_id),
  FOREIGN KEY (workspace_id, agent_id, listening_profile_id)
    REFERENCES hyponema.listening_profiles (workspace_id, agent_id, id),
  FOREIGN KEY (workspace_id, user_id) REFERENCES hyponema.users (workspace_id, id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON hyponema.listening_profiles, hyponema.listening_assignments TO hyponema_app;
GRANT SELECT, INSERT ON hyponema.listening_profiles, hyponema.listening_assignments TO hyponema_system;
SELECT hyponema.protect_tenant_tables();

CREATE UNIQUE INDEX agents_by_id ON hyponema.agents (id);

CREATE FUNCTION hyponema.find_agent_workspace(agent_id text) RETURNS TABLE (workspace_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT a.workspace_id FROM hyponema.agents a WHERE a.id = $1;
$$;

SELECT hyponema.entrust_lookups();
