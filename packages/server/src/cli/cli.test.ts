import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../test/database.ts";
import { createDataDir, startServerProcess } from "../../test/process.ts";
import { asker, TEST_SECRET } from "../../test/server.ts";
import { FolderBlobStore } from "../platform/blobs/folder.ts";

const CLI = fileURLToPath(new URL("./main.ts", import.meta.url));

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], environment: Record<string, string>, input = ""): Promise<Outcome> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...environment };
    const child = execFile(process.execPath, [CLI, ...args], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, out: out.trim(), err: err.trim() }),
    );
    child.stdin?.end(input);
  });
}

let database: TestDatabase;
let folder: string;
let environment: Record<string, string>;
const hyponema = (...args: string[]) => run(args, environment);

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "hyponema-cli-"));
  environment = { DATABASE_URL: database.url, HYPONEMA_SECRET_KEY: TEST_SECRET, HYPONEMA_DATA_DIR: folder };
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

describe("workspaces and keys", { timeout: 120_000 }, () => {
  test("are made, listed, and a key is revoked", async () => {
    const workspace = (await hyponema("workspaces", "create", "Acme")).out;
    expect((await hyponema("workspaces", "list")).out).toContain(workspace);
    const key = await hyponema(
      "keys",
      "create",
      "--workspace",
      workspace,
      "--scope",
      "agents:read",
      "sessions:write",
    );
    expect(key.out).toMatch(/^hyp_[0-9A-Za-z]{38}$/);
    const listed = (await hyponema("keys", "list", "--workspace", workspace)).out;
    expect(listed).toContain("agents:read sessions:write");
    expect(listed).not.toContain(key.out);
    const id = /key_[a-z0-9]{26}/.exec(listed)?.[0] ?? "";
    expect((await hyponema("keys", "revoke", id, "--workspace", workspace)).out).toBe("Revoked.");
    const again = await hyponema("keys", "revoke", id, "--workspace", workspace);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining("no active key") });
  });

  test("rotate: another secret is shown, and both work for a while", async () => {
    const workspace = (await hyponema("workspaces", "create", "Rotating")).out;
    const key = await hyponema("keys", "create", "--workspace", workspace, "--scope", "agents:read");
    const [made] = await database.peek<{ id: string }>(
      "SELECT id FROM hyponema.api_keys WHERE workspace_id = $1",
      [workspace],
    );
    const args = ["--workspace", workspace, "--overlap", "1"];
    const rotated = await hyponema("keys", "rotate", made?.id ?? "", ...args);
    expect(rotated.out).toMatch(/^hyp_[0-9A-Za-z]{38}$/);
    const known = await database.peek(
      "SELECT hint, previous_hint, previous_expires_at > now() + interval '50 minutes' AS works FROM hyponema.api_keys WHERE id = $1",
      [made?.id],
    );
    const [before, after] = [key.out, rotated.out].map(
      (secret) => `${secret.slice(0, 8)}…${secret.slice(-4)}`,
    );
    expect(known).toEqual([{ hint: after, previous_hint: before, works: true }]);
  });

  test.each([
    [
      ["keys", "create", "--workspace", "ws_01j8z5k3mve7b8xq2n4w6y9r1t", "--scope", "agents:read"],
      "no workspace",
    ],
    [["keys", "create", "--workspace", "ws_x", "--scope", "agents:fly"], "no scope agents:fly"],
    [
      ["keys", "create", "--workspace", "ws_x", "--scope", "agents:read", "--expires", "soon"],
      "number of days",
    ],
    [["keys", "rotate", "key_x", "--workspace", "ws_x", "--overlap", "169"], "from 0 to 168"],
    [["seed", "nonsense"], "nothing named nonsense"],
    [["restore", "/nonexistent"], "not a backup"],
  ])("%j is refused in a sentence, without a stack", async (args, sentence) => {
    const { code, err } = await run(args, environment);
    expect(code).toBe(1);
    expect(err).toContain(sentence);
    expect(err).not.toContain("    at ");
  });
});

describe("people", { timeout: 120_000 }, () => {
  test("are let in by a link, made members, and listed", async () => {
    const workspace = (await hyponema("workspaces", "create", "Peopled")).out;
    // The first person may sign in without being a member.
    expect((await hyponema("sign-in", "first@example.com")).out).toMatch(
      /^http:\/\/127\.0\.0\.1:8787\/dashboard\/sign-in\?token=[\w.-]+$/,
    );
    const add = (email: string, role: string) =>
      hyponema("members", "add", email, "--workspace", workspace, "--role", role);
    expect((await add("Ana@Example.com", "owner")).out).toContain("ana@example.com is owner");
    expect((await add("bo@example.com", "viewer")).code).toBe(0);
    expect((await add("bo@example.com", "builder")).code).toBe(0);
    const listed = (await hyponema("members", "list", "--workspace", workspace)).out;
    expect(listed).toMatch(/ana@example\.com +owner/);
    expect(listed).toMatch(/bo@example\.com +builder/);
    expect((await hyponema("sign-in", "bo@example.com")).code).toBe(0);
    for (const [args, sentence] of [
      [["sign-in", "nobody@example.com"], "Nobody is known by nobody@example.com"],
      [["sign-in", "nobody"], "no e-mail address"],
      [["members", "add", "ana@example.com", "--workspace", workspace, "--role", "viewer"], "owner first"],
    ] as const) {
      const refused = await hyponema(...args);
      expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(sentence) });
      expect(refused.err).not.toContain("    at ");
    }
  });
});

describe("credentials", () => {
  test("are read from standard input, sealed, never shown, and rotate to a new root secret", async () => {
    const workspace = (await hyponema("workspaces", "create", "Sealed")).out;
    const secret = "sk-very-secret-value-1234";
    const set = await run(
      ["credentials", "set", "openai", "--workspace", workspace],
      environment,
      `${secret}\n`,
    );
    expect(set.out).toMatch(/^cred_\w+ …1234$/);
    const [row] = await database.peek<{ sealed: string }>("SELECT sealed FROM hyponema.credentials");
    expect(row?.sealed).not.toContain("secret");
    expect(JSON.stringify(await database.peek("SELECT * FROM hyponema.audit_log"))).not.toContain(secret);
    const rotated = {
      ...environment,
      HYPONEMA_SECRET_KEY: `another root secret that is long enough too,${TEST_SECRET}`,
    };
    expect((await run(["credentials", "rotate"], rotated)).out).toBe("1 credential rotated.");
    expect((await run(["credentials", "rotate"], rotated)).out).toBe("0 credentials rotated.");
    const [after] = await database.peek<{ sealed: string }>("SELECT sealed FROM hyponema.credentials");
    expect(after?.sealed.split(".").at(-1)).toBe(row?.sealed.split(".").at(-1));
    expect(after?.sealed).not.toBe(row?.sealed);
  });

  test("need no key for a server of one's own, but its address", async () => {
    const workspace = (await hyponema("workspaces", "create", "Local")).out;
    const set = (...args: string[]) => hyponema("credentials", "set", ...args, "--workspace", workspace);
    expect((await set("openai-compatible", "--base-url", "http://127.0.0.1:11434/v1")).out).toMatch(/^cred_/);
    expect((await set("openai-compatible")).err).toContain("Give the server's address");
  });

  test("for a provider that does not exist are refused", async () => {
    const { err } = await run(["credentials", "set", "nonsense", "--workspace", "ws_x"], environment, "x");
    expect(err).toContain("no provider nonsense");
  });
});

describe("serving", () => {
  test.each([
    [{ HOST: "0.0.0.0", DATABASE_URL: "" }, [], "Say --demo"],
    [{ HYPONEMA_SECRET_KEY: "" }, [], "HYPONEMA_SECRET_KEY is required"],
    [{ HYPONEMA_SECRET_KEY: "short" }, [], "at least 32 characters"],
    [{ PORT: "99999" }, [], "PORT"],
    [{ HYPONEMA_RATE_LIMITS: "{" }, [], "is not JSON"],
    [{ HYPONEMA_EGRESS_ALLOW: "nonsense" }, [], "HYPONEMA_EGRESS_ALLOW"],
    [{ HYPONEMA_BLOBS: "ftp://x" }, [], "HYPONEMA_BLOBS"],
  ])("with %j is refused in a sentence", async (settings, args, sentence) => {
    const { code, err } = await run(["serve", ...args], { ...environment, PORT: "0", ...settings });
    expect(code).toBe(1);
    expect(err).toContain(sentence);
    expect(err).not.toContain("    at ");
  });

  test("doctor names what is wrong", async () => {
    const sound = await run(["doctor"], { ...environment, PORT: "0" });
    expect(sound.out).toContain("PostgreSQL 18");
    const broken = await run(["doctor"], {
      ...environment,
      DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
    });
    expect(broken).toMatchObject({ code: 1, out: expect.stringContaining("Check DATABASE_URL") });
  });
});

// Starts about a dozen processes in sequence.
describe("an instance moves to another host by backup and restore", { timeout: 120_000 }, () => {
  test("from the embedded database, while it serves, to another PostgreSQL: rows, blobs and sealed keys", async () => {
    const data = await createDataDir();
    const target = await createTestDatabase();
    try {
      const server = await startServerProcess(data.path);
      const body = { agent_id: server.demo.agent_id, user_id: "ana", modality: "text" };
      const session = (await server.ask("POST", "/sessions", { body })).body.id;
      await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "When is breakfast?" } });
      const here = { HYPONEMA_DATA_DIR: data.path };
      await run(
        ["credentials", "set", "openai", "--workspace", server.demo.workspace_id],
        here,
        "sk-moves-with-it",
      );
      const link = /http\S+sign-in\?token=\S+/.exec(server.output())?.[0] ?? "";
      expect(server.output().split("\n").length).toBeLessThan(30);
      const token = new URL(link).searchParams.get("token");
      const entered = await server.ask("POST", "/auth/sign-ins", { key: null, body: { token } });
      expect(entered.body).toMatchObject({
        email: "owner@example.com",
        workspaces: [{ id: server.demo.workspace_id, role: "owner" }],
      });
      const blobs = new FolderBlobStore(join(data.path, "blobs"));
      await blobs.put("calls/one", Readable.from(["sound"]), "audio/wav", new AbortController().signal);
      const backup = join(folder, "backup");
      expect((await run(["backup", backup], here)).code).toBe(0);
      expect(await run(["backup", backup], here)).toMatchObject({
        code: 1,
        err: expect.stringContaining("exists already"),
      });
      await server.kill("SIGTERM");

      // An empty database on another host: the backup's root secret is passed by hand.
      await target.peek("DROP SCHEMA hyponema CASCADE");
      await target.peek("DROP SCHEMA hyponema_jobs CASCADE");
      const there = {
        DATABASE_URL: target.url,
        HYPONEMA_SECRET_KEY: await readFile(join(backup, "secret.key"), "utf8"),
        HYPONEMA_DATA_DIR: join(folder, "elsewhere"),
      };
      expect(await run(["restore", backup], there)).toMatchObject({ code: 0, err: "" });
      expect((await run(["restore", backup], there)).err).toContain("in use");
      const moved = await new FolderBlobStore(join(there.HYPONEMA_DATA_DIR, "blobs")).get("calls/one");
      expect(moved && (await text(moved.content))).toBe("sound");
      expect(
        (await run(["credentials", "list", "--workspace", server.demo.workspace_id], there)).out,
      ).toContain("…h-it");
      const members = await run(["members", "list", "--workspace", server.demo.workspace_id], there);
      expect(members.out).toMatch(/owner@example\.com +Demo owner +owner/);
      expect(await target.peek("SELECT FROM hyponema.sign_ins")).toHaveLength(1);
      expect((await run(["credentials", "rotate"], there)).code).toBe(0);
      const [count] = await target.peek<{ count: string }>("SELECT count(*) FROM hyponema.messages");
      expect(Number(count?.count)).toBe(3);
    } finally {
      await data.remove();
      await target.drop();
    }
  });

  test("back into a fresh data folder: the same key opens the same conversation", async () => {
    const fresh = await createDataDir();
    try {
      expect(await readdir(join(folder, "backup"))).toContain("manifest.json");
      expect(await run(["restore", join(folder, "backup")], { HYPONEMA_DATA_DIR: fresh.path })).toMatchObject(
        { code: 0 },
      );
      const list = await run(["workspaces", "list"], { HYPONEMA_DATA_DIR: fresh.path });
      expect(list.out).toContain("Demo");
    } finally {
      await fresh.remove();
    }
  });
});

test("chat talks to an agent of a running server, also from a pipe", async () => {
  const data = await createDataDir();
  try {
    const server = await startServerProcess(data.path);
    const here = { HYPONEMA_DATA_DIR: data.path };
    const { out } = await run(["chat"], here, "When is breakfast?\nThank you\n");
    expect(out).toContain("Breakfast is served from 7 to 10");
    expect(out).toContain("You are welcome.");
    expect(out).toContain("The conversation is over.");
    const ask = asker(server.url, server.demo.api_key);
    const path = `/workspaces/${server.demo.workspace_id}/conversations`;
    expect((await ask("GET", path)).body.data[0]).toMatchObject({ status: "completed", turn_count: 2 });
    await server.kill("SIGTERM");
    expect((await run(["chat"], here)).err).toContain("No server answers");
  } finally {
    await data.remove();
  }
});
