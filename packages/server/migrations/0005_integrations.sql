-- Accounts at vendors that there are ready-made tools for. Settings name their secrets by ID.

CREATE TABLE hyponema.integrations (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  id hyponema.typeid NOT NULL,
  provider text NOT NULL,
  settings jsonb NOT NULL,
  revision int NOT NULL DEFAULT 1,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- The integrations as they were: [{integration_id, selected_tools, settings}].
ALTER TABLE hyponema.agent_versions ADD COLUMN integrations jsonb NOT NULL DEFAULT '[]';

GRANT SELECT, INSERT, UPDATE, DELETE ON hyponema.integrations TO hyponema_app;
GRANT SELECT, INSERT ON hyponema.integrations TO hyponema_system;
SELECT hyponema.protect_tenant_tables();
