import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parse } from "yaml";
import { debianMirror, mountSystem, ProgramError, run, runIn, startIn, unmountSystem } from "./chroot.ts";

/** The PostgreSQL that compose.yaml describes, set up with its statements. */
export interface ComposedDatabase {
  readonly port: number;
  /** The URL that compose.yaml passes to the server. */
  readonly url: string;
  readonly password: string;
  /** Runs SQL as the superuser, over the socket. */
  sql(statement: string, database?: string): string;
  stop(): Promise<void>;
}

const PROGRAMS = "/usr/lib/postgresql/17/bin";

/**
 * Starts PostgreSQL 17 with pgvector from Debian 13 in its own root, and runs the statements that compose.yaml runs on an
 * empty volume.
 */
export async function startDatabase(work: string, compose: string): Promise<ComposedDatabase> {
  const root = databaseRoot(work);
  const port = await freePort();
  const password = "a1b2c3d4e5f6";
  const postgres = {
    user: "postgres",
    environment: { HYPONEMA_DB_PASSWORD: password, PGPORT: String(port), PGHOST: "/tmp" },
  };
  writeFileSync(join(root, "tmp/database.sql"), parse(compose).configs.database.content);
  writeFileSync(join(root, "tmp/password"), password);
  runIn(root, "rm -rf /tmp/data && chmod 1777 /tmp");
  runIn(
    root,
    `${PROGRAMS}/initdb -D /tmp/data --auth-local=trust --auth-host=scram-sha-256 --pwfile=/tmp/password`,
    postgres,
  );
  mountSystem(root);
  const listen = ["-c", "listen_addresses=127.0.0.1", "-p", String(port), "-k", "/tmp"];
  const server = startIn(root, [`${PROGRAMS}/postgres`, "-D", "/tmp/data", ...listen], postgres);
  const psql = (options: string) =>
    run("chroot", [root, "/usr/bin/env", `HYPONEMA_DB_PASSWORD=${password}`, "sh", "-c", options]);
  await retry(() => psql(`${PROGRAMS}/pg_isready -h 127.0.0.1 -p ${port}`));
  const connect = `${PROGRAMS}/psql -v ON_ERROR_STOP=1 -At -h /tmp -p ${port} -U postgres`;
  psql(`${connect} -f /tmp/database.sql`);
  return {
    port,
    password,
    url: `postgres://hyponema:${password}@127.0.0.1:${port}/hyponema`,
    sql: (statement, database = "hyponema") => psql(`${connect} -d ${database} -c "${statement}"`).trim(),
    async stop() {
      const gone = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await gone;
      unmountSystem(root);
    },
  };
}

function databaseRoot(work: string): string {
  const root = join(work, "postgresql");
  if (existsSync(root)) return root;
  const draft = `${root}.part`;
  rmSync(draft, { recursive: true, force: true });
  const programs = "postgresql-17,postgresql-17-pgvector";
  run("debootstrap", ["--variant=minbase", `--include=${programs}`, "trixie", draft, debianMirror()]);
  renameSync(draft, root);
  return root;
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

/** Retries `attempt` until it succeeds; throws after a minute. */
export async function retry<T>(attempt: () => T | Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= 240) throw new ProgramError(`It did not come to be in a minute: ${error}`);
      await delay(250);
    }
  }
}
