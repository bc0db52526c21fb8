-- What is remembered of a User, what it was learned from, and what recall looks it up by.

-- Everything of one User's memory is written under the lock of this row. `revision` counts those writes: what a node keeps
-- of the memory in its own hands is brought up to date by asking for what was written since.
CREATE TABLE hyponema.memory_heads (
  workspace_id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  revision bigint NOT NULL DEFAULT 0,
  -- Changes when rows left the memory for another User's: whoever keeps it reads all of it again.
  epoch int NOT NULL DEFAULT 0,
  -- One worker learns from a User's conversations at a time: until then, and while its node is alive.
  lease_id hyponema.typeid,
  lease_node_id hyponema.typeid,
  leased_until timestamptz,
  PRIMARY KEY (workspace_id, user_id),
  FOREIGN KEY (workspace_id, user_id) REFERENCES hyponema.users (workspace_id, id)
);

-- Conversations in which something was said that nothing was learned from yet. Names things, holds no words.
CREATE TABLE hyponema.memory_work (
  workspace_id hyponema.typeid NOT NULL,
  session_id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  since timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, session_id),
  FOREIGN KEY (workspace_id, session_id) REFERENCES hyponema.sessions (workspace_id, id)
);
CREATE INDEX memory_work_due ON hyponema.memory_work (due_at);
CREATE INDEX memory_work_of_user ON hyponema.memory_work (workspace_id, user_id);

-- Up to which message memory has learned from a conversation.
ALTER TABLE hyponema.sessions
  ADD COLUMN learned_through int NOT NULL DEFAULT -1,
  -- Whether memory learns from it: as its agent says, and previews never.
  ADD COLUMN remembered boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT sessions_run_something,
  -- A conversation brought from elsewhere ran nothing here.
  ADD CONSTRAINT sessions_run_something
    CHECK (channel = 'import' OR (agent_version IS NULL) <> (agent_draft IS NULL));

-- Who speaks, where more than one does on a side.
ALTER TABLE hyponema.messages ADD COLUMN name text;

-- What callers call messages that they brought: each is taken once.
CREATE TABLE hyponema.imported_messages (
  workspace_id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  external_id text NOT NULL,
  session_id hyponema.typeid NOT NULL,
  position int NOT NULL,
  PRIMARY KEY (workspace_id, user_id, external_id),
  UNIQUE (workspace_id, session_id, position),
  FOREIGN KEY (workspace_id, session_id, position) REFERENCES hyponema.messages (workspace_id, session_id, position)
);

CREATE TABLE hyponema.conversation_imports (
  workspace_id hyponema.typeid NOT NULL,
  id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  -- Null: every message was known already.
  session_id hyponema.typeid,
  received int NOT NULL,
  imported int NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, user_id) REFERENCES hyponema.users (workspace_id, id),
  FOREIGN KEY (workspace_id, session_id) REFERENCES hyponema.sessions (workspace_id, id)
);

CREATE TABLE hyponema.observations (
  workspace_id hyponema.typeid NOT NULL,
  id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  -- Whose conversation it comes from; null: nobody's, it was brought.
  agent_id hyponema.typeid,
  kind text NOT NULL,
  -- Null once forgotten, as is all that tells of it.
  text text,
  slot text,
  value text,
  entities text[] NOT NULL DEFAULT '{}',
  topics text[] NOT NULL DEFAULT '{}',
  importance real NOT NULL,
  confidence real NOT NULL,
  said_at timestamptz NOT NULL,
  -- When it was last said; a statement said twice is one.
  repeated_at timestamptz NOT NULL,
  mentions int NOT NULL DEFAULT 1,
  valid_from timestamptz,
  valid_to timestamptz,
  origin text NOT NULL CHECK (origin IN ('extracted', 'tool', 'api', 'import')),
  source_session_id hyponema.typeid,
  source_message_id hyponema.typeid,
  status text NOT NULL CHECK (status IN ('active', 'superseded', 'forgotten')),
  superseded_by hyponema.typeid,
  revision int NOT NULL DEFAULT 1,
  recorded_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, user_id) REFERENCES hyponema.users (workspace_id, id)
);
CREATE INDEX observations_of_user ON hyponema.observations (workspace_id, user_id, id);
CREATE INDEX observations_by_successor ON hyponema.observations (workspace_id, superseded_by)
  WHERE superseded_by IS NOT NULL;
CREATE INDEX observations_by_slot ON hyponema.observations (workspace_id, user_id, slot) WHERE slot IS NOT NULL;
CREATE INDEX observations_by_source ON hyponema.observations (workspace_id, source_message_id)
  WHERE source_message_id IS NOT NULL;

CREATE TABLE hyponema.open_threads (
  workspace_id hyponema.typeid NOT NULL,
  id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  agent_id hyponema.typeid,
  kind text NOT NULL,
  text text NOT NULL,
  due_at timestamptz,
  status text NOT NULL CHECK (status IN ('open', 'resolved', 'dismissed')),
  source_session_id hyponema.typeid,
  source_message_id hyponema.typeid,
  opened_at timestamptz NOT NULL,
  resolved_at timestamptz,
  revision int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, user_id) REFERENCES hyponema.users (workspace_id, id)
);
CREATE INDEX open_threads_of_user ON hyponema.open_threads (workspace_id, user_id, id);

-- How the User sounded, message by message, and which sensitive matters were touched.
CREATE TABLE hyponema.memory_tones (
  workspace_id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  session_id hyponema.typeid NOT NULL,
  position int NOT NULL,
  at timestamptz NOT NULL,
  valence real NOT NULL,
  sensitive text[] NOT NULL,
  PRIMARY KEY (workspace_id, session_id, position),
  FOREIGN KEY (workspace_id, session_id) REFERENCES hyponema.sessions (workspace_id, id)
);
CREATE INDEX memory_tones_of_user ON hyponema.memory_tones (workspace_id, user_id, at);

CREATE TABLE hyponema.memory_cooldowns (
  workspace_id hyponema.typeid NOT NULL,
  id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  topic text NOT NULL,
  started_at timestamptz NOT NULL,
  until timestamptz NOT NULL,
  source_session_id hyponema.typeid,
  lifted_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, user_id) REFERENCES hyponema.users (workspace_id, id)
);
CREATE INDEX memory_cooldowns_of_user ON hyponema.memory_cooldowns (workspace_id, user_id, until);

-- Where a conversation left off.
CREATE TABLE hyponema.memory_resumes (
  workspace_id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  session_id hyponema.typeid NOT NULL,
  agent_id hyponema.typeid NOT NULL,
  text text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, session_id),
  FOREIGN KEY (workspace_id, session_id) REFERENCES hyponema.sessions (workspace_id, id)
);
CREATE INDEX memory_resumes_of_user ON hyponema.memory_resumes (workspace_id, user_id, created_at);

-- What was forgotten is not learned again: the message it came from, and a keyed digest of what it said.
CREATE TABLE hyponema.memory_tombstones (
  workspace_id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  observation_id hyponema.typeid NOT NULL,
  digest bytea NOT NULL,
  source_message_id hyponema.typeid,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, observation_id)
);
CREATE INDEX memory_tombstones_of_user ON hyponema.memory_tombstones (workspace_id, user_id);

-- What recall looks things up by: a row for every message, observation and thread. `revision` is the head's at its last write.
CREATE TABLE hyponema.memory_entries (
  workspace_id hyponema.typeid NOT NULL,
  user_id hyponema.typeid NOT NULL,
  revision bigint NOT NULL,
  id hyponema.typeid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('turn', 'observation', 'open_thread')),
  -- active, superseded (by a later statement) or gone (forgotten, resolved, merged away).
  state text NOT NULL CHECK (state IN ('active', 'superseded', 'gone')),
  agent_id hyponema.typeid,
  -- Of a turn, where it was said; of others, the conversation they were learned in.
  session_id hyponema.typeid,
  position int,
  speaker text CHECK (speaker IN ('user', 'assistant')),
  name text,
  said_at timestamptz NOT NULL,
  -- Not recalled after.
  expires_at timestamptz,
  importance real NOT NULL,
  -- Of an observation or thread, the message it was taken from.
  source_id hyponema.typeid,
  -- Sensitive matters it touches.
  sensitive text[] NOT NULL DEFAULT '{}',
  -- 1: is a question. 2: says when.
  traits smallint NOT NULL DEFAULT 0,
  terms tsvector,
  vector bytea,
  vector_model text,
  PRIMARY KEY (workspace_id, user_id, id)
);
CREATE INDEX memory_entries_since ON hyponema.memory_entries (workspace_id, user_id, revision);
CREATE INDEX memory_entries_in_session ON hyponema.memory_entries (workspace_id, session_id, position);
CREATE INDEX memory_entries_model ON hyponema.memory_entries (vector_model) WHERE state <> 'gone';
-- Vectors do not compress, and are read with their row: kept in it.
ALTER TABLE hyponema.memory_entries ALTER COLUMN vector SET STORAGE PLAIN;

-- Users whose conversations wait to be learned from, the longest waiting first.
CREATE FUNCTION hyponema.due_memory_work(at timestamptz, silence interval, most int)
RETURNS TABLE (workspace_id text, user_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT w.workspace_id, w.user_id FROM hyponema.memory_work w
  LEFT JOIN hyponema.memory_heads h ON h.workspace_id = w.workspace_id AND h.user_id = w.user_id
  LEFT JOIN hyponema.nodes n ON n.id = h.lease_node_id AND n.seen_at > pg_catalog.now() - silence
  WHERE w.due_at <= at AND (h.leased_until IS NULL OR h.leased_until <= at OR n.id IS NULL)
  GROUP BY w.workspace_id, w.user_id ORDER BY min(w.due_at) LIMIT most;
$$;

-- Users some of whose entries have no vector of `model`.
CREATE FUNCTION hyponema.unembedded_memory(model text, most int)
RETURNS TABLE (workspace_id text, user_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT DISTINCT e.workspace_id, e.user_id FROM (
    SELECT e.workspace_id, e.user_id FROM hyponema.memory_entries e
    WHERE e.state <> 'gone' AND e.vector_model IS DISTINCT FROM model LIMIT 500
  ) e LIMIT most;
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON hyponema.memory_heads, hyponema.memory_work, hyponema.imported_messages,
  hyponema.conversation_imports, hyponema.observations, hyponema.open_threads, hyponema.memory_tones,
  hyponema.memory_cooldowns, hyponema.memory_resumes, hyponema.memory_tombstones, hyponema.memory_entries
  TO hyponema_app;
GRANT SELECT, INSERT ON hyponema.memory_heads, hyponema.memory_work, hyponema.imported_messages,
  hyponema.conversation_imports, hyponema.observations, hyponema.open_threads, hyponema.memory_tones,
  hyponema.memory_cooldowns, hyponema.memory_resumes, hyponema.memory_tombstones, hyponema.memory_entries
  TO hyponema_system;
SELECT hyponema.protect_tenant_tables();
SELECT hyponema.entrust_lookups();
