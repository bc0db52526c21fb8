-- People who sign in, by which sign-ins and passkeys, and what they may do in workspaces.

-- Who may see what of people: in no workspace (signing in, the command line) all of it; in a workspace one's own, and of
-- its members who they are. A transaction's person is set with its workspace, see database.ts.

CREATE TABLE hyponema.people (
  id hyponema.typeid PRIMARY KEY,
  -- In small letters, so that an address is one person's however it is typed.
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  email_verified boolean NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE TABLE hyponema.sign_ins (
  id hyponema.typeid PRIMARY KEY,
  person_id hyponema.typeid NOT NULL REFERENCES hyponema.people (id),
  -- Counts the cookies that this sign-in has had; each is derived from its number, and nothing of it is stored.
  generation int NOT NULL DEFAULT 0,
  renewed_at timestamptz NOT NULL,
  address text,
  user_agent text,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX ON hyponema.sign_ins (person_id, id);
CREATE INDEX ON hyponema.sign_ins (expires_at);

-- What a link or a passkey's challenge is told by, until it is used.
CREATE TABLE hyponema.sign_in_secrets (
  id hyponema.typeid PRIMARY KEY,
  -- Of a link: the hash of its token.
  identifier text NOT NULL UNIQUE,
  value text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX ON hyponema.sign_in_secrets (expires_at);

CREATE TABLE hyponema.passkeys (
  id hyponema.typeid PRIMARY KEY,
  person_id hyponema.typeid NOT NULL REFERENCES hyponema.people (id),
  name text NOT NULL,
  credential_id text NOT NULL UNIQUE,
  public_key text NOT NULL,
  counter bigint NOT NULL,
  device_type text NOT NULL,
  backed_up boolean NOT NULL,
  transports text,
  aaguid text,
  created_at timestamptz NOT NULL
);
CREATE INDEX ON hyponema.passkeys (person_id, id);

CREATE TABLE hyponema.person_idempotency_keys (
  person_id hyponema.typeid NOT NULL REFERENCES hyponema.people (id),
  key text NOT NULL,
  fingerprint bytea NOT NULL,
  status int NOT NULL,
  sealed_answer text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, key)
);
CREATE INDEX ON hyponema.person_idempotency_keys (expires_at);

CREATE TABLE hyponema.members (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  person_id hyponema.typeid NOT NULL REFERENCES hyponema.people (id),
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'builder', 'analyst', 'viewer')),
  joined_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, person_id)
);
CREATE INDEX ON hyponema.members (person_id);

CREATE TABLE hyponema.invites (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  id hyponema.typeid NOT NULL,
  email text NOT NULL CHECK (email = lower(email)),
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'builder', 'analyst', 'viewer')),
  hash bytea NOT NULL UNIQUE,
  -- Null: the command line.
  invited_by hyponema.typeid REFERENCES hyponema.people (id),
  inviter_name text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
-- One link an address; another invite takes its place.
CREATE UNIQUE INDEX invites_one_open ON hyponema.invites (workspace_id, email) WHERE accepted_at IS NULL;
CREATE INDEX ON hyponema.invites (email) WHERE accepted_at IS NULL;

ALTER TABLE hyponema.workspaces ADD COLUMN revision int NOT NULL DEFAULT 1;
ALTER TABLE hyponema.workspaces ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

-- What must be found before a workspace is known ------------------------------------------------------------------

CREATE FUNCTION hyponema.memberships_of(person text)
RETURNS TABLE (workspace_id text, name text, role text, joined_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT w.id, w.name, m.role, m.joined_at FROM hyponema.members m JOIN hyponema.workspaces w ON w.id = m.workspace_id
  WHERE m.person_id = person ORDER BY m.joined_at, w.id;
$$;

-- Where a person is a member: in a workspace, or in that of an agent or a session. The others are null.
CREATE FUNCTION hyponema.find_membership(person text, workspace text, agent text, session text)
RETURNS TABLE (workspace_id text, role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT m.workspace_id, m.role FROM hyponema.members m
  WHERE m.person_id = person AND m.workspace_id IN (
    SELECT workspace WHERE workspace IS NOT NULL
    UNION ALL SELECT a.workspace_id FROM hyponema.agents a WHERE a.id = agent
    UNION ALL SELECT s.workspace_id FROM hyponema.sessions s WHERE s.id = session);
$$;

CREATE FUNCTION hyponema.find_invite(token_hash bytea) RETURNS TABLE (workspace_id text, id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT i.workspace_id, i.id FROM hyponema.invites i WHERE i.hash = token_hash;
$$;

CREATE FUNCTION hyponema.is_invited(address text, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT EXISTS (SELECT FROM hyponema.invites i WHERE i.email = address AND i.accepted_at IS NULL AND i.expires_at > at);
$$;

-- Accepted and expired invites are kept a while, so that their links can say what became of them.
CREATE FUNCTION hyponema.sweep_people(at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  DELETE FROM hyponema.sign_ins WHERE expires_at <= at;
  DELETE FROM hyponema.sign_in_secrets WHERE expires_at <= at;
  DELETE FROM hyponema.person_idempotency_keys WHERE expires_at <= at;
  DELETE FROM hyponema.invites WHERE expires_at <= at - interval '30 days';
$$;

-- Rights ----------------------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE, DELETE ON hyponema.people, hyponema.sign_ins, hyponema.sign_in_secrets, hyponema.passkeys,
  hyponema.person_idempotency_keys, hyponema.members, hyponema.invites TO hyponema_app;
REVOKE DELETE ON hyponema.people FROM hyponema_app;
GRANT SELECT, INSERT ON hyponema.people, hyponema.sign_ins, hyponema.sign_in_secrets, hyponema.passkeys,
  hyponema.person_idempotency_keys, hyponema.members, hyponema.invites TO hyponema_system;
GRANT DELETE ON hyponema.sign_ins, hyponema.sign_in_secrets, hyponema.person_idempotency_keys, hyponema.invites
  TO hyponema_system;

DO $$
DECLARE
  named record;
BEGIN
  FOR named IN
    SELECT * FROM (VALUES ('people', 'id'), ('sign_ins', 'person_id'), ('passkeys', 'person_id'),
      ('person_idempotency_keys', 'person_id'), ('sign_in_secrets', NULL)) AS tables (name, person)
  LOOP
    EXECUTE format('ALTER TABLE hyponema.%I ENABLE ROW LEVEL SECURITY', named.name);
    EXECUTE format('ALTER TABLE hyponema.%I FORCE ROW LEVEL SECURITY', named.name);
    EXECUTE format('CREATE POLICY every_person ON hyponema.%I TO hyponema_system USING (true)', named.name);
    -- Empty, not null, where the connection has been in a workspace before.
    EXECUTE format(
      'CREATE POLICY in_no_workspace ON hyponema.%I TO hyponema_app USING ((SELECT COALESCE(current_setting(''hyponema.workspace_id'', true), '''')) = '''')',
      named.name);
    IF named.person IS NOT NULL THEN
      EXECUTE format(
        'CREATE POLICY own_person ON hyponema.%I TO hyponema_app USING (%I = (SELECT current_setting(''hyponema.person_id'', true)))',
        named.name, named.person);
    END IF;
  END LOOP;
END;
$$;
CREATE POLICY fellow_members ON hyponema.people FOR SELECT TO hyponema_app
  USING (EXISTS (SELECT FROM hyponema.members m WHERE m.person_id = id));

SELECT hyponema.protect_tenant_tables();
SELECT hyponema.entrust_lookups();
