import {
  chmod,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { type AddressInfo, createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { type LlmDouble, startLlmDouble } from "./doubles/llm/double.ts";
import { startFakePostgres } from "./doubles/postgres.ts";
import {
  createDataDir,
  failToStart,
  postmasterOf,
  processesOn,
  startServerProcess,
  startUnreadServer,
  until,
} from "./process.ts";
import { TEST_SECRET } from "./server.ts";
import { mountSmallDisk } from "./small-disk.ts";

// Generous, since other tests use the machine: a start that waits for something takes minutes, or never ends.
const SECONDS = 25;

let data: Awaited<ReturnType<typeof createDataDir>>;
let database: TestDatabase;
let taken: Server;
let silent: Server;
let port = 0;
let silentPort = 0;

beforeAll(async () => {
  data = await createDataDir();
  database = await createTestDatabase();
  taken = createServer();
  // Answers like a server of another protocol.
  silent = createServer((socket) =>
    socket.on("error", () => undefined).end("HTTP/1.1 400 Bad Request\r\n\r\n"),
  );
  for (const server of [taken, silent]) {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  }
  port = (taken.address() as AddressInfo).port;
  silentPort = (silent.address() as AddressInfo).port;
});

afterAll(async () => {
  taken.close();
  silent.close();
  await database.drop();
  await data.remove();
});

/** A start that fails says exactly `sentence`, exits with 1, and leaves no process and no file but those that were there. */
async function expectFailure(
  dataDir: string,
  environment: Record<string, string>,
  sentence: string | RegExp,
  args: readonly string[] = [],
): Promise<void> {
  const before = await filesIn(dataDir);
  const failed = await failToStart(dataDir, environment, args);
  if (typeof sentence === "string") expect(failed.sentence).toBe(sentence);
  else expect(failed.sentence).toMatch(sentence);
  expect(failed.sentence).not.toContain("\n");
  expect(failed.output).not.toContain('"level"');
  expect(failed).toMatchObject({ code: 1, remains: [] });
  expect(failed.seconds).toBeLessThan(SECONDS);
  const left = (await filesIn(dataDir)).filter((name) => !before.includes(name));
  // The root secret comes first and serves the next start.
  expect(left.filter((name) => name !== "secret.key")).toEqual([]);
}

const filesIn = (folder: string) => readdir(folder).catch(() => [] as string[]);
const onDatabase = (url: string) => ({ DATABASE_URL: url, HYPONEMA_SECRET_KEY: TEST_SECRET });

describe("a start that cannot listen", () => {
  test("on a port that is in use", () =>
    expectFailure(
      data.path,
      { PORT: String(port) },
      `Port ${port} on 127.0.0.1 is in use by another program. Stop that program, or set PORT to another port.`,
    ));

  test.each([
    [
      "192.0.2.7",
      "HOST=192.0.2.7 is not an address of this machine. Set HOST to one that is, or to 0.0.0.0 for all of them.",
    ],
    [
      "nowhere.invalid",
      "HOST=nowhere.invalid cannot be resolved to an address. Set HOST to an address of this machine.",
    ],
  ])("on %s", (HOST, sentence) => expectFailure(data.path, { HOST }, sentence, ["--demo"]));
});

describe("a start whose settings are wrong", () => {
  test.each([
    [{ PORT: "many" }, "PORT must be a whole number from 0 to 65535."],
    [
      { HYPONEMA_KEEP_ALIVE_SECONDS: "0" },
      "HYPONEMA_KEEP_ALIVE_SECONDS must be a whole number from 1 to 3600.",
    ],
    [{ HYPONEMA_RATE_LIMITS: "{" }, "HYPONEMA_RATE_LIMITS is not JSON."],
    [
      { HYPONEMA_RATE_LIMITS: '{"key_per_minute":0}' },
      "HYPONEMA_RATE_LIMITS.key_per_minute must be a whole number above 0.",
    ],
    [
      { HYPONEMA_SMTP_URL: "smtp:/bad", HYPONEMA_TRUSTED_PROXIES: "all" },
      "HYPONEMA_SMTP_URL must be like smtp://user:password@mail.example.com:587. HYPONEMA_TRUSTED_PROXIES must be addresses or CIDRs such as 10.0.0.0/8, separated by commas.",
    ],
    [
      { HYPONEMA_PUBLIC_URL: "ftp://x" },
      "HYPONEMA_PUBLIC_URL must be a URL such as https://agents.example.com.",
    ],
    [
      { DATABASE_URL: "mysql://x" },
      "DATABASE_URL must be like postgres://user:password@db.example.com:5432/hyponema.",
    ],
    [
      { DATABASE_URL: "postgres://u:p@127.0.0.1:1/x?sslmode=bogus" },
      "DATABASE_URL must have one of these as its sslmode: disable, no-verify, prefer, require, verify-ca, verify-full.",
    ],
    [
      { HYPONEMA_LOG_LEVEL: "loud" },
      "HYPONEMA_LOG_LEVEL must be one of: fatal, error, warn, info, debug, trace, silent.",
    ],
    [{ HYPONEMA_BLOBS: "ftp://x" }, "HYPONEMA_BLOBS must be folder:/path or s3://bucket/prefix?region=…"],
    [
      { HYPONEMA_BLOBS: "folder:/etc/passwd" },
      "/etc/passwd is a file, and blobs need a folder there. Set HYPONEMA_BLOBS to folder:/path of a folder.",
    ],
  ])("%j", (environment, sentence) => expectFailure(data.path, environment, sentence));
});

describe("a start whose DATABASE_URL leads nowhere", () => {
  const url = (change: (url: URL) => void) => {
    const changed = new URL(database.url);
    change(changed);
    return changed.href;
  };

  test("to a port where nothing listens", () =>
    expectFailure(
      data.path,
      onDatabase("postgres://hyponema:x@127.0.0.1:1/hyponema?sslmode=require"),
      "No PostgreSQL listens at 127.0.0.1:1. Check DATABASE_URL, and that the database runs.",
    ));

  test("with a certificate that is not there", () =>
    expectFailure(
      data.path,
      onDatabase("postgres://hyponema:x@127.0.0.1:1/hyponema?sslmode=verify-full&sslrootcert=/nonexistent"),
      "No connection can be made from DATABASE_URL (ENOENT: no such file or directory, open '/nonexistent'). Check its parameters.",
    ));

  test("to a host that does not exist", () =>
    expectFailure(
      data.path,
      onDatabase("postgres://hyponema:x@nowhere.invalid/hyponema"),
      "The host nowhere.invalid of DATABASE_URL cannot be resolved. Check DATABASE_URL and the name service.",
    ));

  test("to another program", () =>
    expectFailure(
      data.path,
      onDatabase(`postgres://hyponema:x@127.0.0.1:${silentPort}/hyponema`),
      /^What listens at 127\.0\.0\.1:\d+ is not PostgreSQL \(.*\)\. Check DATABASE_URL\.$/,
    ));

  test("to a PostgreSQL that is too old", async () => {
    const old = await startFakePostgres(1);
    try {
      const to = (old.address() as AddressInfo).port;
      await expectFailure(
        data.path,
        onDatabase(`postgres://hyponema:x@127.0.0.1:${to}/hyponema`),
        `PostgreSQL 14.2 at 127.0.0.1:${to} is too old. Use version 15 or newer in DATABASE_URL.`,
      );
    } finally {
      old.close();
    }
  });

  test("to one that lets it in and answers nothing: a stop signal ends the wait", async () => {
    const dead = await startFakePostgres(0);
    try {
      const to = (dead.address() as AddressInfo).port;
      const url = `postgres://hyponema:x@127.0.0.1:${to}/hyponema`;
      const called = await failToStart(data.path, onDatabase(url), [], "Database");
      expect(called).toMatchObject({ code: 0, sentence: "" });
      expect(called.output).not.toContain("failed");
    } finally {
      dead.close();
    }
  });

  test("with a wrong password, and with none", async () => {
    const wrong = url((changed) => {
      changed.password = "wrong";
    });
    const sentence =
      /^PostgreSQL at .* does not accept the password of the role "hyponema" \(.*\)\. Check DATABASE_URL\.$/;
    await expectFailure(data.path, onDatabase(wrong), sentence);
    const none = url((changed) => {
      changed.password = "";
    });
    // What the driver would take from elsewhere does not count.
    await expectFailure(
      data.path,
      { ...onDatabase(none), PGPASSWORD: new URL(database.url).password },
      sentence,
    );
  });

  test("to a database that is not there", () =>
    expectFailure(
      data.path,
      onDatabase(database.url.replace(`/${database.name}?`, "/nothing_here?")),
      /^There is no database "nothing_here" at .*\. Create it, or check DATABASE_URL\.$/,
    ));

  test("by a role that may not create schemas", async () => {
    const other = await createTestDatabase();
    try {
      await other.peek("DROP SCHEMA hyponema CASCADE");
      await other.peek(`ALTER DATABASE ${other.name} OWNER TO postgres`);
      await expectFailure(
        data.path,
        onDatabase(other.url),
        `The role "hyponema" of DATABASE_URL may not create schemas in the database "${other.name}". As an administrator run: GRANT CREATE ON DATABASE "${other.name}" TO "hyponema";`,
      );
    } finally {
      await other.drop();
    }
  });

  test("to one whose migration fails", async () => {
    const other = await createTestDatabase();
    try {
      await other.peek("DELETE FROM hyponema.schema_migrations WHERE version = 1");
      await expectFailure(
        data.path,
        onDatabase(other.url),
        /^Migration 0001_foundation failed and was rolled back; the database is as it was\. The database said: .*$/,
      );
    } finally {
      await other.drop();
    }
  });

  test("to one that was sealed with another root secret", async () => {
    const other = await createTestDatabase();
    try {
      const first = await startServerProcess(data.path, { ...onDatabase(other.url) }, ["--demo"]);
      await first.kill("SIGTERM");
      await rm(join(data.path, "demo.json"));
      await expectFailure(
        data.path,
        { DATABASE_URL: other.url, HYPONEMA_SECRET_KEY: "another root secret that is long enough too" },
        "The database was sealed with another root secret than the one in HYPONEMA_SECRET_KEY. Put the right one there; after a rotation, HYPONEMA_SECRET_KEY is `new,old` until `npx hyponema credentials rotate` has run.",
      );
    } finally {
      await other.drop();
    }
  });
});

describe("a start whose data folder cannot be used", () => {
  const advice = "Set HYPONEMA_DATA_DIR to a folder that this account can write.";

  test("since it is a file, or lies below one", async () => {
    const file = join(data.path, "file");
    await writeFile(file, "");
    for (const folder of [file, join(file, "below")]) {
      await expectFailure(folder, {}, `The data folder ${folder} is a file, or lies below one. ${advice}`);
    }
    await rm(file);
  });

  test("since its file system takes no folders", () =>
    expectFailure("/proc/hyponema", {}, `The data folder /proc/hyponema cannot be used (ENOENT). ${advice}`));
});

const disk = mountSmallDisk(20);

describe.skipIf(disk === null)(
  "on a disk without room for a database (skipped for those who cannot mount one)",
  () => {
    afterAll(() => disk?.remove());

    test("a start names the disk, and leaves nothing half made", () =>
      expectFailure(
        join(disk?.path ?? "", "data"),
        {},
        `The disk of ${disk?.path}/data has no room for a database (No space left on device). Free at least 400 MB there, or set HYPONEMA_DATA_DIR to a folder on another disk.`,
      ));
  },
);

describe("a start on a data folder that was used before", () => {
  let used: Awaited<ReturnType<typeof createDataDir>>;
  const at = (name: string) => join(used.path, name);

  beforeAll(async () => {
    used = await createDataDir();
    const server = await startServerProcess(used.path);
    expect(await server.kill("SIGTERM")).toBe(0);
    expect(await processesOn(used.path)).toEqual([]);
  });

  afterAll(() => used.remove());

  /** Expects a failure while one file is `content`, or missing (null). */
  async function expectFailureWith(
    name: string,
    content: string | null,
    sentence: string | RegExp,
  ): Promise<void> {
    const sound = await readFile(at(name));
    try {
      if (content === null) await rm(at(name));
      else await writeFile(at(name), content);
      await expectFailure(used.path, {}, sentence);
    } finally {
      await writeFile(at(name), sound);
    }
  }

  test.each([
    ['{"base_url":"http:', "is damaged"],
    ["{}", "is damaged"],
  ])("whose demo.json is %j", (content, reason) =>
    expectFailureWith(
      "demo.json",
      content,
      `${at("demo.json")}, which holds the demo's API key, ${reason}. Delete it, start again, and make a new key with \`npx hyponema keys create\`.`,
    ),
  );

  test("whose root secret is damaged, missing, or that of another instance", async () => {
    for (const content of ["", "cut off"]) {
      await expectFailureWith(
        "secret.key",
        content,
        `${at("secret.key")} is damaged: the root secret in it has ${content.length} characters instead of at least 32. Put the file back from a backup.`,
      );
    }
    await expectFailureWith(
      "secret.key",
      null,
      `${at("secret.key")} is missing, but ${used.path} holds a database that was sealed with it. Put the file back from a backup, or set HYPONEMA_SECRET_KEY to its content.`,
    );
    await expectFailureWith(
      "secret.key",
      TEST_SECRET,
      `The database was sealed with another root secret than the one in ${at("secret.key")}. Put the right one there; after a rotation, HYPONEMA_SECRET_KEY is \`new,old\` until \`npx hyponema credentials rotate\` has run.`,
    );
  });

  test("whose database passwords are damaged, missing, or those of another one", async () => {
    const unusable = (why: string) =>
      `${at("postgres.json")}, which holds the embedded database's passwords, is unusable (${why}). Put it back from a copy of the data folder, or restore a backup into an empty data folder.`;
    await expectFailureWith("postgres.json", '{"adminPass', unusable("not what this server wrote"));
    await expectFailureWith("postgres.json", null, unusable("missing"));
    await expectFailureWith(
      "postgres.json",
      '{"adminPassword":"a","ownerPassword":"b"}',
      /^The passwords in postgres\.json are not those of the database in .*\. Put the postgres\.json back that belongs to it, or restore a backup into an empty data folder\.$/,
    );
  });

  test("whose database is gone, or lies behind a link that leads nowhere", async () => {
    const aside = at("aside");
    await rename(at("postgres"), aside);
    try {
      for (const make of [
        () => mkdir(at("postgres")),
        () => symlink("/nonexistent/postgres", at("postgres")),
      ]) {
        await make();
        const failed = await failToStart(used.path);
        expect(failed.sentence).toMatch(
          /^There is no database in \S+\/postgres, but \S+\/postgres\.json holds the passwords of one\. Put the folder back from a copy, or restore a backup into an empty data folder\. To begin with an empty database, delete \S+\/postgres\.json\.$/,
        );
        expect(failed).toMatchObject({ code: 1, remains: [] });
        await rm(at("postgres"), { recursive: true });
      }
    } finally {
      await rename(aside, at("postgres"));
    }
  });

  test("whose database has a setting that it does not take", async () => {
    const name = "postgres/postgresql.conf";
    await expectFailureWith(
      name,
      `${await readFile(at(name), "utf8")}\nnonsense = 5\n`,
      /^The embedded PostgreSQL in .*\/postgres does not start: .*\. Its log is in .*\/postgres\/log\.$/,
    );
  });

  test("under the variables of a shell that works with other databases", async () => {
    const server = await startServerProcess(used.path, {
      ...{ PGSSLMODE: "require", PGOPTIONS: "-c foo=1", PGHOST: "192.0.2.7", PGPORT: "1", PGUSER: "nobody" },
      ...{
        PGDATABASE: "none",
        PGPASSWORD: "wrong",
        PGPASSFILE: "/nonexistent",
        PGSERVICE: "none",
        PGBINARY: "1",
      },
      ...{
        PGAPPNAME: "psql",
        PGSSLROOTCERT: "/nonexistent",
        PGCLIENTENCODING: "LATIN1",
        PGDATA: "/nonexistent",
      },
      ...{ PGREPLICATION: "true", PGSSLNEGOTIATION: "direct", PGTZ: "nowhere" },
    });
    expect((await server.ask("GET", "/readyz", { key: null })).status).toBe(200);
    // Served by every connection: the pool, the one that hears other nodes, jobs, and the thread that recalls.
    const path = `/workspaces/${server.demo.workspace_id}/users/ana/memory/recall`;
    expect((await server.ask("POST", path, { body: { query: "breakfast" } })).status).not.toBe(503);
    expect(await server.kill("SIGTERM")).toBe(0);
    expect(await processesOn(used.path)).toEqual([]);
  });

  test.each(["Database", "Schema"])(
    "that is called off at %s: it stops in order, and the next one goes on",
    async (step) => {
      const called = await failToStart(used.path, {}, [], step);
      expect(called).toMatchObject({ code: 0, sentence: "", remains: [] });
      expect(called.output).not.toContain("failed");
      expect(await postmasterOf(used.path)).toBeNull();
    },
  );

  test("that another server uses", async () => {
    const server = await startServerProcess(used.path);
    const failed = await failToStart(used.path);
    expect(failed).toMatchObject({
      code: 1,
      sentence: `The data folder ${used.path} is in use by another server (process ${server.pid}). Stop that one, or set HYPONEMA_DATA_DIR to another folder.`,
    });
    expect((await server.ask("GET", "/readyz", { key: null })).status).toBe(200);
    expect(await server.kill("SIGINT")).toBe(0);
  });

  test("when only the server is killed, its database ends by itself, and the next start goes on", async () => {
    const server = await startServerProcess(used.path);
    const postgres = (await postmasterOf(used.path)) ?? 0;
    await server.kill("SIGKILL");
    await until(async () => (await processesOn(used.path)).length === 0);
    expect(await postmasterOf(used.path)).toBeNull();
    expect(postgres).toBeGreaterThan(0);
    const next = await startServerProcess(used.path);
    expect(next.demo).toEqual(server.demo);
    expect(await next.kill("SIGQUIT")).toBe(0);
    expect(await processesOn(used.path)).toEqual([]);
  });
});

describe("a stop", () => {
  let used: Awaited<ReturnType<typeof createDataDir>>;
  let llm: LlmDouble;

  beforeAll(async () => {
    used = await createDataDir();
    llm = await startLlmDouble();
  });

  afterAll(async () => {
    await llm.close();
    await used.remove();
  });

  test("of a server with idle connections takes no longer than its database", async () => {
    const server = await startServerProcess(used.path);
    for (let number = 0; number < 5; number++) await server.ask("GET", "/healthz", { key: null });
    const begun = performance.now();
    expect(await server.kill("SIGTERM")).toBe(0);
    expect((performance.now() - begun) / 1000).toBeLessThan(SECONDS);
    expect(await processesOn(used.path)).toEqual([]);
  });

  test("by a closed terminal is in order, also when the output was closed during the start", async () => {
    const server = await startUnreadServer(used.path);
    expect(await server.kill("SIGHUP")).toBe(0);
    expect(await processesOn(used.path)).toEqual([]);
  });

  test("that is asked for twice cuts off what is under way, and leaves no database", async () => {
    const server = await startServerProcess(used.path, { HYPONEMA_LLM_BASE_URL: llm.url });
    llm.script = ["stall"];
    const body = { agent_id: server.demo.agent_id, user_id: "ana", modality: "text" };
    const session = (await server.ask("POST", "/sessions", { body })).body.id;
    const cut = server
      .ask("POST", `/sessions/${session}/messages`, { body: { text: "Hello" } })
      .catch(() => null);
    await until(() => llm.requests.length > 0);
    process.kill(server.pid, "SIGTERM");
    await until(() => server.output().includes("Stopping"));
    expect(await server.kill("SIGTERM")).toBe(1);
    await cut;
    await until(async () => (await processesOn(used.path)).length === 0);
  });
});

describe.skipIf(process.getuid?.() !== 0)("as root (skipped for others, who cannot change accounts)", () => {
  test("a strict umask is no matter, nor is what it left", async () => {
    const parent = await createDataDir();
    const dataDir = join(parent.path, "data");
    try {
      // Closed to others, as a strict umask would have made it: the cluster goes to a common place.
      await mkdir(dataDir);
      await chmod(dataDir, 0o700);
      const first = await startServerProcess(dataDir, {}, [], 0o077);
      expect(await first.kill("SIGTERM")).toBe(0);
      const place = join(await readlink(join(dataDir, "postgres")), "..");
      const modes = async () =>
        Promise.all([place, join(place, "..")].map(async (folder) => (await stat(folder)).mode & 0o777));
      expect(await modes()).toEqual([0o711, 0o755]);
      for (const name of ["secret.key", "postgres.json", "demo.json"]) {
        expect((await stat(join(dataDir, name))).mode & 0o777, name).toBe(0o600);
      }
      await chmod(place, 0o700);
      await chmod(join(dataDir, "secret.key"), 0o644);
      const second = await startServerProcess(dataDir, {}, [], 0o027);
      expect(await second.kill("SIGTERM")).toBe(0);
      expect(await modes()).toEqual([0o711, 0o755]);
      expect((await stat(join(dataDir, "secret.key"))).mode & 0o777).toBe(0o600);
      await rm(place, { recursive: true });
    } finally {
      await parent.remove();
    }
  });
});
