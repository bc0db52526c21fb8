-- Who Users are: a profile by the workspace's own fields, attributes, what they agreed to, and two that were one person.

-- A User that was merged into another stays as a stub, so that its IDs go on leading somewhere. Never a chain: stubs name
-- the User that is left.
ALTER TABLE hyponema.users
  ADD COLUMN merged_into hyponema.typeid,
  ADD FOREIGN KEY (workspace_id, merged_into) REFERENCES hyponema.users (workspace_id, id);
CREATE INDEX ON hyponema.users (workspace_id, merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE hyponema.profile_fields (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  id hyponema.typeid NOT NULL,
  key text COLLATE "C" NOT NULL,
  label text NOT NULL,
  description text NOT NULL,
  type text NOT NULL,
  options text[] NOT NULL,
  sensitive boolean NOT NULL,
  usable_in_instructions boolean NOT NULL,
  position int NOT NULL,
  revision int NOT NULL DEFAULT 1,
  archived_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  -- Archived ones keep their keys: values refer to them.
  CONSTRAINT profile_fields_one_key UNIQUE (workspace_id, key)
);

CREATE TABLE hyponema.profile_values (
  workspace_id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  field_id hyponema.typeid NOT NULL,
  value jsonb NOT NULL,
  source text NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, user_id, field_id),
  FOREIGN KEY (workspace_id, user_id) REFERENCES hyponema.users (workspace_id, id),
  FOREIGN KEY (workspace_id, field_id) REFERENCES hyponema.profile_fields (workspace_id, id)
);
CREATE INDEX ON hyponema.profile_values (workspace_id, field_id);

CREATE TABLE hyponema.user_attributes (
  workspace_id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  key text COLLATE "C" NOT NULL,
  value jsonb NOT NULL,
  source text NOT NULL,
  observed_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, user_id, key),
  FOREIGN KEY (workspace_id, user_id) REFERENCES hyponema.users (workspace_id, id)
);

CREATE TABLE hyponema.notification_subscriptions (
  workspace_id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  channel text COLLATE "C" NOT NULL,
  state text NOT NULL CHECK (state IN ('subscribed', 'unsubscribed')),
  address text,
  source text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, user_id, channel),
  FOREIGN KEY (workspace_id, user_id) REFERENCES hyponema.users (workspace_id, id)
);

CREATE TABLE hyponema.user_merges (
  workspace_id hyponema.typeid NOT NULL,
  id hyponema.typeid NOT NULL,
  -- Counts the merges that share a User, in the order in which they were made.
  number int NOT NULL,
  from_id hyponema.typeid NOT NULL,
  into_id hyponema.typeid NOT NULL,
  -- What it takes to undo it, by step; null once it is undone or final.
  kept jsonb,
  merged_at timestamptz NOT NULL,
  undo_until timestamptz NOT NULL,
  undone_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, from_id) REFERENCES hyponema.users (workspace_id, id),
  FOREIGN KEY (workspace_id, into_id) REFERENCES hyponema.users (workspace_id, id)
);
CREATE INDEX ON hyponema.user_merges (workspace_id, into_id, id);
CREATE INDEX ON hyponema.user_merges (workspace_id, from_id, id);
CREATE INDEX ON hyponema.user_merges (undo_until) WHERE kept IS NOT NULL;

-- What undoing a merge would need is forgotten once it cannot be undone any more.
CREATE FUNCTION hyponema.settle_merges(at timestamptz)
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  UPDATE hyponema.user_merges SET kept = NULL WHERE kept IS NOT NULL AND undo_until <= at;
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON hyponema.profile_fields, hyponema.profile_values, hyponema.user_attributes,
  hyponema.notification_subscriptions, hyponema.user_merges TO hyponema_app;
GRANT SELECT, INSERT ON hyponema.profile_fields, hyponema.profile_values, hyponema.user_attributes,
  hyponema.notification_subscriptions, hyponema.user_merges TO hyponema_system;
GRANT UPDATE ON hyponema.user_merges TO hyponema_system;
SELECT hyponema.protect_tenant_tables();
SELECT hyponema.entrust_lookups();
