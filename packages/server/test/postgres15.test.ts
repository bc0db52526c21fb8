import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { seedDemo } from "../src/demo/seed.ts";
import { openInstance } from "../src/instance.ts";
import { startServer } from "../src/main.ts";
import { migrate } from "../src/platform/database/migrate.ts";
import { migrateJobs } from "../src/platform/jobs.ts";
import { createLog } from "../src/platform/telemetry/log.ts";
import { readEvents, saidIn } from "./events.ts";
import { asker, TEST_SECRET } from "./server.ts";

// The oldest PostgreSQL that is supported, by DATABASE_URL: Debian's, where it is installed and we may become `postgres`.
const BIN = "/usr/lib/postgresql/15/bin";
const available = existsSync(join(BIN, "initdb")) && process.getuid?.() === 0;

describe.skipIf(!available)(
  "on PostgreSQL 15 by DATABASE_URL (skipped where Debian's is not installed)",
  () => {
    let folder: string;
    let url: string;

    const asPostgres = (command: string) =>
      execFileSync("su", ["postgres", "-s", "/bin/sh", "-c", command], { stdio: "pipe" });

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "hyponema-pg15-"));
      execFileSync("chown", ["postgres", folder]);
      asPostgres(`${BIN}/initdb -D ${folder}/data -U postgres --auth=trust -E UTF8 --locale=C`);
      asPostgres(
        `${BIN}/pg_ctl -D ${folder}/data -w -l ${folder}/log -o "-k ${folder} -c listen_addresses=''" start`,
      );
      const admin = new pg.Client({ host: folder, user: "postgres", database: "postgres" });
      await admin.connect();
      await admin.query("CREATE ROLE owner LOGIN CREATEROLE NOSUPERUSER");
      await admin.query("CREATE DATABASE ours OWNER owner");
      await admin.end();
      url = `postgres://owner@localhost/ours?host=${encodeURIComponent(folder)}`;
    });

    afterAll(async () => {
      asPostgres(`${BIN}/pg_ctl -D ${folder}/data -m fast -w stop`);
      await rm(folder, { recursive: true });
    });

    test("everything from migration to a streamed turn works the same", async () => {
      await migrate(url);
      await migrateJobs(url);
      const config = readConfig({ PORT: "0", DATABASE_URL: url, HYPONEMA_SECRET_KEY: TEST_SECRET });
      const log = createLog("silent");
      const instance = await openInstance(config, log, "alone");
      const demo = await seedDemo(instance.database);
      const server = await startServer(instance, log);
      const ask = asker(server.url, demo.api_key);
      const body = { agent_id: demo.agent_id, user_id: "ana", modality: "text" };
      const session = (await ask("POST", "/sessions", { body })).body.id;
      const answer = await ask("POST", `/sessions/${session}/messages`, {
        body: { text: "When is breakfast?" },
      });
      expect(saidIn(readEvents(answer.text))).toContain("from 7 to 10");
      expect((await ask("GET", "/readyz", { key: null })).body.checks).toEqual({
        database: "ok",
        jobs: "ok",
      });
      await server.stop();
      await instance.close();
    });
  },
);
