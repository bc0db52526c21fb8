-- Whom something that was learned is for: every agent of the workspace, or the agent that learned it.

-- Changes of what an agent's memory is for, as publishing and sharing make them. A change holds for all that the agent learned
-- before, at once; the rows of a User follow when their memory is locked next, up to `scopes_through`.
CREATE TABLE hyponema.memory_scope_changes (
  workspace_id hyponema.typeid NOT NULL,
  -- Counts up in the workspace.
  number bigint NOT NULL,
  agent_id hyponema.typeid NOT NULL,
  scope text NOT NULL CHECK (scope IN ('workspace', 'agent')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, number),
  FOREIGN KEY (workspace_id, agent_id) REFERENCES hyponema.agents (workspace_id, id)
);

ALTER TABLE hyponema.memory_heads ADD COLUMN scopes_through bigint NOT NULL DEFAULT 0;
CREATE INDEX memory_heads_scopes ON hyponema.memory_heads (workspace_id, scopes_through);

ALTER TABLE hyponema.observations
  ADD COLUMN scope text NOT NULL DEFAULT 'workspace' CHECK (scope = 'workspace' OR (scope = 'agent' AND agent_id IS NOT NULL)),
  -- The end that was stated itself; `valid_to` is this or, of a superseded one, when its successor took over.
  ADD COLUMN stated_valid_to timestamptz,
  -- Order of what was said at the same time.
  ADD COLUMN repeated_order bigint NOT NULL DEFAULT 0,
  -- How important and how sure it is by its own source, where somebody else who said it raised that.
  ADD COLUMN own_importance real,
  ADD COLUMN own_confidence real,
  -- The observation that this one was divided from, or the first one of those.
  ADD COLUMN divided_from hyponema.typeid,
  -- The observation that somebody corrected with this one.
  ADD COLUMN corrects hyponema.typeid;
CREATE INDEX observations_by_corrected ON hyponema.observations (workspace_id, corrects) WHERE corrects IS NOT NULL;
ALTER TABLE hyponema.open_threads
  ADD COLUMN scope text NOT NULL DEFAULT 'workspace' CHECK (scope = 'workspace' OR (scope = 'agent' AND agent_id IS NOT NULL));
ALTER TABLE hyponema.memory_tones
  ADD COLUMN agent_id hyponema.typeid,
  ADD COLUMN scope text NOT NULL DEFAULT 'workspace' CHECK (scope = 'workspace' OR (scope = 'agent' AND agent_id IS NOT NULL));
ALTER TABLE hyponema.memory_cooldowns
  ADD COLUMN agent_id hyponema.typeid,
  ADD COLUMN scope text NOT NULL DEFAULT 'workspace' CHECK (scope = 'workspace' OR (scope = 'agent' AND agent_id IS NOT NULL));
ALTER TABLE hyponema.memory_resumes
  ADD COLUMN scope text NOT NULL DEFAULT 'workspace' CHECK (scope IN ('workspace', 'agent'));
ALTER TABLE hyponema.memory_entries
  ADD COLUMN scope text NOT NULL DEFAULT 'workspace' CHECK (scope = 'workspace' OR (scope = 'agent' AND agent_id IS NOT NULL)),
  -- Of an observation: what it is about, and when it was last said.
  ADD COLUMN slot text,
  ADD COLUMN repeated_at timestamptz;

-- Who said something again, so that each agent keeps what it was told itself. Without a message: by hand, or in a note.
ALTER TABLE hyponema.observation_mentions
  DROP CONSTRAINT observation_mentions_pkey,
  ALTER COLUMN session_id DROP NOT NULL,
  ALTER COLUMN message_id DROP NOT NULL,
  ADD COLUMN agent_id hyponema.typeid,
  ADD COLUMN scope text NOT NULL DEFAULT 'workspace' CHECK (scope = 'workspace' OR (scope = 'agent' AND agent_id IS NOT NULL)),
  ADD COLUMN origin text NOT NULL DEFAULT 'extracted',
  -- What was said this time, in its own words; null: as the observation says. Null once forgotten.
  ADD COLUMN wording jsonb;
CREATE UNIQUE INDEX observation_mentions_by_message ON hyponema.observation_mentions (workspace_id, observation_id, message_id)
  WHERE message_id IS NOT NULL;
CREATE UNIQUE INDEX observation_mentions_by_hand
  ON hyponema.observation_mentions (workspace_id, observation_id, agent_id, said_at) NULLS NOT DISTINCT
  WHERE message_id IS NULL;

-- What agents keep to themselves is counted when it is shared.
CREATE INDEX observations_private ON hyponema.observations (workspace_id, agent_id) WHERE scope = 'agent';
CREATE INDEX memory_entries_private ON hyponema.memory_entries (workspace_id, agent_id) WHERE scope = 'agent';

-- Row security binds the owner as well while it is forced; `protect_tenant_tables` forces it again.
ALTER TABLE hyponema.agents NO FORCE ROW LEVEL SECURITY;
ALTER TABLE hyponema.agent_versions NO FORCE ROW LEVEL SECURITY;
ALTER TABLE hyponema.sessions NO FORCE ROW LEVEL SECURITY;
ALTER TABLE hyponema.observations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE hyponema.observation_mentions NO FORCE ROW LEVEL SECURITY;
ALTER TABLE hyponema.memory_tones NO FORCE ROW LEVEL SECURITY;
ALTER TABLE hyponema.memory_cooldowns NO FORCE ROW LEVEL SECURITY;
ALTER TABLE hyponema.memory_entries NO FORCE ROW LEVEL SECURITY;
ALTER TABLE hyponema.memory_resumes NO FORCE ROW LEVEL SECURITY;

UPDATE hyponema.observation_mentions m SET agent_id = s.agent_id FROM hyponema.sessions s
WHERE s.workspace_id = m.workspace_id AND s.id = m.session_id;
UPDATE hyponema.memory_tones t SET agent_id = s.agent_id FROM hyponema.sessions s
WHERE s.workspace_id = t.workspace_id AND s.id = t.session_id;
UPDATE hyponema.memory_cooldowns c SET agent_id = s.agent_id FROM hyponema.sessions s
WHERE s.workspace_id = c.workspace_id AND s.id = c.source_session_id;
-- An end that is not the beginning of what came next was stated.
UPDATE hyponema.observations o SET stated_valid_to = o.valid_to WHERE o.valid_to IS NOT NULL AND NOT (
  o.status <> 'active' AND EXISTS (SELECT FROM hyponema.observations s
    WHERE s.workspace_id = o.workspace_id AND s.id = o.superseded_by
      AND o.valid_to IN (COALESCE(s.valid_from, s.said_at), s.repeated_at)));
-- Of what was said at the same time, that which holds was said last.
UPDATE hyponema.observations SET repeated_order = 1 WHERE status = 'active' AND slot IS NOT NULL;
UPDATE hyponema.memory_entries e SET slot = o.slot, repeated_at = o.repeated_at FROM hyponema.observations o
WHERE o.workspace_id = e.workspace_id AND o.id = e.id AND o.slot IS NOT NULL AND e.kind = 'observation' AND e.state <> 'gone';

-- A resume no longer tells of threads: they may come from an agent that keeps them to itself, now or later.
UPDATE hyponema.memory_resumes SET text = regexp_replace(text, '”\. Left open: .*$', '”.');

-- What agents learned that keep their memory to themselves now is theirs from now on.
INSERT INTO hyponema.memory_scope_changes (workspace_id, number, agent_id, scope, created_at)
SELECT a.workspace_id, row_number() OVER (PARTITION BY a.workspace_id ORDER BY a.id), a.id, 'agent', now()
FROM hyponema.agents a LEFT JOIN hyponema.agent_versions v
  ON v.workspace_id = a.workspace_id AND v.agent_id = a.id AND v.version = a.published_version
WHERE COALESCE(v.settings, a.settings) ->> 'memory_scope' = 'agent';

-- Whom a row is for now: as the last change says that its User's rows have not followed yet, else as the row says.
CREATE FUNCTION hyponema.memory_scope(of_workspace text, of_user text, of_agent text, stored text)
RETURNS text LANGUAGE sql STABLE AS $$
  SELECT COALESCE((
    SELECT c.scope FROM hyponema.memory_scope_changes c
    WHERE c.workspace_id = of_workspace AND c.agent_id = of_agent AND c.number > COALESCE((
      SELECT h.scopes_through FROM hyponema.memory_heads h WHERE h.workspace_id = of_workspace AND h.user_id = of_user), 0)
    ORDER BY c.number DESC LIMIT 1), stored)
$$;

-- Users whose rows have not followed the last change yet.
CREATE FUNCTION hyponema.unsettled_memory(most int)
RETURNS TABLE (workspace_id text, user_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT h.workspace_id, h.user_id
  FROM (SELECT c.workspace_id, max(c.number) AS number FROM hyponema.memory_scope_changes c GROUP BY c.workspace_id) last
  JOIN hyponema.memory_heads h ON h.workspace_id = last.workspace_id AND h.scopes_through < last.number
  LIMIT most;
$$;

GRANT SELECT, INSERT ON hyponema.memory_scope_changes TO hyponema_app;
GRANT SELECT, INSERT ON hyponema.memory_scope_changes TO hyponema_system;
SELECT hyponema.protect_tenant_tables();
SELECT hyponema.entrust_lookups();
