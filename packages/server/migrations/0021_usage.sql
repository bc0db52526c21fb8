-- What was used, one row for each unit. Rows name what they are for and do not reference it: they outlive it.

CREATE TABLE hyponema.usage (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  at timestamptz NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  session_id hyponema.typeid,
  turn_id hyponema.typeid,
  agent_id hyponema.typeid,
  kind text NOT NULL CHECK (kind IN ('llm', 'stt', 'tts', 'realtime', 'embedding', 'rerank', 'extraction', 'judge', 'call')),
  unit text NOT NULL CHECK (unit IN ('tokens_in', 'tokens_cached', 'tokens_cache_write', 'tokens_out', 'tokens_reasoning',
    'seconds', 'characters', 'minutes')),
  quantity double precision NOT NULL,
  provider text NOT NULL,
  model text NOT NULL,
  -- Null: no price was known.
  cost_usd double precision,
  estimated boolean NOT NULL,
  test boolean NOT NULL,
  PRIMARY KEY (workspace_id, at, id)
);
CREATE INDEX ON hyponema.usage (workspace_id, turn_id) WHERE turn_id IS NOT NULL;

-- The units of a row of the table before. What each cost was not kept, so the first has all of it.
CREATE FUNCTION hyponema.split_usage(used hyponema.usage_records)
RETURNS TABLE (unit text, quantity int, cost_usd double precision)
LANGUAGE sql IMMUTABLE AS $$
  SELECT units.* FROM (VALUES
    ('tokens_in', GREATEST(used.prompt_tokens - used.cached_prompt_tokens - used.cache_write_tokens, 0), used.cost_usd),
    ('tokens_cached', used.cached_prompt_tokens, used.cost_usd * 0),
    ('tokens_cache_write', used.cache_write_tokens, used.cost_usd * 0),
    ('tokens_out', used.completion_tokens, used.cost_usd * 0)) AS units (unit, quantity, cost_usd)
  WHERE units.unit = 'tokens_in' OR units.quantity > 0
$$;

-- Row security binds the owner as well while it is forced; `protect_tenant_tables` forces it again.
ALTER TABLE hyponema.usage_records NO FORCE ROW LEVEL SECURITY;
ALTER TABLE hyponema.turns NO FORCE ROW LEVEL SECURITY;
ALTER TABLE hyponema.sessions NO FORCE ROW LEVEL SECURITY;

INSERT INTO hyponema.usage (workspace_id, at, session_id, turn_id, agent_id, kind, unit, quantity, provider, model, cost_usd,
  estimated, test)
SELECT r.workspace_id, r.at, s.id, r.turn_id, s.agent_id, 'llm', units.unit, units.quantity, r.provider, r.model,
  units.cost_usd, false, s.test
FROM hyponema.usage_records r
JOIN hyponema.turns t ON t.workspace_id = r.workspace_id AND t.id = r.turn_id
JOIN hyponema.sessions s ON s.workspace_id = t.workspace_id AND s.id = t.session_id
CROSS JOIN LATERAL hyponema.split_usage(r) units;
TRUNCATE hyponema.usage_records;

-- Nodes of the version before go on writing to the old table while they serve; it passes everything on and stays empty.
CREATE FUNCTION hyponema.pass_usage_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO hyponema.usage (workspace_id, at, session_id, turn_id, agent_id, kind, unit, quantity, provider, model,
    cost_usd, estimated, test)
  SELECT s.workspace_id, NEW.at, s.id, NEW.turn_id, s.agent_id, 'llm', units.unit, units.quantity, NEW.provider, NEW.model,
    units.cost_usd, false, s.test
  FROM hyponema.turns t
  JOIN hyponema.sessions s ON s.workspace_id = t.workspace_id AND s.id = t.session_id
  CROSS JOIN LATERAL hyponema.split_usage(NEW) units
  WHERE t.workspace_id = NEW.workspace_id AND t.id = NEW.turn_id;
  RETURN NULL;
END;
$$;
CREATE TRIGGER pass_on BEFORE INSERT ON hyponema.usage_records
  FOR EACH ROW EXECUTE FUNCTION hyponema.pass_usage_on();

GRANT SELECT, INSERT ON hyponema.usage TO hyponema_app;
GRANT SELECT, INSERT ON hyponema.usage TO hyponema_system;
SELECT hyponema.protect_tenant_tables();
