import type { Job } from "@hyponema/contract/jobs";
import { importMemory } from "@hyponema/contract/memory-transfer";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { eventsOf } from "../../../test/events.ts";
import { until } from "../../../test/process.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";
import { Bus } from "../../platform/database/bus.ts";
import { Jobs } from "../../platform/jobs.ts";
import { createLog } from "../../platform/telemetry/log.ts";
import { type JobHandle, JobRuns, type JobWork } from "./service.ts";

// It answers and adds jobs, and takes none: each test has the nodes that it needs.
let server: TestServer;
let base: string;
let count = 0;

beforeAll(async () => {
  server = await startTestServer({}, "api");
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

const line = { type: "observation", kind: "fact", text: "The user skis.", said_at: "2026-01-01T00:00:00Z" };

async function makeUser(): Promise<string> {
  const body = { external_user_id: `jobs-${++count}` };
  return (await server.ask("POST", `${base}/users`, { body })).body.user_id;
}

async function start(lines: unknown = [line]): Promise<Job> {
  const body = { user_id: await makeUser(), lines };
  const answer = await server.ask("POST", `${base}/memory/import?background=true`, { body });
  expect(answer.status, answer.text).toBe(202);
  return answer.body;
}

const look = async (id: string): Promise<Job> => (await server.ask("GET", `${base}/jobs/${id}`)).body;
const cancel = (id: string) => server.ask("POST", `${base}/jobs/${id}/cancel`);
const inputsOf = (id: string) =>
  server.database.peek("SELECT FROM hyponema.job_inputs WHERE job_id = $1", [id]);

/** The job in each event of its stream, as they come. */
async function* streamOf(id: string): AsyncGenerator<Job> {
  const response = await fetch(`${server.url}${base}/jobs/${id}/events`, {
    headers: { authorization: `Bearer ${server.demo.api_key}` },
  });
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  for await (const event of eventsOf(response)) {
    expect(event.type).toBe("job");
    yield event.data as unknown as Job;
  }
}

async function untilEnded(id: string): Promise<Job> {
  let last: Job | undefined;
  for await (const job of streamOf(id)) last = job;
  return last as Job;
}

/** Makes a job's node look as if it had died. */
async function silence(id: string): Promise<void> {
  await server.database.peek(
    "UPDATE hyponema.jobs SET beat_at = now() - interval '11 seconds' WHERE id = $1",
    [id],
  );
}

interface Worker {
  readonly runs: JobRuns;
  stop(): Promise<void>;
}

const workers: Worker[] = [];

/** A node that takes jobs of memory imports and does `run` in their place. */
async function startWorker(run: JobWork["run"]): Promise<Worker> {
  const log = createLog("silent");
  const { database } = server.instance;
  const [jobs, bus] = [new Jobs(server.database.url, log), new Bus(server.database.url, log)];
  const runs = new JobRuns({ database, jobs, bus, log, paused: () => false });
  jobs.define(runs.define({ kind: "memory_import", route: importMemory, run }));
  await bus.start();
  await jobs.start();
  const worker = { runs, stop: () => jobs.stop().then(() => bus.stop()) };
  workers.push(worker);
  return worker;
}

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

async function attemptOf(id: string): Promise<number> {
  const [row] = await server.database.peek<{ attempt: number }>(
    "SELECT attempt FROM hyponema.jobs WHERE id = $1",
    [id],
  );
  return row?.attempt ?? 0;
}

const done = async () => async () => ({ imported: 7 });

/** Work that waits until its signal is aborted. */
async function waits({ signal }: JobHandle): Promise<never> {
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  throw signal.reason;
}

describe("a job", () => {
  test("is answered at once, keeps what it works on, and is queued until a node takes it", async () => {
    const job = await start();
    expect(job).toMatchObject({
      ...{ id: expect.stringMatching(/^job_/), kind: "memory_import", status: "queued" },
      ...{ done: 0, total: null, cost_usd: 0, error: null, result: null, started_at: null, ended_at: null },
    });
    expect(await look(job.id)).toEqual(job);
    expect(await inputsOf(job.id)).toHaveLength(1);
    await startWorker(done);
    const ended = await untilEnded(job.id);
    expect(ended).toMatchObject({ status: "completed", result: { imported: 7 }, error: null });
    expect(ended.started_at).not.toBeNull();
    expect(await look(job.id)).toEqual(ended);
    expect(await inputsOf(job.id)).toEqual([]);
  });

  test("is given the whole of what was sent, however long, on behalf of whoever sent it", async () => {
    const lines = Array.from({ length: 3_000 }, (_, at) => ({
      ...{ ...line, text: `Nr. ${at} 🎿 ${"ü".repeat(300)}` },
    }));
    const given = Promise.withResolvers<{ body: unknown; scope: JobHandle["scope"] }>();
    await startWorker(async (body, { scope }) => {
      given.resolve({ body, scope });
      return async () => ({});
    });
    await start(lines);
    const { body, scope } = await given.promise;
    expect((body as unknown as { lines: unknown }).lines).toEqual(lines);
    expect(scope.actor).toMatchObject({ kind: "api_key", address: "127.0.0.1" });
  });

  test("tells how far it is in its stream, which ends with it", async () => {
    const go = Promise.withResolvers<void>();
    await startWorker(async (_body, job) => {
      job.progress(1, 3);
      await go.promise;
      job.progress(3, 3);
      return async () => ({ imported: 3 });
    });
    const { id } = await start();
    const seen: Job[] = [];
    for await (const job of streamOf(id)) {
      seen.push(job);
      if (job.done === 1) go.resolve();
    }
    expect(seen[0]?.status).toMatch(/^(queued|running)$/);
    expect(seen.map(({ done, total }) => [done, total])).toContainEqual([1, 3]);
    expect(seen.at(-1)).toMatchObject({ status: "completed", done: 3, total: 3, result: { imported: 3 } });
  });

  test("that is asked for twice with one Idempotency-Key is one job", async () => {
    const headers = { "idempotency-key": "jobs" };
    const body = { user_id: await makeUser(), lines: [line] };
    const ask = () => server.ask("POST", `${base}/memory/import?background=true`, { body, headers });
    const [first, again] = [await ask(), await ask()];
    expect(again.body).toEqual(first.body);
    expect(again.status).toBe(202);
    await cancel(first.body.id);
  });

  test("is refused when 50 of the workspace are queued or running", async () => {
    await server.database.peek(
      `INSERT INTO hyponema.jobs (workspace_id, id, kind, operation_id, status, created_at)
       SELECT $1, 'job_' || lpad(n::text, 26, '0'), 'memory_import', 'importMemory', 'queued', now()
       FROM generate_series(1, 50) n`,
      [server.demo.workspace_id],
    );
    const body = { user_id: await makeUser(), lines: [line] };
    const refused = await server.ask("POST", `${base}/memory/import?background=true`, { body });
    expect(refused).toMatchObject({ status: 409, body: { code: "too-many-jobs" } });
    await server.database.peek("DELETE FROM hyponema.jobs WHERE id LIKE 'job_000000%'");
  });

  test("is there for whoever may call the route that made it, and for nobody else", async () => {
    const { id } = await start();
    const by = async (...scopes: Parameters<TestServer["makeKey"]>) =>
      (await server.ask("GET", `${base}/jobs/${id}`, { key: await server.makeKey(...scopes) })).status;
    expect([await by("memory:write"), await by("memory:read"), await by("workspace:write")]).toEqual([
      200, 404, 404,
    ]);
    const [builder, analyst] = [await server.signIn("builder"), await server.signIn("analyst")];
    expect((await builder.ask("GET", `${base}/jobs/${id}`)).status).toBe(200);
    const hidden = await analyst.ask("POST", `${base}/jobs/${id}/cancel`);
    expect(hidden).toMatchObject({ status: 404, body: { code: "job-not-found" } });
    await cancel(id);
  });
});

describe("a cancel", () => {
  test("ends a queued job at once, and what it worked on is gone", async () => {
    const { id } = await start();
    expect(await cancel(id)).toMatchObject({ status: 200, body: { status: "canceled", result: null } });
    expect(await inputsOf(id)).toEqual([]);
    let runs = 0;
    await startWorker(async () => {
      runs++;
      return async () => ({});
    });
    const next = await start();
    await untilEnded(next.id);
    expect(runs).toBe(1);
  });

  test("stops a running job on its node, and what it wrote is taken back", async () => {
    const began = Promise.withResolvers<void>();
    await startWorker(async (_body, job) => async (tx) => {
      await tx.query("UPDATE hyponema.workspaces SET name = 'half done'");
      began.resolve();
      return waits(job);
    });
    const { id } = await start();
    await began.promise;
    expect((await cancel(id)).body.status).toBe("running");
    expect(await untilEnded(id)).toMatchObject({ status: "canceled", error: null, result: null });
    expect(await inputsOf(id)).toEqual([]);
    expect((await server.ask("GET", base)).body.name).not.toBe("half done");
    const audit = await server.ask("GET", `${base}/audit-log?target_id=${id}`);
    expect(audit.body.data).toMatchObject([{ action: "job.cancel", actor: { kind: "api_key" } }]);
  });

  test("of a job that has ended leaves it as it is", async () => {
    await startWorker(done);
    const { id } = await start();
    const ended = await untilEnded(id);
    expect((await cancel(id)).body).toEqual(ended);
  });
});

describe("a job that fails", () => {
  test("says by a code why, in words that are about nobody", async () => {
    const worker = await startWorker(async () => {
      throw new Error("ana@example.com is not there");
    });
    const { id } = await start();
    for (const attempt of [1, 2]) {
      await until(async () => (await attemptOf(id)) === attempt);
      await silence(id);
      await worker.runs.recovery.round();
    }
    const ended = await untilEnded(id);
    expect(ended).toMatchObject({ status: "failed", error: { code: "internal-error" }, result: null });
    expect(JSON.stringify(ended)).not.toContain("ana@example.com");
    expect(await inputsOf(id)).toEqual([]);
  });
});

describe("a job whose node died", () => {
  test("is done by another node, and the first can't write any more", async () => {
    const began = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    let taken = 0;
    const worker = await startWorker(async () => {
      const number = ++taken;
      if (number === 1) {
        began.resolve();
        await go.promise;
      }
      return async () => ({ number });
    });
    const { id } = await start();
    await began.promise;
    await server.database.peek(
      "UPDATE hyponema.jobs SET attempt = 2, beat_at = now() - interval '11 seconds' WHERE id = $1",
      [id],
    );
    await worker.runs.recovery.round();
    expect((await look(id)).status).toBe("queued");
    go.resolve();
    expect(await untilEnded(id)).toMatchObject({ status: "completed", result: { number: 2 } });
  });

  test("is left to others by a node that stops", async () => {
    const began = Promise.withResolvers<void>();
    const first = await startWorker(async (_body, job) => {
      began.resolve();
      return waits(job);
    });
    const { id } = await start();
    await began.promise;
    await first.stop();
    expect((await look(id)).status).toBe("running");
    await silence(id);
    const second = await startWorker(done);
    await second.runs.recovery.round();
    expect(await untilEnded(id)).toMatchObject({ status: "completed", result: { imported: 7 } });
  });

  test.each([
    [2, "queued", null],
    [3, "failed", "job-interrupted"],
  ])("after %i attempts is %s", async (attempt, status, code) => {
    const { id } = await start();
    await server.database.peek("UPDATE hyponema.jobs SET status = 'running', attempt = $2 WHERE id = $1", [
      id,
      attempt,
    ]);
    await silence(id);
    const worker = await recoveryOnly();
    await worker.round();
    const job = await look(id);
    expect([job.status, job.error?.code ?? null]).toEqual([status, code]);
    await cancel(id);
  });

  test("is canceled when that was asked for", async () => {
    const { id } = await start();
    await server.database.peek("UPDATE hyponema.jobs SET status = 'running', attempt = 1 WHERE id = $1", [
      id,
    ]);
    expect((await cancel(id)).body.status).toBe("running");
    await silence(id);
    await (await recoveryOnly()).round();
    expect((await look(id)).status).toBe("canceled");
  });

  /** A node that takes no jobs. */
  async function recoveryOnly() {
    const log = createLog("silent");
    const jobs = new Jobs(server.database.url, log, false);
    const bus = new Bus(server.database.url, log);
    await jobs.start();
    const { database } = server.instance;
    workers.push({ runs: null as never, stop: () => jobs.stop() });
    return new JobRuns({ database, jobs, bus, log, paused: () => false }).recovery;
  }
});
