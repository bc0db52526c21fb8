-- What models cost, and what was spent. Prices are in US dollars for a million tokens.

CREATE TABLE hyponema.model_prices (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  provider text NOT NULL,
  model text NOT NULL,
  input_usd double precision NOT NULL,
  cached_input_usd double precision,
  cache_write_usd double precision,
  output_usd double precision NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, provider, model)
);

-- Null: no price was known.
ALTER TABLE hyponema.turns ADD COLUMN cost_usd double precision;
ALTER TABLE hyponema.usage_records
  ADD COLUMN cache_write_tokens int NOT NULL DEFAULT 0,
  ADD COLUMN cost_usd double precision;
ALTER TABLE hyponema.spans ADD COLUMN cost_usd double precision;

GRANT SELECT, INSERT, UPDATE, DELETE ON hyponema.model_prices TO hyponema_app;
GRANT SELECT, INSERT ON hyponema.model_prices TO hyponema_system;
SELECT hyponema.protect_tenant_tables();
