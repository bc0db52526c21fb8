import { rm, stat, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LlmDouble, startLlmDouble } from "./doubles/llm/double.ts";
import { readEvents, saidIn } from "./events.ts";
import { killAndWait, peek, postmasterOf, type ServerProcess, startServerProcess, until } from "./process.ts";
import { startTestServer } from "./server.ts";
import { mountSmallDisk } from "./small-disk.ts";

const MIB = 1024 * 1024;
const disk = mountSmallDisk(400);

describe.skipIf(disk === null)("on a disk that is full (skipped for those who cannot mount one)", () => {
  const path = disk?.path ?? "";
  const dataDir = join(path, "data");
  const filler = join(path, "filler");
  const reserve = join(dataDir, "postgres.reserve");
  let llm: LlmDouble;
  let server: ServerProcess;
  let users: string;

  beforeAll(async () => {
    llm = await startLlmDouble();
    server = await startServerProcess(dataDir, {
      HYPONEMA_LLM_BASE_URL: llm.url,
      HYPONEMA_LOG_LEVEL: "fatal",
    });
    users = `/workspaces/${server.demo.workspace_id}/users`;
    await until(async () => (await stat(reserve).catch(() => null))?.size === 64 * MIB);
  }, 120_000);

  afterAll(async () => {
    await server?.kill("SIGKILL");
    const database = await postmasterOf(dataDir);
    if (database !== null) await killAndWait(database, "SIGQUIT");
    await llm?.close();
    disk?.remove();
  });

  const write = (number: number) =>
    server.ask("POST", users, { body: { external_user_id: `user-${number}`, name: "x".repeat(200) } });

  async function fill(free: number): Promise<void> {
    const { bavail, bsize } = await statfs(path);
    await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - free)));
  }

  test("writes are refused before the database fails, reads and turns under way go on, and it recovers by itself", async () => {
    const gate = Promise.withResolvers<void>();
    llm.script = [{ say: "Before, " }, { wait: gate.promise }, { say: "after." }];
    const body = { agent_id: server.demo.agent_id, user_id: "ana", modality: "text" };
    const session = (await server.ask("POST", "/sessions", { body })).body.id;
    const turn = server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Hello" } });
    await until(() => llm.requests.length > 0);
    const database = await postmasterOf(dataDir);

    const acknowledged: string[] = [];
    let number = 0;
    const writing = (async () => {
      for (;;) {
        const answer = await write(number++);
        if (answer.status !== 201) return answer;
        acknowledged.push(answer.body.user_id);
      }
    })();
    // PostgreSQL may begin a file of 16 MiB before the next look.
    await fill(24 * MIB);
    const refused = await writing;
    expect(refused).toMatchObject({ status: 503, body: { code: "storage-full" } });
    expect(refused.headers.get("retry-after")).toBe("10");
    await until(async () => (await stat(reserve).catch(() => null)) === null);

    for (const [method, path, sent] of [
      ["POST", "/sessions", body],
      ["POST", `/sessions/${session}/messages?on_busy=interrupt`, { text: "More" }],
      ["PATCH", `${users}/${acknowledged[0]}`, { name: "Other" }],
    ] as const) {
      const answer = await server.ask(method, path, { body: sent, headers: { "if-match": '"1"' } });
      expect(answer.body.code, path).toBe("storage-full");
    }
    const ready = await server.ask("GET", "/readyz", { key: null });
    expect(ready).toMatchObject({ status: 503, body: { detail: "Not working: storage (storage-full)." } });
    expect((await server.ask("GET", "/healthz", { key: null })).status).toBe(200);
    expect((await server.ask("GET", `/sessions/${session}`)).status).toBe(200);
    gate.resolve();
    const events = readEvents((await turn).text);
    expect(saidIn(events)).toBe("Before, after.");
    expect(events.at(-1)?.type).toBe("turn_end");

    await rm(filler);
    await until(async () => (await server.ask("GET", "/readyz", { key: null })).status === 200);
    await until(async () => (await write(number++)).status === 201);
    expect((await stat(reserve)).size).toBe(64 * MIB);
    expect(await postmasterOf(dataDir)).toBe(database);
    const kept = (await peek(dataDir, "SELECT id FROM hyponema.users")) as { id: string }[];
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
  }, 120_000);

  test("a start on a full disk takes no writes, answers reads, and recovers by itself", async () => {
    await server.kill("SIGTERM");
    await fill(4 * MIB);
    server = await startServerProcess(dataDir, {
      HYPONEMA_LLM_BASE_URL: llm.url,
      HYPONEMA_LOG_LEVEL: "fatal",
    });
    expect((await write(10_000)).body.code).toBe("storage-full");
    expect((await server.ask("GET", users)).status).toBe(200);
    await rm(filler);
    await until(async () => (await write(10_001)).status === 201);
  }, 120_000);
});

test("a database of somebody else's that says its disk is full is answered with the same code", async () => {
  const server = await startTestServer();
  try {
    await server.database.peek(`CREATE FUNCTION hyponema.no_room() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`);
    await server.database.peek(
      "CREATE TRIGGER no_room BEFORE INSERT ON hyponema.users EXECUTE FUNCTION hyponema.no_room()",
    );
    const path = `/workspaces/${server.demo.workspace_id}/users`;
    const answer = await server.ask("POST", path, { body: { external_user_id: "one-more" } });
    expect(answer).toMatchObject({ status: 503, body: { code: "storage-full" } });
    expect((await server.ask("GET", path)).status).toBe(200);
    await server.database.peek("DROP TRIGGER no_room ON hyponema.users");
    expect((await server.ask("POST", path, { body: { external_user_id: "one-more" } })).status).toBe(201);
  } finally {
    await server.dispose();
  }
});
