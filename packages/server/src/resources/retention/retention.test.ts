import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../../test/server.ts";
import type { Clock } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { GROWTH, SWEPT, type SweptTable } from "./growth.ts";
import { Sweeper } from "./service.ts";

let server: TestServer;
let workspace: string;
let session: string;
let person: string;
let user: string;

beforeAll(async () => {
  // Without background jobs, so that only the test sweeps.
  server = await startTestServer({}, "api");
  workspace = server.demo.workspace_id;
  user = server.demo.user_id;
  session = await server.openSession();
  person = (await server.signIn("viewer")).personId;
});

afterAll(() => server.dispose());

const peek = (sql: string, values: unknown[] = []) => server.database.peek(sql, values);

/** Sweeps as of `days` from now. Resolves to the rows counted by table. */
async function sweepIn(days: number): Promise<Record<string, number>> {
  const at = new Date(Date.now() + days * 24 * 3600 * 1000);
  const clock: Clock = { now: () => at, monotonic: () => 0 };
  const counted: Record<string, number> = {};
  const metrics = {
    rowsSwept(table: string, rows: number) {
      counted[table] = (counted[table] ?? 0) + rows;
    },
  };
  await new Sweeper({ database: server.instance.database, clock, metrics }).sweep(
    new AbortController().signal,
  );
  return counted;
}

test("every table of the schema says what keeps it from growing for ever", async () => {
  const tables = await peek(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'hyponema' AND table_type = 'BASE TABLE' ORDER BY 1",
  );
  expect(Object.keys(GROWTH).sort(), "say in growth.ts what bounds it, or sweep it").toEqual(
    tables.map(({ name }) => name),
  );
});

test("a table is swept where growth.ts says so, and by nothing else", async () => {
  const functions = await peek(
    "SELECT proname AS name FROM pg_proc WHERE pronamespace = 'hyponema'::regnamespace AND proname LIKE 'sweep%' ORDER BY 1",
  );
  expect(functions.map(({ name }) => name)).toEqual(SWEPT.map((table) => `sweep_${table}`).sort());
});

interface Fixture {
  /** Adds a row whose retention started `age` ago, an interval. Resolves to its key. */
  add(age: string): Promise<string>;
  /** Counts the rows with a key from `add`. */
  readonly find: string;
  /** The last age at which a row is kept, and the first at which it is swept. */
  readonly ages: readonly [kept: string, swept: string];
}

const bytes = () => newId("request");
const FIXTURES: Readonly<Record<SweptTable, Fixture>> = {
  nodes: {
    async add(age) {
      const id = newId("node");
      await peek("INSERT INTO hyponema.nodes (id, seen_at) VALUES ($1, now() - $2::interval)", [id, age]);
      return id;
    },
    find: "SELECT FROM hyponema.nodes WHERE id = $1",
    ages: ["23 hours", "25 hours"],
  },
  node_commands: {
    async add(age) {
      const [id, node] = [newId("command"), await FIXTURES.nodes.add("0 s")];
      await peek(
        `INSERT INTO hyponema.node_commands (id, node_id, name, payload, sent_at)
         VALUES ($1, $2, 'test', '{}', now() - $3::interval)`,
        [id, node, age],
      );
      return id;
    },
    find: "SELECT FROM hyponema.node_commands WHERE id = $1",
    ages: ["50 seconds", "70 seconds"],
  },
  rate_buckets: {
    async add(age) {
      const key = `test:${bytes()}`;
      await peek("INSERT INTO hyponema.rate_buckets VALUES ($1, 1, now() - $2::interval)", [key, age]);
      return key;
    },
    find: "SELECT FROM hyponema.rate_buckets WHERE key = $1",
    ages: ["59 minutes", "61 minutes"],
  },
  idempotency_leases: {
    async add(age) {
      const [key, node] = [bytes(), await FIXTURES.nodes.add("0 s")];
      await peek(
        `INSERT INTO hyponema.idempotency_leases (workspace_id, key, fingerprint, token, node_id, taken_at)
         VALUES ($1, $2, '', gen_random_uuid(), $3, now() - $4::interval)`,
        [workspace, key, node, age],
      );
      return key;
    },
    find: "SELECT FROM hyponema.idempotency_leases WHERE key = $1",
    ages: ["59 minutes", "61 minutes"],
  },
  idempotency_keys: {
    async add(age) {
      const key = bytes();
      await peek(
        `INSERT INTO hyponema.idempotency_keys (workspace_id, key, fingerprint, status, created_at, expires_at)
         VALUES ($1, $2, '', 200, now(), now() + interval '24 hours' - $3::interval)`,
        [workspace, key, age],
      );
      return key;
    },
    find: "SELECT FROM hyponema.idempotency_keys WHERE key = $1",
    ages: ["23 hours", "25 hours"],
  },
  person_idempotency_keys: {
    async add(age) {
      const key = bytes();
      await peek(
        `INSERT INTO hyponema.person_idempotency_keys
           (person_id, key, fingerprint, status, sealed_answer, created_at, expires_at)
         VALUES ($1, $2, '', 200, '', now(), now() + interval '24 hours' - $3::interval)`,
        [person, key, age],
      );
      return key;
    },
    find: "SELECT FROM hyponema.person_idempotency_keys WHERE key = $1",
    ages: ["23 hours", "25 hours"],
  },
  turn_events: {
    async add(age) {
      const id = await addTurn("complete");
      await addEvents(id, age);
      return id;
    },
    find: "SELECT FROM hyponema.turn_events WHERE turn_id = $1",
    ages: ["23 hours", "25 hours"],
  },
  outbox_events: {
    async add(age) {
      const [row] = await peek(
        `INSERT INTO hyponema.outbox_events (workspace_id, event_id, type, data, created_at)
         VALUES ($1, gen_random_uuid(), 'test', '{}', now() - $2::interval) RETURNING event_id AS id`,
        [workspace, age],
      );
      return row?.id;
    },
    find: "SELECT FROM hyponema.outbox_events WHERE event_id = $1",
    ages: ["29 days 23 hours", "30 days 1 hour"],
  },
  jobs: {
    async add(age) {
      const id = newId("job");
      await peek(
        `INSERT INTO hyponema.jobs (workspace_id, id, kind, operation_id, status, created_at, ended_at)
         VALUES ($1, $2, 'memory_import', 'importMemory', 'completed', now() - $3::interval, now())`,
        [workspace, id, age],
      );
      return id;
    },
    find: "SELECT FROM hyponema.jobs WHERE id = $1",
    ages: ["29 days 23 hours", "30 days 1 hour"],
  },
  sign_ins: {
    async add(age) {
      const id = newId("signIn");
      await peek(
        `INSERT INTO hyponema.sign_ins (id, person_id, renewed_at, created_at, expires_at)
         VALUES ($1, $2, now(), now(), now() + interval '7 days' - $3::interval)`,
        [id, person, age],
      );
      return id;
    },
    find: "SELECT FROM hyponema.sign_ins WHERE id = $1",
    ages: ["6 days 23 hours", "7 days 1 hour"],
  },
  sign_in_secrets: {
    async add(age) {
      const id = bytes();
      await peek(
        `INSERT INTO hyponema.sign_in_secrets (id, identifier, value, created_at, updated_at, expires_at)
         VALUES ($1, $3, '', now(), now(), now() + interval '10 minutes' - $2::interval)`,
        [id, age, id],
      );
      return id;
    },
    find: "SELECT FROM hyponema.sign_in_secrets WHERE id = $1",
    ages: ["9 minutes", "11 minutes"],
  },
  invites: {
    async add(age) {
      const id = newId("invite");
      await peek(
        `INSERT INTO hyponema.invites (workspace_id, id, email, role, hash, inviter_name, created_at, expires_at)
         VALUES ($1, $2, $4, 'viewer', $5, '', now(), now() - $3::interval)`,
        [workspace, id, age, `${id}@example.com`, Buffer.from(id)],
      );
      return id;
    },
    find: "SELECT FROM hyponema.invites WHERE id = $1",
    ages: ["29 days 23 hours", "30 days 1 hour"],
  },
  api_keys: {
    async add(age) {
      const id = newId("apiKey");
      await peek(
        `INSERT INTO hyponema.api_keys (workspace_id, id, name, hint, hash, scopes, created_at, revoked_at)
         VALUES ($1, $2, 'test', '', $4, '{}', now(), now() - $3::interval)`,
        [workspace, id, age, Buffer.from(id)],
      );
      return id;
    },
    find: "SELECT FROM hyponema.api_keys WHERE id = $1",
    ages: ["89 days 23 hours", "90 days 1 hour"],
  },
  user_merges: {
    async add(age) {
      const id = newId("userMerge");
      await peek(
        `INSERT INTO hyponema.user_merges (workspace_id, id, number, from_id, into_id, kept, merged_at, undo_until)
         VALUES ($1, $2, 1, $3, $3, '{}', now(), now() + interval '30 days' - $4::interval)`,
        [workspace, id, user, age],
      );
      return id;
    },
    find: "SELECT FROM hyponema.user_merges WHERE id = $1 AND kept IS NOT NULL",
    ages: ["29 days 23 hours", "30 days 1 hour"],
  },
};

let turns = 0;

async function addTurn(status: "complete" | "running"): Promise<string> {
  const id = newId("turn");
  // A live node, so that recovery does not take the turn for an orphan.
  await peek(
    `INSERT INTO hyponema.turns (workspace_id, id, session_id, number, status, node_id, trace_id, started_at)
     SELECT $1, $2, $3, $4, $5, n.id, $6, now() FROM hyponema.nodes n ORDER BY seen_at DESC LIMIT 1`,
    [workspace, id, session, 1_000 + ++turns, status, newId("trace")],
  );
  return id;
}

async function addEvents(turnId: string, age: string): Promise<void> {
  await peek(
    `INSERT INTO hyponema.turn_events (workspace_id, turn_id, first_sequence, events, created_at)
     VALUES ($1, $2, 0, '[]', now() - $3::interval)`,
    [workspace, turnId, age],
  );
}

describe("the sweep", () => {
  beforeEach(() => sweepIn(0));

  test.each(SWEPT)("of %s takes what is due, and nothing else", async (table) => {
    const { add, find, ages } = FIXTURES[table];
    const [kept, swept] = [await add(ages[0]), await add(ages[1])];
    expect(await sweepIn(0)).toEqual({ [table]: 1 });
    expect(await peek(find, [kept])).toHaveLength(1);
    expect(await peek(find, [swept])).toHaveLength(0);
  });

  test("leaves the events of a running turn, however old, and takes them once it is over", async () => {
    const id = await addTurn("running");
    await addEvents(id, "40 days");
    expect(await sweepIn(0)).toEqual({});
    await peek("UPDATE hyponema.turns SET status = 'complete' WHERE id = $1", [id]);
    expect(await sweepIn(0)).toEqual({ turn_events: 1 });
  });

  test("leaves a key that works, an expired one for 90 days, and keeps the row of a merge", async () => {
    const add = async (expires: string | null) => {
      const id = await FIXTURES.api_keys.add("0 s");
      await peek(
        "UPDATE hyponema.api_keys SET revoked_at = NULL, expires_at = now() + $2::interval WHERE id = $1",
        [id, expires],
      );
      return id;
    };
    const ids = [await add(null), await add("1 day"), await add("-89 days"), await add("-91 days")];
    expect(await sweepIn(0)).toEqual({ api_keys: 1 });
    const left = await peek("SELECT id FROM hyponema.api_keys WHERE id = ANY ($1)", [ids]);
    expect(left.map(({ id }) => id).sort()).toEqual(ids.slice(0, 3).sort());
    const merge = await FIXTURES.user_merges.add("31 days");
    await sweepIn(0);
    expect(await peek("SELECT kept FROM hyponema.user_merges WHERE id = $1", [merge])).toEqual([
      { kept: null },
    ]);
  });

  test("goes on batch by batch, on several nodes at once, and counts every row once", async () => {
    await peek(
      `INSERT INTO hyponema.outbox_events (workspace_id, event_id, type, data, created_at)
       SELECT $1, gen_random_uuid(), 'test', '{}', now() - interval '31 days' FROM generate_series(1, 2600)`,
      [workspace],
    );
    const counted = await Promise.all([sweepIn(0), sweepIn(0), sweepIn(0)]);
    expect(counted.reduce((sum, { outbox_events: rows = 0 }) => sum + rows, 0)).toBe(2_600);
  });

  test("of one table that fails does not keep the others, and is told at the end", async () => {
    const id = await FIXTURES.outbox_events.add("31 days");
    await peek("ALTER FUNCTION hyponema.sweep_nodes(timestamptz) RENAME TO sweep_gone");
    await expect(sweepIn(0)).rejects.toThrow("sweep_nodes");
    await peek("ALTER FUNCTION hyponema.sweep_gone(timestamptz) RENAME TO sweep_nodes");
    expect(await peek(FIXTURES.outbox_events.find, [id])).toEqual([]);
  });

  test("ends at once when the server stops", async () => {
    const id = await FIXTURES.outbox_events.add("31 days");
    const clock: Clock = { now: () => new Date(), monotonic: () => 0 };
    const metrics = { rowsSwept: () => undefined };
    await new Sweeper({ database: server.instance.database, clock, metrics }).sweep(AbortSignal.abort());
    expect(await peek(FIXTURES.outbox_events.find, [id])).toHaveLength(1);
  });
});
