import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { killAndWait, postmasterOf, until } from "../../../../test/process.ts";
import { findRunningPostgres, startEmbeddedPostgres } from "./embedded.ts";

const SERVER = fileURLToPath(new URL("../../../../test/embedded-process.ts", import.meta.url));
const isRoot = process.getuid?.() === 0;

let parent: string;
let dataDir: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "hyponema-embedded-"));
  // Made closed to others; the tests about closed folders close their own.
  await chmod(parent, 0o755);
  dataDir = join(parent, "data");
});

afterEach(async () => {
  const pid = await postmasterOf(dataDir);
  if (pid !== null) await killAndWait(pid, "SIGQUIT");
  await rm(parent, { recursive: true, force: true });
});

/** A server process on `folder`, as another account when one is named; resolves when its database takes connections. */
async function startServer(
  folder: string,
  account: { uid?: number; gid?: number } = {},
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [SERVER, folder], { ...account, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  await until(() => {
    if (child.exitCode !== null) throw new Error(output);
    return output.includes("ready");
  });
  return { child, url: /ready (\S+)/.exec(output)?.[1] ?? "" };
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("the embedded database", () => {
  test("is owned by a role that is no superuser and does not bypass row security", async () => {
    const postgres = await startEmbeddedPostgres({ dataDir });
    const [role] = await ask(
      postgres.url,
      "SELECT current_user, current_database(), rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user",
    );
    expect(role).toEqual({
      current_user: "hyponema",
      current_database: "hyponema",
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: true,
    });
    const [settings] = await ask(
      postgres.url,
      "SELECT current_setting('fsync') AS fsync, current_setting('listen_addresses') AS addresses",
    );
    expect(settings).toEqual({ fsync: "on", addresses: "" });
    expect((await stat(join(dataDir, "postgres.json"))).mode & 0o777).toBe(0o600);
    await postgres.stop();
    await postgres.stop();
    expect(await postmasterOf(dataDir)).toBeNull();
  });

  test("keeps its data, and shows no password among the processes", async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    const command = await readFile(`/proc/${await postmasterOf(dataDir)}/cmdline`, "utf8");
    expect(command).not.toContain(new URL(first.url).password);
    expect(await findRunningPostgres(dataDir)).toBe(first.url);
    await first.stop();
    expect(await findRunningPostgres(dataDir)).toBeNull();
    const second = await startEmbeddedPostgres({ dataDir });
    expect(await ask(second.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  test("refuses a second server on its folder, and names the first one's process", async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await expect(startServer(dataDir)).rejects.toThrow(`in use by another server (process ${process.pid})`);
    await first.stop();
  });

  test("is started again when it dies, at the same address", async () => {
    const postgres = await startEmbeddedPostgres({ dataDir });
    await ask(postgres.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    const before = await postmasterOf(dataDir);
    await killAndWait(before ?? 0, "SIGKILL");
    await until(() =>
      ask(postgres.url, "SELECT answer FROM kept").then(
        (rows) => rows.length === 1,
        () => false,
      ),
    );
    expect(await postmasterOf(dataDir)).not.toBe(before);
    await postgres.stop();
  });

  test.each([
    ["the server", true, false],
    ["the server and the database", true, true],
  ])("comes back after kill -9 of %s", async (_, server, database) => {
    const first = await startServer(dataDir);
    await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    const orphan = await postmasterOf(dataDir);
    if (server) await killAndWait(first.child.pid ?? 0, "SIGKILL");
    if (database) await killAndWait(orphan ?? 0, "SIGKILL");
    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(await ask(postgres.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    expect(await postmasterOf(dataDir)).not.toBe(orphan);
    await postgres.stop();
  });

  test("does not take another program that got its old process number for itself", async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    const folder = join(dataDir, "postgres");
    const note = await readFile(join(folder, "postmaster.pid"), "utf8");
    await first.stop();
    // What a power cut leaves, with a number that is somebody else's now: ours.
    await writeFile(join(folder, "postmaster.pid"), note.replace(/^\d+/, String(process.pid)));
    const second = await startEmbeddedPostgres({ dataDir });
    expect(await ask(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await second.stop();
  });

  test("begins anew where making it was interrupted", async () => {
    await mkdir(join(dataDir, "postgres.new", "base"), { recursive: true });
    await writeFile(join(dataDir, "postgres.new", "PG_VERSION"), "18\n");
    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(await ask(postgres.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  test("refuses data of another version, and says what to do", async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await first.stop();
    await writeFile(join(dataDir, "postgres", "PG_VERSION"), "16\n");
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
      /made by PostgreSQL 16, and this is 18.*backup/,
    );
  });

  test("listens on the loopback interface where its path is too long for a socket", async () => {
    dataDir = join(dataDir, "x".repeat(80));
    await mkdir(dataDir, { recursive: true });
    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(new URL(postgres.url).hostname).toBe("127.0.0.1");
    expect(await ask(postgres.url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    await postgres.stop();
  });
});

function nobody(): number {
  return Number(execFileSync("id", ["-u", "nobody"], { encoding: "utf8" }));
}

/** Whether an ordinary user may run our Node and read `file`. */
function mayNobodyRead(file: string): boolean {
  if (!isRoot) return false;
  const uid = nobody();
  try {
    const script = `require("node:fs").readFileSync(${JSON.stringify(file)})`;
    execFileSync(process.execPath, ["-e", script], { uid, gid: uid, cwd: "/", stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!isRoot)("as root (skipped for others, who cannot change accounts)", () => {
  test("runs as an account of its own", async () => {
    const postgres = await startEmbeddedPostgres({ dataDir });
    const { uid } = await stat(`/proc/${await postmasterOf(dataDir)}`);
    expect(uid).not.toBe(0);
    await postgres.stop();
  });

  test("works in a folder that is closed to others, and finds its data again", async () => {
    const closed = join(parent, "closed");
    await mkdir(closed, { mode: 0o700 });
    dataDir = join(closed, "data");
    const first = await startEmbeddedPostgres({ dataDir });
    await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.stop();
    const place = await readlink(join(dataDir, "postgres"));
    const second = await startEmbeddedPostgres({ dataDir });
    expect(await ask(second.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    await second.stop();
    await rm(join(place, ".."), { recursive: true });
  });

  // A checkout in root's own home, for instance, is nothing that another user could start.
  test.skipIf(!mayNobodyRead(SERVER))("works for an ordinary user as well", async () => {
    const uid = nobody();
    await mkdir(dataDir);
    await chown(dataDir, uid, uid);
    const { child, url } = await startServer(dataDir, { uid, gid: uid });
    expect(await ask(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect((await stat(`/proc/${await postmasterOf(dataDir)}`)).uid).toBe(uid);
    await killAndWait(child.pid ?? 0, "SIGTERM");
  });

  test("says what to do when data made elsewhere is moved into a closed folder", async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    await first.stop();
    const closed = join(parent, "closed");
    await mkdir(closed, { mode: 0o700 });
    await rename(dataDir, join(closed, "data"));
    dataDir = join(closed, "data");
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow("chmod o+x");
  });
});
