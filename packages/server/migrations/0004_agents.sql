-- Agents that can be trusted: what is archived, versions with everything they froze, tools and the secrets they send.

ALTER TABLE hyponema.personas ADD COLUMN archived_at timestamptz;
ALTER TABLE hyponema.agents ADD COLUMN archived_at timestamptz;

ALTER TABLE hyponema.agent_versions
  ADD COLUMN origin text NOT NULL DEFAULT 'published' CHECK (origin IN ('published', 'automatic')),
  -- The tools' settings as they were: [{tool_id, settings}].
  ADD COLUMN tools jsonb NOT NULL DEFAULT '[]';

CREATE TABLE hyponema.tools (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  id hyponema.typeid NOT NULL,
  slug text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('http', 'mcp')),
  settings jsonb NOT NULL,
  -- What an MCP server said it offers, and when: {at, tools, error}.
  discovered jsonb,
  revision int NOT NULL DEFAULT 1,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX tools_one_slug ON hyponema.tools (workspace_id, lower(slug)) WHERE archived_at IS NULL;

-- Secrets that tools and resolvers send; settings and versions name them by ID, so that one changed is changed everywhere.
CREATE TABLE hyponema.secrets (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  id hyponema.typeid NOT NULL,
  sealed text NOT NULL,
  hint text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- A preview runs a draft as it was when its session began: there is no version to name.
ALTER TABLE hyponema.sessions
  ALTER COLUMN agent_version DROP NOT NULL,
  ADD COLUMN agent_draft jsonb,
  -- What the conversation is held in, once it was told apart from what it began in.
  ADD COLUMN language text,
  -- What was said up to turn summary_through, in short.
  ADD COLUMN summary text,
  ADD COLUMN summary_through int NOT NULL DEFAULT -1,
  ADD FOREIGN KEY (workspace_id, agent_id) REFERENCES hyponema.agents (workspace_id, id),
  ADD CONSTRAINT sessions_run_something CHECK ((agent_version IS NULL) <> (agent_draft IS NULL));

GRANT SELECT, INSERT, UPDATE, DELETE ON hyponema.tools, hyponema.secrets TO hyponema_app;
GRANT SELECT, INSERT ON hyponema.tools, hyponema.secrets TO hyponema_system;
SELECT hyponema.protect_tenant_tables();
