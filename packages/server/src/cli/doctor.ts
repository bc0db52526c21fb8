import { lstat, stat, statfs } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { type Config, readConfig } from "../config.ts";
import { configuredProviders } from "../instance.ts";
import { systemClock } from "../platform/clock.ts";
import { localKeyEncryption, Sealer } from "../platform/crypto/envelope.ts";
import { Keyring, loadOrCreateRootSecret, rootSecretFile } from "../platform/crypto/keyring.ts";
import { expectOpens, readRootSecretCheck } from "../platform/crypto/root-secret-check.ts";
import { openDataFolder } from "../platform/data-folder.ts";
import { Database } from "../platform/database/database.ts";
import { closedFolder } from "../platform/database/embedded/account.ts";
import { findBinaries } from "../platform/database/embedded/binaries.ts";
import { findRunningPostgres } from "../platform/database/embedded/embedded.ts";
import { pendingMigrations } from "../platform/database/migrate.ts";
import { expectReachable } from "../platform/database/reach.ts";
import { bold } from "./terminal.ts";

interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

const MIN_FREE_BYTES = 1024 ** 3;

/** `hyponema doctor`: checks the installation and says how to fix problems. */
export function addDoctor(program: Command): void {
  program
    .command("doctor")
    .description("say what is missing and how to fix it")
    .action(async () => {
      const config = readConfig(process.env);
      const checks = [
        checkNode,
        checkDataFolder,
        checkModes,
        checkDatabase,
        checkPort,
        checkSecret,
        checkModel,
      ];
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
  await openDataFolder(folder);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const gigabytes = (free / MIN_FREE_BYTES).toFixed(1);
  if (free < MIN_FREE_BYTES)
    return { ok: false, text: `${folder} has ${gigabytes} GB free: make room, 1 GB at least.` };
  return { ok: true, text: `data folder ${folder}, ${gigabytes} GB free` };
}

// A start fixes these modes itself; until then the database cannot run, or others can read the secrets.
async function checkModes({ HYPONEMA_DATA_DIR }: Config): Promise<Finding> {
  const dataDir = resolve(HYPONEMA_DATA_DIR);
  const closed = await closedFolder(dataDir);
  if (closed) {
    const text = `The account ${closed.account}, which the database runs as, may not enter ${closed.folder}: run chmod o+x ${closed.folder}.`;
    return { ok: false, text };
  }
  for (const name of ["secret.key", "postgres.json", "demo.json"]) {
    const found = await stat(join(dataDir, name)).catch(() => null);
    if (found && (found.mode & 0o077) !== 0) {
      return { ok: false, text: `${join(dataDir, name)} can be read by others: run chmod 600 on it.` };
    }
  }
  return { ok: true, text: "file modes" };
}

async function checkDatabase(config: Config): Promise<Finding> {
  const url = config.DATABASE_URL?.reveal() ?? (await findRunningPostgres(resolve(config.HYPONEMA_DATA_DIR)));
  if (url === null)
    return { ok: true, text: `embedded PostgreSQL ${findBinaries().version}, not running now` };
  const version = await expectReachable(url);
  const pending = await pendingMigrations(url);
  const state = pending.length > 0 ? `; ${pending.length} migrations to apply at the next start` : "";
  return { ok: true, text: `PostgreSQL ${version}${state}` };
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
  const dataDir = resolve(config.HYPONEMA_DATA_DIR);
  const file = rootSecretFile(dataDir);
  const given = config.HYPONEMA_SECRET_KEY;
  if (!given && config.DATABASE_URL) {
    const text = "HYPONEMA_SECRET_KEY is missing, and DATABASE_URL needs it: openssl rand -base64 48";
    return { ok: false, text };
  }
  const embeddedIsNew = !given && !(await exists(file)) && !(await exists(join(dataDir, "postgres")));
  if (embeddedIsNew) return { ok: true, text: "root secret, made at the first start" };
  const keyring = new Keyring(given ?? (await loadOrCreateRootSecret(dataDir)));
  const sealed = await readStoredCheck(config);
  if (sealed) {
    const sealer = new Sealer(localKeyEncryption(keyring.keysFor("sealing")));
    await expectOpens(sealed, sealer, { name: given ? "HYPONEMA_SECRET_KEY" : file });
  }
  return { ok: true, text: `root secret${sealed ? ", the one that the database was sealed with" : ""}` };
}

/** The root secret check stored in the database; null if the database is unreachable or has none. */
async function readStoredCheck(config: Config): Promise<string | null> {
  const url = config.DATABASE_URL?.reveal() ?? (await findRunningPostgres(resolve(config.HYPONEMA_DATA_DIR)));
  if (url === null) return null;
  const database = new Database({ url, clock: systemClock, maxConnections: 1 });
  try {
    return await database.asSystem(readRootSecretCheck).catch(() => null);
  } finally {
    await database.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function checkModel(config: Config): Promise<Finding> {
  const [first] = configuredProviders(config);
  if (first) return { ok: true, text: `answers come from ${first.choice.model} (${first.choice.provider})` };
  return {
    ok: true,
    text: "answers come from the offline responder; for a language model set HYPONEMA_LLM_BASE_URL, OPENAI_API_KEY or ANTHROPIC_API_KEY",
  };
}
