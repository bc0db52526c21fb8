import { access, constants, mkdir, statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { resolve } from "node:path";
import type { Command } from "commander";
import { type Config, readConfig } from "../config.ts";
import { configuredProviders } from "../instance.ts";
import { DatabaseClient } from "../platform/database/connection.ts";
import { findBinaries } from "../platform/database/embedded/binaries.ts";
import { findRunningPostgres } from "../platform/database/embedded/embedded.ts";
import { pendingMigrations } from "../platform/database/migrate.ts";
import { bold } from "./screen.ts";

interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

const LEAST_FREE_BYTES = 1024 ** 3;
const OLDEST_POSTGRES = 150_000;

/** `hyponema doctor`: what is missing, and how to fix it. */
export function addDoctor(program: Command): void {
  program
    .command("doctor")
    .description("say what is missing and how to fix it")
    .action(async () => {
      const config = readConfig(process.env);
      const checks = [checkNode, checkDataFolder, checkDatabase, checkPort, checkSecret, checkModel];
      let sound = true;
      for (const check of checks) {
        const finding = await check(config).catch((error: Error) => ({ ok: false, text: error.message }));
        sound &&= finding.ok;
        console.log(`${finding.ok ? "  ok   " : bold("  mend ")} ${finding.text}`);
      }
      process.exitCode = sound ? 0 : 1;
    });
}

async function checkNode(): Promise<Finding> {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const ok = major > 22 || (major === 22 && minor >= 12);
  return {
    ok,
    text: ok
      ? `Node ${process.versions.node}`
      : `Node ${process.versions.node} is too old: install 22.12 or newer.`,
  };
}

async function checkDataFolder({ HYPONEMA_DATA_DIR }: Config): Promise<Finding> {
  const folder = resolve(HYPONEMA_DATA_DIR);
  await mkdir(folder, { recursive: true });
  await access(folder, constants.W_OK).catch(() => {
    throw new Error(`${folder} cannot be written: change its owner, or set HYPONEMA_DATA_DIR.`);
  });
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const gigabytes = (free / LEAST_FREE_BYTES).toFixed(1);
  if (free < LEAST_FREE_BYTES)
    return { ok: false, text: `${folder} has ${gigabytes} GB free: make room, 1 GB at least.` };
  return { ok: true, text: `data folder ${folder}, ${gigabytes} GB free` };
}

async function checkDatabase(config: Config): Promise<Finding> {
  const url = config.DATABASE_URL?.reveal() ?? (await findRunningPostgres(resolve(config.HYPONEMA_DATA_DIR)));
  if (url === null)
    return { ok: true, text: `embedded PostgreSQL ${findBinaries().version}, not running now` };
  const client = new DatabaseClient({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    const { rows } = await client.query(
      "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version",
    );
    const { number, version } = rows[0];
    if (number < OLDEST_POSTGRES)
      return { ok: false, text: `PostgreSQL ${version} is too old: use 15 or newer.` };
    const pending = await pendingMigrations(url);
    const state = pending.length > 0 ? `; ${pending.length} migrations to apply at the next start` : "";
    return { ok: true, text: `PostgreSQL ${version}${state}` };
  } catch (error) {
    return {
      ok: false,
      text: `The database cannot be reached: ${(error as Error).message}. Check DATABASE_URL.`,
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function checkPort({ HOST, PORT }: Config): Promise<Finding> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", async (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE") {
        done({
          ok: false,
          text: `${HOST}:${PORT} cannot be listened on (${error.code}): set HOST and PORT.`,
        });
      } else if (await answersHealth(HOST, PORT)) {
        done({ ok: true, text: `a server is running on port ${PORT}` });
      } else {
        done({ ok: false, text: `Port ${PORT} is taken by another program: stop it, or set PORT.` });
      }
    });
    server.listen(PORT, HOST, () =>
      server.close(() => done({ ok: true, text: `port ${PORT} on ${HOST} is free` })),
    );
  });
}

async function answersHealth(host: string, port: number): Promise<boolean> {
  const response = await fetch(`http://${host}:${port}/healthz`, {
    signal: AbortSignal.timeout(2_000),
  }).catch(() => null);
  const body = (await response?.json().catch(() => null)) as { status?: string } | null;
  return body?.status === "ok";
}

async function checkSecret(config: Config): Promise<Finding> {
  if (config.HYPONEMA_SECRET_KEY || !config.DATABASE_URL) return { ok: true, text: "root secret" };
  return {
    ok: false,
    text: "HYPONEMA_SECRET_KEY is missing, and DATABASE_URL needs it: openssl rand -base64 48",
  };
}

async function checkModel(config: Config): Promise<Finding> {
  const [first] = configuredProviders(config);
  if (first) return { ok: true, text: `answers come from ${first.choice.model} (${first.choice.provider})` };
  return {
    ok: true,
    text: "answers come from the offline responder; for a language model set HYPONEMA_LLM_BASE_URL, OPENAI_API_KEY or ANTHROPIC_API_KEY",
  };
}
