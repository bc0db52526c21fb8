-- Work that goes on after its request was answered. A job holds counts and IDs alone; what it works on is in job_inputs.
CREATE TABLE hyponema.jobs (
  workspace_id hyponema.typeid NOT NULL REFERENCES hyponema.workspaces (id),
  id hyponema.typeid NOT NULL,
  kind text NOT NULL,
  -- The route that made the job: whoever may call that may see the job.
  operation_id text NOT NULL,
  status text NOT NULL CHECK (status IN ('queued', 'running', 'completed', 'failed', 'canceled')),
  done int NOT NULL DEFAULT 0,
  total int,
  cost_usd double precision NOT NULL DEFAULT 0,
  error_code text,
  result jsonb,
  cancel_requested boolean NOT NULL DEFAULT false,
  -- Counts up each time that a node takes the job, so that one that was taken for dead can't write any more.
  attempt int NOT NULL DEFAULT 0,
  -- When the job was queued, or when its node was last heard of; by the database's own clock.
  beat_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX ON hyponema.jobs (created_at);
CREATE INDEX ON hyponema.jobs (workspace_id, beat_at) WHERE status IN ('queued', 'running');

-- On whose behalf a job works, and on what: JSON in pieces, deleted when the job ends.
CREATE TABLE hyponema.job_inputs (
  workspace_id hyponema.typeid NOT NULL,
  job_id hyponema.typeid NOT NULL,
  position int NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (workspace_id, job_id, position),
  FOREIGN KEY (workspace_id, job_id) REFERENCES hyponema.jobs (workspace_id, id) ON DELETE CASCADE
);

-- Running jobs whose node is silent, and queued ones that no node has taken for long: their place in the queue may be lost.
CREATE FUNCTION hyponema.orphaned_jobs(silence interval, wait interval)
RETURNS TABLE (workspace_id text, job_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT j.workspace_id, j.id FROM hyponema.jobs j
  WHERE j.status IN ('queued', 'running')
    AND j.beat_at < pg_catalog.now() - CASE j.status WHEN 'running' THEN silence ELSE wait END
  LIMIT 500;
$$;

CREATE FUNCTION hyponema.sweep_jobs(at timestamptz) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH swept AS (
    DELETE FROM hyponema.jobs WHERE created_at < at - interval '30 days' AND ctid = ANY (ARRAY(
      SELECT ctid FROM hyponema.jobs WHERE created_at < at - interval '30 days' ORDER BY created_at LIMIT 500))
    RETURNING 1
  ) SELECT count(*)::int FROM swept;
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON hyponema.jobs, hyponema.job_inputs TO hyponema_app;
GRANT SELECT, INSERT ON hyponema.jobs, hyponema.job_inputs TO hyponema_system;
GRANT DELETE ON hyponema.jobs TO hyponema_system;
SELECT hyponema.protect_tenant_tables();
SELECT hyponema.entrust_lookups();
