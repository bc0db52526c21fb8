-- What is kept for a time only. Each table that is swept has one function here, named after it, that deletes at most 500
-- rows and returns how many, so that no statement runs long and none waits for the sweep; several nodes may call it at once.
-- The condition stands twice: a row that changes between the two is judged again. The limit is a constant, so that the
-- planner knows that an index pays. growth.ts says what is kept and why.

CREATE INDEX ON hyponema.outbox_events (created_at);
CREATE INDEX ON hyponema.invites (expires_at);
CREATE INDEX ON hyponema.api_keys (LEAST(revoked_at, expires_at)) WHERE revoked_at IS NOT NULL OR expires_at IS NOT NULL;

-- Only their owner may drop them: see entrust_lookups.
SET LOCAL ROLE hyponema_system;
DROP FUNCTION hyponema.sweep_expired(timestamptz, timestamptz);
DROP FUNCTION hyponema.settle_merges(timestamptz);
DROP FUNCTION hyponema.sweep_people(timestamptz);
RESET ROLE;

CREATE FUNCTION hyponema.sweep_outbox_events(at timestamptz) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH swept AS (
    DELETE FROM hyponema.outbox_events WHERE created_at < at - interval '30 days' AND ctid = ANY (ARRAY(
      SELECT ctid FROM hyponema.outbox_events WHERE created_at < at - interval '30 days' ORDER BY created_at LIMIT 500))
    RETURNING 1
  ) SELECT count(*)::int FROM swept;
$$;

CREATE FUNCTION hyponema.sweep_idempotency_keys(at timestamptz) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH swept AS (
    DELETE FROM hyponema.idempotency_keys WHERE expires_at <= at AND ctid = ANY (ARRAY(
      SELECT ctid FROM hyponema.idempotency_keys WHERE expires_at <= at ORDER BY expires_at LIMIT 500))
    RETURNING 1
  ) SELECT count(*)::int FROM swept;
$$;

CREATE FUNCTION hyponema.sweep_person_idempotency_keys(at timestamptz) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH swept AS (
    DELETE FROM hyponema.person_idempotency_keys WHERE expires_at <= at AND ctid = ANY (ARRAY(
      SELECT ctid FROM hyponema.person_idempotency_keys WHERE expires_at <= at ORDER BY expires_at LIMIT 500))
    RETURNING 1
  ) SELECT count(*)::int FROM swept;
$$;

-- Void long before: what is left here was not given back, since the database was away at that moment.
CREATE FUNCTION hyponema.sweep_idempotency_leases(at timestamptz) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH swept AS (
    DELETE FROM hyponema.idempotency_leases WHERE taken_at < at - interval '1 hour' AND ctid = ANY (ARRAY(
      SELECT ctid FROM hyponema.idempotency_leases WHERE taken_at < at - interval '1 hour' LIMIT 500))
    RETURNING 1
  ) SELECT count(*)::int FROM swept;
$$;

CREATE FUNCTION hyponema.sweep_sign_ins(at timestamptz) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH swept AS (
    DELETE FROM hyponema.sign_ins WHERE expires_at <= at AND ctid = ANY (ARRAY(
      SELECT ctid FROM hyponema.sign_ins WHERE expires_at <= at ORDER BY expires_at LIMIT 500))
    RETURNING 1
  ) SELECT count(*)::int FROM swept;
$$;

CREATE FUNCTION hyponema.sweep_sign_in_secrets(at timestamptz) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH swept AS (
    DELETE FROM hyponema.sign_in_secrets WHERE expires_at <= at AND ctid = ANY (ARRAY(
      SELECT ctid FROM hyponema.sign_in_secrets WHERE expires_at <= at ORDER BY expires_at LIMIT 500))
    RETURNING 1
  ) SELECT count(*)::int FROM swept;
$$;

-- Accepted and expired invites are kept a while, so that their links can say what became of them.
CREATE FUNCTION hyponema.sweep_invites(at timestamptz) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH swept AS (
    DELETE FROM hyponema.invites WHERE expires_at <= at - interval '30 days' AND ctid = ANY (ARRAY(
      SELECT ctid FROM hyponema.invites WHERE expires_at <= at - interval '30 days' ORDER BY expires_at LIMIT 500))
    RETURNING 1
  ) SELECT count(*)::int FROM swept;
$$;

-- Of revoked and expired keys the audit log tells for longer.
CREATE FUNCTION hyponema.sweep_api_keys(at timestamptz) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH swept AS (
    DELETE FROM hyponema.api_keys WHERE (revoked_at IS NOT NULL OR expires_at IS NOT NULL) AND LEAST(revoked_at, expires_at) <= at - interval '90 days' AND ctid = ANY (ARRAY(
      SELECT ctid FROM hyponema.api_keys WHERE (revoked_at IS NOT NULL OR expires_at IS NOT NULL) AND LEAST(revoked_at, expires_at) <= at - interval '90 days' ORDER BY LEAST(revoked_at, expires_at) LIMIT 500))
    RETURNING 1
  ) SELECT count(*)::int FROM swept;
$$;

CREATE FUNCTION hyponema.sweep_nodes(at timestamptz) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH swept AS (
    DELETE FROM hyponema.nodes WHERE seen_at < at - interval '1 day' AND ctid = ANY (ARRAY(
      SELECT ctid FROM hyponema.nodes WHERE seen_at < at - interval '1 day' LIMIT 500))
    RETURNING 1
  ) SELECT count(*)::int FROM swept;
$$;

-- Full again long before, as a bucket without a row is. No index: it would make every request's write dearer.
CREATE FUNCTION hyponema.sweep_rate_buckets(at timestamptz) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH swept AS (
    DELETE FROM hyponema.rate_buckets WHERE refilled_at < at - interval '1 hour' AND ctid = ANY (ARRAY(
      SELECT ctid FROM hyponema.rate_buckets WHERE refilled_at < at - interval '1 hour' LIMIT 500))
    RETURNING 1
  ) SELECT count(*)::int FROM swept;
$$;

-- A running turn keeps its events, however old: they are what it is closed with after a crash.
CREATE FUNCTION hyponema.sweep_turn_events(at timestamptz) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH swept AS (
    DELETE FROM hyponema.turn_events WHERE ctid = ANY (ARRAY(
      SELECT e.ctid FROM hyponema.turn_events e
      JOIN hyponema.turns t ON t.workspace_id = e.workspace_id AND t.id = e.turn_id AND t.status <> 'running'
      WHERE e.created_at < at - interval '1 day' ORDER BY e.created_at LIMIT 500))
      AND created_at < at - interval '1 day'
    RETURNING 1
  ) SELECT count(*)::int FROM swept;
$$;

-- The row stays; what undoing the merge would need goes once it cannot be undone any more.
CREATE FUNCTION hyponema.sweep_user_merges(at timestamptz) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH swept AS (
    UPDATE hyponema.user_merges SET kept = NULL WHERE kept IS NOT NULL AND undo_until <= at AND ctid = ANY (ARRAY(
      SELECT ctid FROM hyponema.user_merges WHERE kept IS NOT NULL AND undo_until <= at ORDER BY undo_until LIMIT 500))
    RETURNING 1
  ) SELECT count(*)::int FROM swept;
$$;

GRANT SELECT ON hyponema.idempotency_leases TO hyponema_system;
GRANT DELETE ON hyponema.outbox_events, hyponema.idempotency_leases, hyponema.api_keys, hyponema.nodes,
  hyponema.rate_buckets TO hyponema_system;
SELECT hyponema.entrust_lookups();
