-- Test traffic, and names that callers give to agents and personas.

ALTER TABLE hyponema.sessions ADD COLUMN test boolean NOT NULL DEFAULT false;
ALTER TABLE hyponema.users ADD COLUMN test boolean NOT NULL DEFAULT false;

-- Row security binds the owner as well while it is forced; `protect_tenant_tables` forces it again.
ALTER TABLE hyponema.sessions NO FORCE ROW LEVEL SECURITY;
ALTER TABLE hyponema.users NO FORCE ROW LEVEL SECURITY;
ALTER TABLE hyponema.user_merges NO FORCE ROW LEVEL SECURITY;
UPDATE hyponema.sessions SET test = true WHERE channel = 'preview';
-- A session creates its User in the same transaction, so both have the same moment of creation.
UPDATE hyponema.users u SET test = true
WHERE EXISTS (SELECT FROM hyponema.sessions s WHERE s.workspace_id = u.workspace_id AND s.user_id = u.id
    AND s.test AND s.created_at = u.created_at)
  AND NOT EXISTS (SELECT FROM hyponema.sessions s WHERE s.workspace_id = u.workspace_id AND s.user_id = u.id AND NOT s.test)
  AND NOT EXISTS (SELECT FROM hyponema.user_merges m WHERE m.workspace_id = u.workspace_id
    AND (m.into_id = u.id OR m.from_id = u.id));

ALTER TABLE hyponema.agents ADD COLUMN key text COLLATE "C";
ALTER TABLE hyponema.personas ADD COLUMN key text COLLATE "C";
CREATE UNIQUE INDEX agents_one_key ON hyponema.agents (workspace_id, key) WHERE key IS NOT NULL;
CREATE UNIQUE INDEX personas_one_key ON hyponema.personas (workspace_id, key) WHERE key IS NOT NULL;

SELECT hyponema.protect_tenant_tables();
