import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../test/server.ts";

/** Every table of pg-boss, and what keeps it from growing for ever. A new version of it may bring others. */
const TABLES: Readonly<Record<string, string>> = {
  version: "one row",
  queue: "a kind of jobs",
  schedule: "a kind of jobs with times of its own",
  subscription: "not used",
  bam: "an index that a migration of pg-boss builds later",
  warning: "not used: warnings are not kept",
  queue_stats: "not used: statistics are not kept; two partitions that stay empty",
  job_dependency: "not used",
  instance: "a node; pg-boss deletes those without a beat for 7 days",
  job: "done jobs 7 days, waiting ones 14 days",
  job_common: "the rows of job",
};

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.dispose());

test("every table of the jobs is known", async () => {
  const tables = await server.database.peek(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'hyponema_jobs' AND table_type = 'BASE TABLE' AND table_name !~ '^queue_stats_\\d+$'",
  );
  expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(TABLES).sort());
});

test("every queue deletes what is done after 7 days, and what nobody takes after 14", async () => {
  const queues = await server.database.peek(
    "SELECT DISTINCT deletion_seconds, retention_seconds FROM hyponema_jobs.queue WHERE name NOT LIKE '\\_\\_%'",
  );
  expect(queues).toEqual([{ deletion_seconds: 604_800, retention_seconds: 1_209_600 }]);
});

test("jobs that are done are deleted after 7 days", async () => {
  const boss = new PgBoss({
    connectionString: server.database.url,
    schema: "hyponema_jobs",
    ...{ migrate: false, supervise: false, schedule: false },
  });
  await boss.start();
  try {
    await boss.createQueue("growth");
    const done = async (age: string) => {
      await boss.send("growth", {});
      const [job] = await boss.fetch("growth");
      await boss.complete("growth", job?.id ?? "");
      await server.database.peek(
        "UPDATE hyponema_jobs.job SET completed_on = completed_on - $2::interval WHERE id = $1",
        [job?.id, age],
      );
      return job?.id;
    };
    const [old, recent] = [await done("8 days"), await done("6 days")];
    await boss.supervise("growth");
    const left = await server.database.peek("SELECT id FROM hyponema_jobs.job WHERE id = ANY ($1)", [
      [old, recent],
    ]);
    expect(left).toEqual([{ id: recent }]);
  } finally {
    await boss.stop({ graceful: false });
  }
});
