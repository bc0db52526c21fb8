import { type ChildProcess, spawn } from "node:child_process";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { DatabaseClient, withoutPostgresVariables } from "../connection.ts";
import { type Account, asAccount } from "./account.ts";
import type { Address } from "./address.ts";
import { EmbeddedPostgresError, hasComplaint, reasonIn } from "./errors.ts";
import { watchOver } from "./watcher.ts";

const START_PATIENCE_MS = 120_000;
const STOP_PATIENCE_MS = 20_000;
const LONGEST_RESTART_WAIT_MS = 5_000;
// A start that takes longer than usual says what it waits for.
const UNUSUAL_WAIT_MS = 3_000;
// Cannot connect now (it starts up, shuts down or recovers), too many connections.
const PASSING_STATES = /^(?:57P0[123]|53300)$/;

interface PostmasterOptions {
  readonly bin: string;
  readonly folder: string;
  readonly account: Account | null;
  readonly address: Address;
  readonly adminUrl: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Called with the reason when the start takes long. */
  readonly onWaiting?: (reason: string) => void;
  /** Calls the start off. */
  readonly signal?: AbortSignal;
}

/** The running database: started, watched, started again when it dies, and stopped. */
export class Postmaster {
  readonly #options: PostmasterOptions;
  #child: ChildProcess | null = null;
  #stopping = false;
  /** Whether it has taken connections: a start that fails is reported, not repeated. */
  #wasReady = false;
  #lastWords = "";

  constructor(options: PostmasterOptions) {
    this.#options = options;
  }

  /** Resolves when it takes connections; after a crash that includes its recovery. */
  async start(): Promise<void> {
    try {
      await this.#start();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async #start(): Promise<void> {
    const deadline = performance.now() + START_PATIENCE_MS;
    for (;;) {
      const child = this.#spawn();
      if (await this.#untilReady(child, deadline)) {
        this.#wasReady = true;
        return;
      }
      // What it says before its log is open goes to standard error; an old log would tell of other starts.
      const words = hasComplaint(this.#lastWords) ? this.#lastWords : await this.#lastLogged();
      // The children of a database that was killed hold its memory for a moment after it.
      if (!/pre-existing shared memory|is still in use/.test(words) || performance.now() > deadline) {
        const { folder } = this.#options;
        throw new EmbeddedPostgresError(
          `The embedded PostgreSQL in ${folder} does not start: ${reasonIn(words)}. Its log is in ${join(folder, "log")}.`,
        );
      }
      await delay(200);
    }
  }

  /** Shuts it down, open transactions rolled back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child || hasExited(child) || child.pid === undefined) return;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGINT");
    const timer = setTimeout(() => child.kill("SIGQUIT"), STOP_PATIENCE_MS);
    await exited;
    clearTimeout(timer);
  }

  #spawn(): ChildProcess {
    const { bin, folder, account } = this.#options;
    this.#lastWords = "";
    // In a session of its own: Ctrl-C in the terminal is for us, who then stop it in order.
    const child = spawn(join(bin, "postgres"), ["-D", folder, ...this.#settings()], {
      ...asAccount(account),
      cwd: "/",
      env: withoutPostgresVariables(process.env),
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const watcher = child.pid === undefined ? null : watchOver(child.pid, folder, account);
    child.stderr?.on("data", (chunk: Buffer) => {
      this.#lastWords = (this.#lastWords + chunk.toString()).slice(-4_000);
    });
    child.once("error", (error) => {
      this.#lastWords = error.message;
    });
    child.once("exit", () => {
      watcher?.dismiss();
      this.#died(child);
    });
    child.unref();
    this.#child = child;
    return child;
  }

  #settings(): string[] {
    const { socketFolder, port } = this.#options.address;
    const settings: Record<string, string> = {
      port: String(port),
      listen_addresses: socketFolder === null ? "127.0.0.1" : "",
      unix_socket_directories: socketFolder ?? "",
      max_connections: "100",
      shared_buffers: "128MB",
      timezone: "UTC",
      jit: "off",
      // Seven files, one a weekday, each begun anew a week later.
      logging_collector: "on",
      log_filename: "postgres-%a.log",
      log_truncate_on_rotation: "on",
      log_rotation_age: "1d",
      ...this.#options.settings,
    };
    return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  }

  async #untilReady(child: ChildProcess, deadline: number): Promise<boolean> {
    const begun = performance.now();
    let told = "";
    while (!hasExited(child) && child.pid !== undefined) {
      this.#options.signal?.throwIfAborted();
      const reason = await this.#refusal();
      if (reason === null) return true;
      if (performance.now() > deadline) {
        child.kill("SIGINT");
        throw new EmbeddedPostgresError(
          `The embedded PostgreSQL in ${this.#options.folder} did not take connections within two minutes: ${reason}.`,
        );
      }
      if (performance.now() - begun > UNUSUAL_WAIT_MS && reason !== told) {
        told = reason;
        this.#options.onWaiting?.(reason);
      }
      await delay(25);
    }
    return false;
  }

  /** Why it takes no connection yet; null when it does. Throws when waiting would not help. */
  async #refusal(): Promise<string | null> {
    const client = new DatabaseClient({
      connectionString: this.#options.adminUrl,
      connectionTimeoutMillis: 5_000,
    });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return null;
    } catch (error) {
      const { code = "", message } = error as pg.DatabaseError;
      const { folder } = this.#options;
      if (/^28/.test(code)) {
        throw new EmbeddedPostgresError(
          `The passwords in postgres.json are not those of the database in ${folder}: ${message}. Put the postgres.json back that belongs to it, or restore a backup into an empty data folder.`,
        );
      }
      if (/^\w{5}$/.test(code) && /\d/.test(code) && !PASSING_STATES.test(code)) {
        throw new EmbeddedPostgresError(
          `The embedded PostgreSQL in ${folder} takes no connection: ${message}.`,
        );
      }
      return message;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  // Once it has opened its log, what it says last is there and not on its standard error.
  async #lastLogged(): Promise<string> {
    const folder = join(this.#options.folder, "log");
    const names = await readdir(folder).catch(() => []);
    const files = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
    );
    const newest = files.sort((a, b) => b.at - a.at)[0];
    return newest ? (await readFile(join(folder, newest.name), "utf8")).slice(-2_000) : "";
  }

  #died(child: ChildProcess): void {
    if (this.#stopping || child !== this.#child || !this.#wasReady) return;
    this.#wasReady = false;
    void this.#restart();
  }

  async #restart(): Promise<void> {
    for (let wait = 100; !this.#stopping; wait = Math.min(LONGEST_RESTART_WAIT_MS, wait * 2)) {
      await delay(wait);
      if (this.#stopping) return;
      await forgetDead(this.#options.folder);
      const child = this.#spawn();
      this.#wasReady = await this.#untilReady(child, performance.now() + START_PATIENCE_MS).catch(
        () => false,
      );
      if (this.#wasReady) return;
    }
  }
}

/**
 * Removes what a database that is certainly dead left in its folder. PostgreSQL compares process numbers, and would
 * take another program with the same one, or a zombie, for a living database.
 */
export async function forgetDead(folder: string): Promise<void> {
  const traces = (await readdir(folder).catch(() => [])).filter(
    (name) => name === "postmaster.pid" || name.startsWith(".s.PGSQL."),
  );
  await Promise.all(traces.map((name) => rm(join(folder, name), { force: true })));
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
