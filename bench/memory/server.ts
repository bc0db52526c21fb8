import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { startEmbeddedPostgres } from "../../packages/server/src/platform/database/embedded/embedded.ts";
import { start } from "../processes.ts";

/** A server of its own under measurement, on an embedded database that is thrown away. */
export interface BenchServer {
  readonly workspace: string;
  readonly agentId: string;
  readonly pid: number;
  readonly databaseUrl: string;
  /** Sends one request below the workspace; throws for anything but a success. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape, read where they are asked for
  ask(method: string, path: string, body?: object): Promise<any>;
  stop(): Promise<void>;
}

/** Starts it as `npm start` would, on a free port. */
export async function startBenchServer(): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "hyponema-bench-"));
  await chmod(dataDir, 0o755);
  const main = fileURLToPath(new URL("../../packages/server/src/cli/main.ts", import.meta.url));
  const database = await startEmbeddedPostgres({ dataDir });
  const server = await start(process.execPath, [main, "serve", "--demo"], {
    PORT: "0",
    DATABASE_URL: database.url,
    HYPONEMA_SECRET_KEY: randomBytes(32).toString("base64"),
    HYPONEMA_DATA_DIR: dataDir,
    HYPONEMA_RATE_LIMITS: '{"key_per_minute":1000000,"sessions_per_minute":1000000}',
  });
  const demo = JSON.parse(await readFile(join(dataDir, "demo.json"), "utf8"));
  return {
    workspace: demo.workspace_id,
    agentId: demo.agent_id,
    pid: server.pid,
    databaseUrl: database.url,
    async ask(method, path, body) {
      const response = await fetch(`${demo.base_url}/workspaces/${demo.workspace_id}${path}`, {
        method,
        headers: { authorization: `Bearer ${demo.api_key}`, "content-type": "application/json" },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(60_000),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
      return text === "" ? null : JSON.parse(text);
    },
    async stop() {
      await server.stop();
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits until memory has learned from an import; polls, at most ten minutes. */
export async function untilLearned(server: BenchServer, importId: string): Promise<void> {
  const until = performance.now() + 600_000;
  while (performance.now() < until) {
    const { status } = await server.ask("GET", `/conversation-imports/${importId}`);
    if (status === "completed") return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("memory did not learn in ten minutes");
}

/** Rows and bytes, indexes included, that memory keeps for 1,000 turns, once it has learned from `turns`. */
export async function storedPerThousandTurns(
  server: BenchServer,
  turns: number,
): Promise<{ readonly rows: number; readonly bytes: number }> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  await client.query("SET ROLE hyponema_system");
  const { rows } = await client.query<{ rows: string; bytes: string }>(
    `SELECT (SELECT count(*) FROM hyponema.memory_entries) + (SELECT count(*) FROM hyponema.observations)
       + (SELECT count(*) FROM hyponema.open_threads) + (SELECT count(*) FROM hyponema.memory_tones) AS rows,
       (SELECT sum(pg_total_relation_size(('hyponema.' || name)::regclass))
        FROM unnest(ARRAY['memory_entries', 'observations', 'open_threads', 'memory_tones', 'observation_mentions']) AS name) AS bytes`,
  );
  await client.end();
  const [counted] = rows;
  const scale = 1_000 / turns;
  return { rows: Math.round(Number(counted?.rows) * scale), bytes: Number(counted?.bytes) * scale };
}
