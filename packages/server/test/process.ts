import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { asker, type TestServer } from "./server.ts";

const CLI = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url));
const PATIENCE_MS = 30_000;

/** The server as users start it: a process of its own on an embedded database, to be killed and started again. */
export interface ServerProcess {
  readonly url: string;
  readonly demo: TestServer["demo"];
  readonly pid: number;
  readonly ask: TestServer["ask"];
  /** Everything it has printed. */
  output(): string;
  /** Sends a signal and resolves, when the process is gone, to its exit code. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** A data folder that goes away, whatever still uses it. */
export async function createDataDir(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "hyponema-process-"));
  // Open, so that as root the database's own account may work in it and leaves nothing elsewhere.
  await chmod(path, 0o755);
  return {
    path,
    async remove() {
      const pid = await postmasterOf(path);
      if (pid !== null) await killAndWait(pid, "SIGQUIT");
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** Starts `hyponema serve` on a data folder and resolves when it says what to do. */
export async function startServerProcess(
  dataDir: string,
  environment: Record<string, string> = {},
  args: readonly string[] = [],
  umask = process.umask(),
): Promise<ServerProcess> {
  // By a shell, since a process passes its umask on and tests share theirs.
  const command = [
    "-c",
    `umask ${umask.toString(8)}; exec "$@"`,
    "sh",
    process.execPath,
    CLI,
    "serve",
    ...args,
  ];
  const child = spawn("/bin/sh", command, {
    env: { ...surroundings(dataDir), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  await until(() => {
    if (child.exitCode !== null) throw new Error(`the server did not start:\n${output}`);
    return output.includes("/messages");
  });
  const { base_url: url, ...demo } = JSON.parse(await readFile(join(dataDir, "demo.json"), "utf8"));
  return {
    url,
    demo,
    pid: child.pid ?? 0,
    ask: asker(url, demo.api_key),
    output: () => output,
    kill: (signal) => ended(child, signal),
  };
}

/**
 * Starts `hyponema serve` with nobody reading its output after the first words, as
 * in `serve | head -1`. Resolves when it is ready.
 */
export async function startUnreadServer(dataDir: string): Promise<Pick<ServerProcess, "kill">> {
  const child = spawn(process.execPath, [CLI, "serve"], {
    env: { ...surroundings(dataDir), HYPONEMA_LOG_LEVEL: "debug" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.once("data", () => {
    child.stdout.destroy();
    child.stderr.destroy();
  });
  await until(async () => {
    if (child.exitCode !== null) throw new Error("the server ended with its output");
    const { base_url: url } = JSON.parse(
      await readFile(join(dataDir, "demo.json"), "utf8").catch(() => "{}"),
    );
    return fetch(`${url}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
  });
  return { kill: (signal) => ended(child, signal) };
}

/** What a start that ends by itself left: what it said, and what of it is still there. */
export interface FailedStart {
  readonly code: number | null;
  /** Standard error, trimmed. */
  readonly sentence: string;
  readonly output: string;
  readonly seconds: number;
  /** Processes whose command line names the data folder. */
  readonly remains: readonly string[];
}

/** Runs `hyponema serve` until it ends; with `calledOffAt`, it is sent SIGTERM once it has said so much. */
export async function failToStart(
  dataDir: string,
  environment: Record<string, string | undefined> = {},
  args: readonly string[] = [],
  calledOffAt: string | null = null,
): Promise<FailedStart> {
  const begun = performance.now();
  const child = spawn(process.execPath, [CLI, "serve", ...args], {
    env: { ...surroundings(dataDir), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [output, said] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    // Once: a second signal would cut the stop off.
    if (calledOffAt === null || !output.includes(calledOffAt)) return;
    calledOffAt = null;
    child.kill("SIGTERM");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const overdue = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearTimeout(overdue);
  return {
    ...{ code, output },
    sentence: said.trim(),
    seconds: (performance.now() - begun) / 1000,
    remains: await processesOn(dataDir),
  };
}

/** Command lines of the processes that name `dataDir`, and are not about to be gone. */
export async function processesOn(dataDir: string): Promise<string[]> {
  const found: string[] = [];
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (Number(pid) !== process.pid && command.includes(dataDir))
      found.push(command.replaceAll("\0", " ").trim());
  }
  return found;
}

function surroundings(dataDir: string): Record<string, string | undefined> {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PORT: "0",
    HYPONEMA_DATA_DIR: dataDir,
    HYPONEMA_MEMORY_EXTRACTION: "rules",
  };
}

/** The process number of the embedded database on `dataDir`; null when none is noted. */
export async function postmasterOf(dataDir: string): Promise<number | null> {
  const text = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8").catch(() => "");
  return Number(text.split("\n")[0]) || null;
}

/** Runs SQL on the embedded database of `dataDir` as its superuser. */
export async function peek(dataDir: string, sql: string): Promise<unknown[]> {
  const { adminPassword } = JSON.parse(await readFile(join(dataDir, "postgres.json"), "utf8"));
  const client = new pg.Client({
    host: join(dataDir, "postgres"),
    user: "postgres",
    password: adminPassword,
    database: "hyponema",
  });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Sends a signal to any process and resolves when it is gone. */
export async function killAndWait(pid: number, signal: NodeJS.Signals): Promise<void> {
  try {
    process.kill(pid, signal);
  } catch {
    return;
  }
  await until(async () => {
    const state = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
    // A zombie is dead, it only has not been buried.
    return state === null || / Z /.test(state);
  });
}

/** Resolves when `condition` holds; fails when it does not within half a minute. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error("waited too long");
    await delay(20);
  }
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    child.once("exit", (code) => resolve(code));
    child.kill(signal);
  });
}
