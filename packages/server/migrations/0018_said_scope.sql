-- For whom something was said, as its agent's memory was then: learning comes later, when another version may be published.

-- Whether what an agent learns is shared: as its published version says or, before there is one, its draft.
CREATE FUNCTION hyponema.published_memory_scope(of_workspace text, of_agent text)
RETURNS text LANGUAGE sql STABLE AS $$
  SELECT COALESCE(CASE WHEN v.agent_id IS NULL THEN a.settings ELSE v.settings END ->> 'memory_scope', 'workspace')
  FROM hyponema.agents a LEFT JOIN hyponema.agent_versions v
    ON v.workspace_id = a.workspace_id AND v.agent_id = a.id AND v.version = a.published_version
  WHERE a.workspace_id = of_workspace AND a.id = of_agent
$$;

-- The number of the last change of scope in a workspace.
CREATE FUNCTION hyponema.last_memory_scope_change(of_workspace text)
RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT COALESCE((SELECT max(c.number) FROM hyponema.memory_scope_changes c WHERE c.workspace_id = of_workspace), 0)
$$;

-- When the turn began. Null: it began before this was noted.
ALTER TABLE hyponema.turns
  ADD COLUMN memory_scope text CHECK (memory_scope IN ('workspace', 'agent')),
  ADD COLUMN scopes_through bigint;

-- The narrowest of all that waits in the conversation. Changes of scope after `scopes_through` hold for it as well.
ALTER TABLE hyponema.memory_work
  ADD COLUMN scope text NOT NULL DEFAULT 'workspace' CHECK (scope IN ('workspace', 'agent')),
  ADD COLUMN scopes_through bigint NOT NULL DEFAULT 0;
