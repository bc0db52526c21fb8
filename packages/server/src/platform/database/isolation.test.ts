import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linkToken, registerDevice } from "../../../test/people.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";
import { seedDemo } from "../../demo/seed.ts";
import { type Actor, systemActor } from "../actor.ts";

let server: TestServer;
let other: { readonly workspace_id: string };
const actor = systemActor("test");

beforeAll(async () => {
  server = await startTestServer();
  const session = await server.openSession();
  const headers = { "idempotency-key": "isolation" };
  await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Hello" }, headers });
  other = await seedDemo(server.instance.database);
});

afterAll(() => server.dispose());

// What belongs to the running nodes and the migrator, and holds nobody's data.
const PLATFORM_TABLES = ["node_commands", "nodes", "rate_buckets", "root_secret_check", "schema_migrations"];

/** What is known of people, who are of no workspace; each table with the column that says whose a row is. */
const PERSON_TABLES = {
  passkeys: "person_id",
  people: "id",
  person_idempotency_keys: "person_id",
  sign_in_secrets: null,
  sign_ins: "person_id",
} as const;

async function tenantTables(): Promise<string[]> {
  const rows = await server.database.peek<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'hyponema' ORDER BY 1",
  );
  return rows
    .map(({ name }) => name)
    .filter((name) => !PLATFORM_TABLES.includes(name) && !(name in PERSON_TABLES));
}

describe("row security", () => {
  test("is enabled and forced on every table but the platform's own", async () => {
    const open = await server.database.peek<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'hyponema'::regnamespace AND relkind = 'r'
         AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1`,
    );
    expect(open.map(({ name }) => name)).toEqual(PLATFORM_TABLES);
  });

  test("shows a transaction its own workspace's rows and no other's, in every table", async () => {
    for (const table of await tenantTables()) {
      const key = table === "workspaces" ? "id" : "workspace_id";
      const query = `SELECT DISTINCT ${key} AS id FROM hyponema.${table}`;
      const all = await server.database.peek<{ id: string }>(query);
      for (const workspaceId of [server.demo.workspace_id, other.workspace_id]) {
        const seen = await server.instance.database.inWorkspace({ workspaceId, actor }, (tx) =>
          tx.query(query),
        );
        expect(seen, table).toEqual(all.filter(({ id }) => id === workspaceId));
      }
    }
  });

  test("shows nothing to a transaction that names no workspace", async () => {
    for (const table of await tenantTables()) {
      const rows = await server.instance.database.asSystem((tx) =>
        tx.query(`SELECT FROM hyponema.${table} LIMIT 1`),
      );
      expect(rows, table).toEqual([]);
    }
  });

  test("shows a transaction in a workspace of its person what is theirs, and of others who is a member", async () => {
    const [member, stranger] = [await server.signIn("viewer"), await server.signIn(null)];
    for (const person of [member, stranger]) {
      await registerDevice(server, person);
      const headers = { "idempotency-key": "isolation" };
      await person.ask("PATCH", "/me", { body: { name: "Isolated" }, headers });
    }
    await linkToken(server, member.email);
    const asMember: Actor = { ...actor, kind: "member", id: member.personId };
    for (const [table, column] of Object.entries(PERSON_TABLES)) {
      const query = `SELECT DISTINCT ${column ?? "id"} AS id FROM hyponema.${table}`;
      const all = await server.database.peek<{ id: string }>(query);
      expect(all.length, table).toBeGreaterThan(column ? 1 : 0);
      const seen = (workspaceId: string, actor: Actor) =>
        server.instance.database.inWorkspace({ workspaceId, actor }, (tx) => tx.query(query));
      expect(await seen(other.workspace_id, asMember), table).toEqual(
        column ? [{ id: member.personId }] : [],
      );
      // Without a person, whoever is a member of the workspace.
      const members = table === "people" ? [{ id: member.personId }] : [];
      expect(await seen(server.demo.workspace_id, actor), table).toEqual(members);
    }
  });

  test.each([
    "UPDATE hyponema.people SET name = 'x' RETURNING id",
    "DELETE FROM hyponema.passkeys RETURNING id",
    "DELETE FROM hyponema.sign_ins RETURNING id",
  ])("lets nobody else's be changed in a workspace: %s", async (sql) => {
    const scope = { workspaceId: server.demo.workspace_id, actor };
    expect(await server.instance.database.inWorkspace(scope, (tx) => tx.query(sql))).toEqual([]);
  });

  test("does not let a row be written into another workspace", async () => {
    const scope = { workspaceId: other.workspace_id, actor };
    const write = server.instance.database.inWorkspace(scope, (tx) =>
      tx.query("UPDATE hyponema.agents SET workspace_id = $1", [server.demo.workspace_id]),
    );
    await expect(write).rejects.toThrow("row-level security");
  });

  test("binds the owner too, outside a transaction of ours", async () => {
    const client = new pg.Client({ connectionString: server.database.url });
    await client.connect();
    const { rows } = await client.query("SELECT FROM hyponema.agents");
    await client.end();
    expect(rows).toEqual([]);
  });
});

describe("the request role", () => {
  test("owns nothing, and neither bypasses row security nor is a superuser", async () => {
    const [role] = await server.database.peek(
      "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcanlogin FROM pg_roles WHERE rolname = 'hyponema_app'",
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcanlogin: false });
    const owned = await server.database.peek("SELECT FROM pg_class WHERE relowner = 'hyponema_app'::regrole");
    expect(owned).toEqual([]);
  });

  test.each([
    "UPDATE hyponema.audit_log SET action = 'x'",
    "DELETE FROM hyponema.audit_log",
    "TRUNCATE hyponema.audit_log",
  ])("may not: %s", async (sql) => {
    const scope = { workspaceId: server.demo.workspace_id, actor };
    await expect(server.instance.database.inWorkspace(scope, (tx) => tx.query(sql))).rejects.toThrow(
      "permission denied",
    );
  });

  test("reaches past row security by this list of functions alone", async () => {
    const functions = await server.database.peek<{ name: string; owner: string; open: boolean }>(
      `SELECT proname AS name, proowner::regrole::text AS owner, has_function_privilege('public', oid, 'execute') AS open
       FROM pg_proc WHERE pronamespace = 'hyponema'::regnamespace AND prosecdef ORDER BY 1`,
    );
    expect(functions.map(({ name }) => name)).toEqual([
      "due_memory_work",
      "find_agent_workspace",
      "find_api_key",
      "find_invite",
      "find_membership",
      "is_invited",
      "lease_tokens",
      "list_workspaces",
      "memberships_of",
      "orphaned_jobs",
      "orphaned_turns",
      "overdue_sessions",
      "sweep_api_keys",
      "sweep_idempotency_keys",
      "sweep_idempotency_leases",
      "sweep_invites",
      "sweep_jobs",
      "sweep_node_commands",
      "sweep_nodes",
      "sweep_outbox_events",
      "sweep_person_idempotency_keys",
      "sweep_rate_buckets",
      "sweep_sign_in_secrets",
      "sweep_sign_ins",
      "sweep_turn_events",
      "sweep_user_merges",
      "unembedded_memory",
      "unsettled_memory",
    ]);
    expect(functions.every(({ owner, open }) => owner === "hyponema_system" && !open)).toBe(true);
  });

  test("may not write in a transaction that only reads", async () => {
    const scope = { workspaceId: server.demo.workspace_id, actor };
    const write = server.instance.database.readWorkspace(scope, (tx) =>
      tx.query("DELETE FROM hyponema.users"),
    );
    await expect(write).rejects.toThrow("read-only");
  });
});
