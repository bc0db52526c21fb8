-- What one node asks of another: a row while it is asked, gone once it is answered.

-- Lost in a crash of the database, when nobody waits for an answer any more. `json` keeps its text, so that its size is
-- what was counted before. Gone with the node's row: a dead node carries out nothing.
CREATE UNLOGGED TABLE hyponema.node_commands (
  id hyponema.typeid PRIMARY KEY,
  node_id hyponema.typeid NOT NULL REFERENCES hyponema.nodes (id) ON DELETE CASCADE,
  name text NOT NULL,
  payload json NOT NULL CHECK (octet_length(payload::text) <= 8192),
  sent_at timestamptz NOT NULL DEFAULT now(),
  -- When the node began to carry it out, which it does once.
  taken_at timestamptz,
  answer json CHECK (octet_length(answer::text) <= 8192)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON hyponema.node_commands TO hyponema_app;
GRANT SELECT, DELETE ON hyponema.node_commands TO hyponema_system;

-- Whoever asked deletes them; these are of nodes that died while they waited. No index: there are never many.
CREATE FUNCTION hyponema.sweep_node_commands(at timestamptz) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH swept AS (
    DELETE FROM hyponema.node_commands WHERE sent_at < at - interval '1 minute' AND ctid = ANY (ARRAY(
      SELECT ctid FROM hyponema.node_commands WHERE sent_at < at - interval '1 minute' LIMIT 500))
    RETURNING 1
  ) SELECT count(*)::int FROM swept;
$$;
SELECT hyponema.entrust_lookups();
