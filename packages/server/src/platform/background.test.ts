import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { until } from "../../test/process.ts";
import { startTestServer, type TestServer } from "../../test/server.ts";
import { systemActor } from "./actor.ts";
import { Bus, publish, type Signal } from "./database/bus.ts";
import { type JobKind, Jobs, jobOf } from "./jobs.ts";
import { createLog } from "./telemetry/log.ts";

let server: TestServer;
const log = createLog("silent");

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.dispose());

function inDemo<T>(work: Parameters<TestServer["instance"]["database"]["inWorkspace"]>[1]): Promise<T> {
  const scope = { workspaceId: server.demo.workspace_id, actor: systemActor("test") };
  return server.instance.database.inWorkspace(scope, work) as Promise<T>;
}

class Rollback extends Error {}

describe("a signal", () => {
  test("is heard by every node once its transaction commits, and never when it rolls back", async () => {
    const nodes = [new Bus(server.database.url, log), new Bus(server.database.url, log)];
    const heard: Signal[][] = [[], []];
    for (const [index, node] of nodes.entries()) {
      await node.start();
      node.subscribe((signal) => heard[index]?.push(signal));
    }
    const signal = (id: string): Signal => ({ type: "key_changed", key_id: id });
    const rolledBack = inDemo(async (tx) => {
      await publish(tx, signal("lost"));
      throw new Rollback();
    });
    await expect(rolledBack).rejects.toBeInstanceOf(Rollback);
    await inDemo((tx) => publish(tx, signal("told")));
    await until(() => heard.every((signals) => signals.length > 0));
    expect(heard).toEqual([[signal("told")], [signal("told")]]);
    await Promise.all(nodes.map((node) => node.stop()));
  });

  test("is heard again after the connection broke", async () => {
    const bus = new Bus(server.database.url, log);
    const heard: Signal[] = [];
    await bus.start();
    bus.subscribe((signal) => heard.push(signal));
    await server.database.peek(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hyponema-bus' AND datname = current_database()",
    );
    await until(async () => {
      await inDemo((tx) => publish(tx, { type: "key_changed", key_id: "after" }));
      return heard.length > 0;
    });
    await bus.stop();
  });
});

describe("a job", () => {
  const kind: JobKind<z.ZodObject<{ n: z.ZodNumber }>> = {
    name: "test-job",
    payload: z.object({ n: z.number() }),
    retries: 3,
    timeoutSeconds: 60,
  };

  test("exists once its transaction commits, is tried again when it fails, and is not lost", async () => {
    const jobs = new Jobs(server.database.url, log);
    const seen: number[] = [];
    const count = jobOf(kind, async ({ n }) => {
      seen.push(n);
      if (seen.length === 1) throw new Error("the first time fails");
    });
    jobs.define(count);
    await jobs.start();
    const rolledBack = inDemo(async (tx) => {
      await jobs.enqueue(tx, kind, { n: 1 });
      throw new Rollback();
    });
    await expect(rolledBack).rejects.toBeInstanceOf(Rollback);
    await inDemo((tx) => jobs.enqueue(tx, kind, { n: 2 }));
    await until(() => seen.length >= 2);
    expect(seen).toEqual([2, 2]);
    await jobs.stop();
  });
});
