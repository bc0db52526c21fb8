-- A known value, sealed with the root secret: a server that holds another secret finds out when it starts, not when a
-- credential cannot be opened.
CREATE TABLE hyponema.root_secret_check (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  sealed text NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON hyponema.root_secret_check TO hyponema_app;

-- IDs of the keys that something in any workspace is sealed with: for databases that are older than the check.
CREATE FUNCTION hyponema.sealing_key_ids() RETURNS SETOF text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT pg_catalog.split_part(sealed, '.', 2) FROM hyponema.credentials
  UNION
  SELECT pg_catalog.split_part(sealed, '.', 2) FROM hyponema.secrets
$$;
SELECT hyponema.entrust_lookups();
