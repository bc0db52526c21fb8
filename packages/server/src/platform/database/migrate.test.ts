import { randomBytes } from "node:crypto";
import { copyFile, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { migrate, pendingMigrations } from "./migrate.ts";

const created: string[] = [];
let admin: pg.Client;
let folder: string;

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject("adminUrl") });
  await admin.connect();
  folder = await mkdtemp(join(tmpdir(), "hyponema-migrations-"));
});

afterAll(async () => {
  for (const name of created) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
  await rm(folder, { recursive: true });
});

/** An empty database; `owner` may log in with its own name as password. */
async function emptyDatabase(owner = "hyponema"): Promise<string> {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  await admin.query(`CREATE DATABASE ${name} OWNER ${owner}`);
  created.push(name);
  return inject("templateUrl").replace("/template_hyponema?", `/${name}?`);
}

/** The real migrations and one more, in a folder of their own. */
async function withExtra(sql: string): Promise<URL> {
  const source = new URL("../../../migrations/", import.meta.url);
  const target = await mkdtemp(join(folder, "set-"));
  for (const file of await readdir(source)) await copyFile(new URL(file, source), join(target, file));
  await writeFile(join(target, "9999_extra.sql"), sql);
  return pathToFileURL(`${target}/`);
}

describe("migrations", () => {
  test("bring an empty database to the newest schema, once", async () => {
    const url = await emptyDatabase();
    expect(await pendingMigrations(url)).toContain("0001_foundation");
    expect((await migrate(url)).applied).toContain("0001_foundation");
    expect((await migrate(url)).applied).toEqual([]);
    expect(await pendingMigrations(url)).toEqual([]);
  });

  test("run once when many nodes start together", async () => {
    const url = await emptyDatabase();
    const results = await Promise.all(Array.from({ length: 5 }, () => migrate(url)));
    expect(results.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
  });

  test("that fail are rolled back whole, and loud", async () => {
    const url = await emptyDatabase();
    await migrate(url);
    const broken = await withExtra("CREATE TABLE hyponema.half (id int); SELECT 1 / 0;");
    await expect(migrate(url, { folder: broken })).rejects.toThrow("9999_extra failed and was rolled back");
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    expect((await client.query("SELECT to_regclass('hyponema.half') AS half")).rows[0].half).toBeNull();
    await client.end();
  });

  test("that were changed after they had been applied are refused", async () => {
    const url = await emptyDatabase();
    await migrate(url, { folder: await withExtra("SELECT 1;") });
    await expect(migrate(url, { folder: await withExtra("SELECT 2;") })).rejects.toThrow(
      "applied to this database in another form",
    );
  });

  test("of a newer version do not stop an older node", async () => {
    const url = await emptyDatabase();
    await migrate(url, { folder: await withExtra("SELECT 1;") });
    expect(await migrate(url)).toMatchObject({ applied: [], version: 9999 });
  });

  test("call for a backup only when there is something to lose and something to apply", async () => {
    const url = await emptyDatabase();
    let backups = 0;
    const beforeApplying = async () => {
      backups++;
    };
    await migrate(url, { beforeApplying });
    await migrate(url, { beforeApplying });
    expect(backups).toBe(0);
    await migrate(url, { beforeApplying, folder: await withExtra("SELECT 1;") });
    expect(backups).toBe(1);
  });
});

test("what only the audit log knew of keys and credentials is where it is shown, in every workspace", async () => {
  const url = await emptyDatabase();
  await migrate(url, { upTo: 11 });
  const inside = new pg.Client({
    connectionString: inject("adminUrl").replace("/postgres?", `/${new URL(url).pathname.slice(1)}?`),
  });
  await inside.connect();
  const at = "2026-01-05T10:00:00Z";
  for (const [workspace, name] of [
    ["ws_01j8z5k3mve7b8xq2n4w6y9r1t", "Ana"],
    ["ws_01j8z5k3mve7b8xq2n4w6y9r2t", "Bo"],
  ]) {
    const insert = (table: string, columns: string, values: readonly unknown[]) =>
      inside.query(
        `INSERT INTO hyponema.${table} (${columns}) VALUES (${values.map((_, at) => `$${at + 1}`).join(", ")})`,
        [...values],
      );
    const entry = (id: string, action: string, target: string, after: object) =>
      insert(
        "audit_log",
        "workspace_id, id, at, actor_kind, actor_id, actor_name, action, target_kind, target_id, after",
        [workspace, id, at, "member", `of ${name}`, name, action, "x", target, after],
      );
    await insert("workspaces", "id, name, created_at", [workspace, name, at]);
    await insert("api_keys", "workspace_id, id, name, hint, hash, scopes, created_at", [
      ...[workspace, "key_1", "k", "hint", Buffer.from(`hash of ${name}`), ["agents:read"], at],
    ]);
    await insert("credentials", "workspace_id, id, provider, hint, sealed, created_at, updated_at", [
      ...[workspace, "cred_1", "groq", "…1234", "v1.a.b.c", at, at],
    ]);
    await entry("audit_1", "api_key.create", "key_1", {});
    await entry("audit_2", "credential.set", "cred_1", { base_url: "https://before.example.com" });
    await entry("audit_3", "credential.set", "cred_1", { base_url: `https://${name}.example.com` });
  }
  await migrate(url);
  const known = await inside.query(
    `SELECT created_by_kind AS kind, created_by_id AS id, created_by_name AS name, base_url
     FROM hyponema.api_keys JOIN hyponema.credentials USING (workspace_id) ORDER BY name`,
  );
  const forced = await inside.query(
    "SELECT bool_and(relforcerowsecurity) AS all FROM pg_class WHERE oid IN ('hyponema.audit_log'::regclass, 'hyponema.api_keys'::regclass, 'hyponema.credentials'::regclass)",
  );
  await inside.end();
  expect(known.rows).toEqual(
    ["Ana", "Bo"].map((name) => ({
      ...{ kind: "member", id: `of ${name}`, name, base_url: `https://${name}.example.com` },
    })),
  );
  expect(forced.rows).toEqual([{ all: true }]);
});

test("what agents learned that keep their memory to themselves is theirs after the update, at once", async () => {
  const url = await emptyDatabase();
  await migrate(url, { upTo: 13 });
  const inside = new pg.Client({
    connectionString: inject("adminUrl").replace("/postgres?", `/${new URL(url).pathname.slice(1)}?`),
  });
  await inside.connect();
  const at = "2026-01-05T10:00:00Z";
  await inside.query(`
    INSERT INTO hyponema.workspaces (id, name, created_at) VALUES ('ws_1', 'W', '${at}');
    INSERT INTO hyponema.users (workspace_id, id, external_id, created_at, updated_at) VALUES ('ws_1', 'user_1', 'u', '${at}', '${at}');
    INSERT INTO hyponema.agents (workspace_id, id, name, description, settings, created_at, updated_at) VALUES
      ('ws_1', 'agent_own', 'a', '', '{"memory_scope": "agent"}', '${at}', '${at}'),
      ('ws_1', 'agent_all', 'b', '', '{}', '${at}', '${at}');
    INSERT INTO hyponema.memory_heads (workspace_id, user_id) VALUES ('ws_1', 'user_1');
    INSERT INTO hyponema.observations (workspace_id, id, user_id, agent_id, kind, text, slot, value, importance, confidence,
      said_at, repeated_at, origin, status, superseded_by, valid_to, recorded_at, updated_at) VALUES
      ('ws_1', 'obs_1', 'user_1', 'agent_all', 'fact', 'Lisbon', 'home', 'lisbon', 0, 0, '${at}', '${at}', 'extracted', 'superseded', 'obs_2', '${at}', '${at}', '${at}'),
      ('ws_1', 'obs_2', 'user_1', 'agent_own', 'fact', 'Porto', 'home', 'porto', 0, 0, '${at}', '${at}', 'extracted', 'active', NULL, '2027-01-01Z', '${at}', '${at}');
    SET session_replication_role = replica;
    INSERT INTO hyponema.memory_resumes VALUES
      ('ws_1', 'user_1', 'session_1', 'agent_all', 'The user last said: “Hello”. Left open: Ask how Cedrano is.', '${at}');
    SET session_replication_role = origin;
  `);
  await migrate(url);
  const resumes = await inside.query("SELECT text FROM hyponema.memory_resumes");
  expect(resumes.rows).toEqual([{ text: "The user last said: “Hello”." }]);
  const { rows } = await inside.query(
    `SELECT id, hyponema.memory_scope(workspace_id, user_id, agent_id, scope) AS scope, stated_valid_to IS NOT NULL AS stated
     FROM hyponema.observations ORDER BY id`,
  );
  expect(rows).toEqual([
    { id: "obs_1", scope: "workspace", stated: false },
    { id: "obs_2", scope: "agent", stated: true },
  ]);
  const behind = await inside.query("SELECT * FROM hyponema.unsettled_memory(10)");
  expect(behind.rows).toEqual([{ workspace_id: "ws_1", user_id: "user_1" }]);
  await inside.end();
});

/** A workspace as it was before usage was kept by unit: three sessions, of which one is a preview. */
async function oldConversations(url: string): Promise<pg.Client> {
  await migrate(url, { upTo: 18 });
  const inside = new pg.Client({
    connectionString: inject("adminUrl").replace("/postgres?", `/${new URL(url).pathname.slice(1)}?`),
  });
  await inside.connect();
  const at = "2026-01-05T10:00:00Z";
  const session = (id: string, user: string, channel: string, created: string) =>
    `('ws_1', '${id}', 'agent_1', NULL, '${user}', 'completed', '${channel}', 'text', '{}', '{}', 1, 1, '${created}', '${at}', '${at}', '{}')`;
  await inside.query(`
    INSERT INTO hyponema.workspaces (id, name, created_at) VALUES ('ws_1', 'W', '${at}');
    INSERT INTO hyponema.users (workspace_id, id, external_id, created_at, updated_at) VALUES
      ('ws_1', 'user_preview', 'preview', '${at}', '${at}'), ('ws_1', 'user_both', 'both', '${at}', '${at}'),
      ('ws_1', 'user_made', 'made', '2025-01-01Z', '${at}'), ('ws_1', 'user_alone', 'alone', '${at}', '${at}');
    INSERT INTO hyponema.agents (workspace_id, id, name, description, settings, created_at, updated_at) VALUES
      ('ws_1', 'agent_1', 'a', '', '{}', '${at}', '${at}');
    INSERT INTO hyponema.sessions (workspace_id, id, agent_id, agent_version, user_id, status, channel, modality,
      dynamic_variables, overrides, idle_seconds, max_duration_seconds, created_at, expires_at, last_activity_at, agent_draft) VALUES
      ${session("ses_preview", "user_preview", "preview", at)}, ${session("ses_both", "user_both", "preview", at)},
      ${session("ses_api", "user_both", "api", at)}, ${session("ses_made", "user_made", "preview", at)};
    INSERT INTO hyponema.turns (workspace_id, id, session_id, number, status, node_id, trace_id, started_at) VALUES
      ('ws_1', 'turn_1', 'ses_api', 1, 'complete', 'node_1', 'trace_1', '${at}'),
      ('ws_1', 'turn_2', 'ses_preview', 1, 'complete', 'node_1', 'trace_2', '${at}');
    INSERT INTO hyponema.usage_records (workspace_id, turn_id, provider, model, prompt_tokens, cached_prompt_tokens,
      cache_write_tokens, completion_tokens, cost_usd, at) VALUES
      ('ws_1', 'turn_1', 'openai', 'gpt-5', 100, 40, 5, 10, 0.25, '${at}'),
      ('ws_1', 'turn_1', 'groq', 'unpriced', 0, 0, 0, 0, NULL, '${at}'),
      ('ws_1', 'turn_2', 'openai', 'gpt-5', 7, 7, 0, 3, 0.5, '${at}');
  `);
  return inside;
}

test("previews are test traffic after the update, and so are Users whom nothing else made", async () => {
  const url = await emptyDatabase();
  const inside = await oldConversations(url);
  await migrate(url);
  const tests = async (table: string) =>
    (await inside.query(`SELECT id FROM hyponema.${table} WHERE test ORDER BY id`)).rows.map(({ id }) => id);
  expect(await tests("sessions")).toEqual(["ses_both", "ses_made", "ses_preview"]);
  expect(await tests("users")).toEqual(["user_preview"]);
  await inside.end();
});

test("what was used is there by unit after the update, and what older nodes still write is added", async () => {
  const url = await emptyDatabase();
  const inside = await oldConversations(url);
  await migrate(url);
  const kept = async (turn: string, model: string) => {
    const { rows } = await inside.query(
      `SELECT session_id, agent_id, kind, unit, quantity, cost_usd, test FROM hyponema.usage
       WHERE turn_id = $1 AND model = $2 AND NOT estimated AND at = '2026-01-05T10:00:00Z' ORDER BY unit`,
      [turn, model],
    );
    return rows.map(({ session_id, agent_id, kind, unit, quantity, cost_usd, test }) =>
      [session_id, agent_id, kind, unit, quantity, cost_usd, test].join(" "),
    );
  };
  expect(await kept("turn_1", "gpt-5")).toEqual([
    "ses_api agent_1 llm tokens_cache_write 5 0 false",
    "ses_api agent_1 llm tokens_cached 40 0 false",
    "ses_api agent_1 llm tokens_in 55 0.25 false",
    "ses_api agent_1 llm tokens_out 10 0 false",
  ]);
  expect(await kept("turn_1", "unpriced")).toEqual(["ses_api agent_1 llm tokens_in 0  false"]);
  const preview = [
    "ses_preview agent_1 llm tokens_cached 7 0 true",
    "ses_preview agent_1 llm tokens_in 0 0.5 true",
    "ses_preview agent_1 llm tokens_out 3 0 true",
  ];
  expect(await kept("turn_2", "gpt-5")).toEqual(preview);
  await inside.query(`
    BEGIN;
    SET LOCAL ROLE hyponema_app;
    SELECT set_config('hyponema.workspace_id', 'ws_1', true);
    INSERT INTO hyponema.usage_records AS r (workspace_id, turn_id, provider, model, prompt_tokens, cached_prompt_tokens,
      cache_write_tokens, completion_tokens, cost_usd, at)
    VALUES ('ws_1', 'turn_2', 'openai', 'gpt-5', 7, 7, 0, 3, 0.5, '2026-01-05T10:00:00Z')
    ON CONFLICT (workspace_id, turn_id, provider, model) DO UPDATE SET prompt_tokens = r.prompt_tokens + excluded.prompt_tokens;
    COMMIT;
  `);
  expect(await kept("turn_2", "gpt-5")).toEqual(preview.flatMap((row) => [row, row]));
  expect((await inside.query("SELECT FROM hyponema.usage_records")).rowCount).toBe(0);
  await inside.end();
});

describe("roles", () => {
  test("that bypass row security are refused at start-up", async () => {
    const url = await emptyDatabase();
    await admin.query("ALTER ROLE hyponema_app BYPASSRLS");
    try {
      await expect(migrate(url)).rejects.toThrow("hyponema_app bypasses row security");
    } finally {
      await admin.query("ALTER ROLE hyponema_app NOBYPASSRLS");
    }
  });

  test("that the login may not act as are named, with what an administrator runs", async () => {
    await admin.query("CREATE ROLE humble LOGIN PASSWORD 'humble' NOCREATEROLE");
    const url = new URL(await emptyDatabase("humble"));
    url.username = "humble";
    url.password = "humble";
    try {
      await expect(migrate(url.href)).rejects.toThrow("may not act as hyponema_app");
    } finally {
      await admin.query(`DROP DATABASE ${created.pop()} WITH (FORCE)`);
      await admin.query("DROP ROLE humble");
    }
  });
});
