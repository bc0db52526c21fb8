import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { USER_DATA } from "../src/areas/user-data.ts";
import { systemActor } from "../src/platform/actor.ts";
import type { WorkspaceTx } from "../src/platform/database/database.ts";
import type { MergeStep } from "../src/resources/users/service.ts";
import { memoryOf, untilAllLearned, untilTrue } from "./memory.ts";
import { tablesWith } from "./remains.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
let base: string;
let from: string;
let into: string;

beforeAll(async () => {
  // With a mail server, which nothing is sent to, so that all kinds of jobs are there.
  server = await startTestServer({
    HYPONEMA_SMTP_URL: "smtp://127.0.0.1:1",
    HYPONEMA_MAIL_FROM: "server@example.com",
  });
  base = `/workspaces/${server.demo.workspace_id}`;
  await server.ask("POST", `${base}/profile-fields`, { body: { key: "town", label: "Town" } });
  [from, into] = (await Promise.all(WORDS.map(plant))) as [string, string];
});

afterAll(() => server.dispose());

// What the User who goes and the User who is left have said.
const WORDS = ["wagrain", "zeltweg"];

// Kinds of jobs, and what their payloads hold.
const JOBS: Readonly<Record<string, string>> = {
  "sweep-expired": "nothing",
  conversation_import: "the ID of a job",
  memory_import: "the ID of a job",
  "sign-in-mail": "a sealed mail to a member",
  "invite-mail": "a sealed mail to a member",
};

const TABLES = USER_DATA.flatMap(({ tables }) => Object.entries(tables));
const STEPS = USER_DATA.flatMap(({ merge = [] }) => merge);

async function ask(method: string, path: string, body: object, headers: Record<string, string> = {}) {
  const answer = await server.ask(method, path, { body, headers });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
  return answer.body;
}

/** A User with something in every table, `word` wherever there is text. */
async function plant(word: string): Promise<string> {
  const { user_id } = await ask("PUT", `${base}/users`, { external_user_id: `planted ${word}`, name: word });
  const user = `${base}/users/${user_id}`;
  await ask("PATCH", `${user}/profile`, { values: { town: word } });
  await ask("PUT", `${user}/attributes/place`, { value: word });
  await ask("PUT", `${user}/notification-subscriptions/push`, { state: "subscribed", address: word });
  const agent = `${base}/agents/${server.demo.agent_id}/listening-profiles`;
  const { id: listening_profile_id } = await ask("POST", agent, { name: `Profile ${randomUUID()}` });
  await ask("PUT", `${agent}/assignments/${user_id}`, { listening_profile_id });
  await plantConversations(user_id, word);
  await plantMemory(user_id, word);
  await plantRests(user_id);
  return user_id;
}

async function plantConversations(user_id: string, word: string): Promise<void> {
  const session = await server.openSession({ userId: user_id });
  await server.ask("POST", `/sessions/${session}/messages`, { body: { text: `I live in ${word}.` } });
  await server.ask("POST", `/sessions/${session}/end`);
  await untilAllLearned(server, session);
  const told = [
    ["user", `I hated the trip to ${word}. Remind me to call ${word} tomorrow.`],
    ["assistant", `So you did not like ${word}.`],
  ] as const;
  const imported = await memoryOf(server, user_id).bring(told, "2026-01-05T10:00:00Z");
  expect(imported.status, imported.text).toBe(202);
}

async function plantMemory(user_id: string, word: string): Promise<void> {
  const remember = (what: string, body: object, headers = {}) =>
    ask("POST", `${base}/memory/${what}`, { user_id, ...body }, headers);
  const home = { slot: "user.residence", value: word };
  await remember("observations", { kind: "fact", text: `The user lives in ${word}.`, ...home });
  const again = { said_at: "2026-02-05T10:00:00Z" };
  await remember("observations", { kind: "note", text: `The user saw ${word}.` });
  await remember("observations", { kind: "note", text: `The user saw ${word}!`, ...again });
  await remember(
    "observations",
    { kind: "note", text: `The user sings of ${word}.` },
    { "idempotency-key": randomUUID() },
  );
  const gone = await remember("observations", { kind: "note", text: "The user whistles." });
  await server.ask("DELETE", `${base}/memory/observations/${gone.id}`);
  await remember("open-threads", { kind: "question", text: `What of ${word}?` });
  await remember("cooldowns", { topic: word });
  const line = { type: "observation", id: randomUUID(), kind: "note", text: `The user read of ${word}.` };
  await remember("import", { lines: [{ ...line, said_at: "2026-01-01T00:00:00.000Z" }] });
  // Forgetting above has dropped the answers that were kept until then.
  await remember(
    "observations",
    { kind: "note", text: `The user sang of ${word}.` },
    { "idempotency-key": randomUUID() },
  );
}

// What the learner leaves only sometimes, and a conversation that it never gets to.
async function plantRests(userId: string): Promise<void> {
  const values = [server.demo.workspace_id, userId];
  const one =
    "SELECT workspace_id, user_id, id FROM hyponema.sessions WHERE workspace_id = $1 AND user_id = $2";
  await server.database.peek(
    `INSERT INTO hyponema.memory_tones (workspace_id, user_id, session_id, position, at, valence, sensitive)
     SELECT workspace_id, user_id, id, 1, now(), 0, '{}' FROM (${one} LIMIT 1) s ON CONFLICT DO NOTHING`,
    values,
  );
  await server.database.peek(
    `INSERT INTO hyponema.memory_work (workspace_id, user_id, session_id, since, due_at)
     SELECT workspace_id, user_id, id, now(), now() + interval '1 year' FROM (${one} LIMIT 1) s`,
    values,
  );
  await untilTrue(async () => {
    const { body } = await server.ask("GET", `${base}/memory/overview?user_id=${userId}`);
    return body.entries_without_vector === 0;
  });
}

type Snapshot = Readonly<Record<string, readonly Record<string, unknown>[]>>;

/** Every row that names one of the Users in a column of its own. */
async function rowsOf(tx: WorkspaceTx, userIds: readonly string[]): Promise<Snapshot> {
  const found: Record<string, readonly Record<string, unknown>[]> = {};
  for (const [table, entry] of TABLES) {
    if (!("user" in entry) || entry.user.includes("data")) continue;
    const rows = await tx.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM hyponema.${table} t
       WHERE ${entry.user.map((column) => `t.${column} = ANY ($1)`).join(" OR ")} ORDER BY to_jsonb(t)::text`,
      [userIds],
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

interface Run {
  readonly before: Snapshot;
  readonly merged: Snapshot;
  readonly undone: Snapshot;
}

/** Merges and undoes it, by steps in these orders, and leaves no trace. */
async function run(order: readonly MergeStep[], undoing: readonly MergeStep[]): Promise<Run> {
  const scope = { workspaceId: server.demo.workspace_id, actor: systemActor("test") };
  const seen: Partial<Record<keyof Run, Snapshot>> = {};
  const rolledBack = new Error("left no trace");
  const ids = [from, into];
  const work = async (tx: WorkspaceTx) => {
    seen.before = await rowsOf(tx, ids);
    const kept: Record<string, unknown> = {};
    for (const step of order)
      kept[step.name] = JSON.parse(JSON.stringify((await step.move(tx, from, into)) ?? null));
    seen.merged = await rowsOf(tx, ids);
    for (const step of undoing) await step.undo(tx, from, into, kept[step.name]);
    seen.undone = await rowsOf(tx, ids);
    throw rolledBack;
  };
  await expect(server.instance.database.inWorkspace(scope, work)).rejects.toBe(rolledBack);
  return seen as Run;
}

/** Rows without some of their columns. */
function without(columns: readonly string[], snapshot: Snapshot): Snapshot {
  const rest = (row: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));
  return Object.fromEntries(Object.entries(snapshot).map(([table, rows]) => [table, rows.map(rest)]));
}

/** The tables in which rows name a User as theirs. */
function tablesOf(snapshot: Snapshot, userId: string): string[] {
  return Object.entries(snapshot)
    .filter(([, rows]) => rows.some((row) => row.user_id === userId))
    .map(([table]) => table);
}

const MOVED = TABLES.flatMap(([table, entry]) => ("user" in entry && entry.merge === "moves" ? [table] : []));

test("a merge and its undoing come to the same in whatever order the steps run, and move what they say they move", async () => {
  const back = STEPS.toReversed();
  const given = await run(STEPS, back);
  expect(tablesOf(given.before, from)).toEqual(expect.arrayContaining(MOVED));
  expect(tablesOf(given.merged, from).filter((table) => MOVED.includes(table))).toEqual([]);
  expect(tablesOf(given.merged, into)).toEqual(expect.arrayContaining(MOVED));
  // Counters of changes go on.
  const counters = ["revision", "epoch", "updated_at"];
  expect(without(counters, given.undone)).toEqual(without(counters, given.before));
  // Of each two steps either one comes first, in merging and in undoing.
  const orders = [STEPS, back, ...STEPS.map((_, at) => [...STEPS.slice(at), ...STEPS.slice(0, at)])];
  for (const [at, order] of orders.entries()) {
    for (const undoing of at < 2 ? [STEPS, back] : [order]) {
      const other = await run(order, undoing);
      const names = [order, undoing].map((steps) => steps.map(({ name }) => name).join(", ")).join("; ");
      for (const state of ["before", "merged", "undone"] as const) {
        const [mine, theirs] = [other, given].map((one) => without(["updated_at"], one[state]));
        expect(mine, `${state} by ${names}`).toEqual(theirs);
      }
    }
  }
});

test("forgetting everything after a merge leaves the words of both Users only where the tables say so", async () => {
  await ask("POST", `${base}/users/${into}/merge`, { from_user_id: from });
  const said = Object.fromEntries(TABLES.map(([table, { forget }]) => [table, forget]));
  const goes = ["observations", "open_threads", "memory_resumes", "memory_entries", "spans"];
  for (const word of WORDS) {
    expect(await tablesWith(server, word), word).toEqual(
      expect.arrayContaining([...goes, "idempotency_keys"]),
    );
  }
  await ask("POST", `${base}/memory/forget`, { user_id: into, everything: true });
  for (const word of WORDS) {
    const left = await tablesWith(server, word);
    expect(left, word).toEqual(expect.arrayContaining(["users", "memory_cooldowns"]));
    for (const table of left) expect(said[table], `${word} in ${table}`).toHaveProperty("kept");
  }
  const deleted = TABLES.filter(([, entry]) => entry.forget === "deleted" && "user" in entry);
  for (const [table] of deleted) {
    const rows = await server.database.peek(`SELECT FROM hyponema.${table} WHERE user_id = $1`, [into]);
    expect(rows, table).toEqual([]);
  }
});

test("jobs hold nothing of Users", async () => {
  const kinds = await server.database.peek<{ name: string }>(
    "SELECT name FROM hyponema_jobs.queue WHERE NOT starts_with(name, '__')",
  );
  const hint = "say here what its payload holds: counts and IDs, nothing of Users";
  expect(kinds.map(({ name }) => name).sort(), hint).toEqual(Object.keys(JOBS).sort());
});
