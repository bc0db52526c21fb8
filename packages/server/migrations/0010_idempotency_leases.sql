-- Idempotency-Keys of requests that are acting outside of the database: each is its request's alone until it is answered.

-- Gone with the node's row: whoever is dead for certain holds nothing.
CREATE TABLE hyponema.idempotency_leases (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  key text NOT NULL,
  fingerprint bytea NOT NULL,
  -- Tells the holder from others that send the same request.
  token uuid NOT NULL,
  node_id hyponema.typeid NOT NULL REFERENCES hyponema.nodes (id) ON DELETE CASCADE,
  taken_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, key)
);
CREATE INDEX ON hyponema.idempotency_leases (node_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON hyponema.idempotency_leases TO hyponema_app;
SELECT hyponema.protect_tenant_tables();
