import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createTestDatabase, type TestDatabase } from "../../test/database.ts";
import { until } from "../../test/process.ts";
import { systemClock } from "./clock.ts";
import { Bus, type Signal } from "./database/bus.ts";
import { Database } from "./database/database.ts";
import { Refusal } from "./http/refusal.ts";
import { newId } from "./ids.ts";
import { type NodeCommand, NodeCommands } from "./node-commands.ts";
import { createLog } from "./telemetry/log.ts";

const Echo = {
  name: "echo",
  payload: z.object({ text: z.string() }),
  answer: z.object({ heard: z.string() }),
} satisfies NodeCommand<{ text: string }, { heard: string }>;

const log = createLog("silent");
const waiting = () => new AbortController().signal;

let store: TestDatabase;
let database: Database;
let here: Node;
let there: Node;

interface Node {
  readonly id: string;
  readonly bus: Bus;
  readonly commands: NodeCommands;
  stop(): Promise<void>;
}

beforeAll(async () => {
  store = await createTestDatabase();
  database = new Database({ url: store.url, clock: systemClock });
});

afterAll(async () => {
  await database.close();
  await store.drop();
});

beforeEach(async () => {
  [here, there] = [await startNode(), await startNode()];
});

afterEach(async () => {
  await Promise.all([here.stop(), there.stop()]);
  expect(await store.peek("SELECT FROM hyponema.node_commands")).toEqual([]);
});

async function startNode(): Promise<Node> {
  const id = newId("node");
  await store.peek("INSERT INTO hyponema.nodes (id) VALUES ($1)", [id]);
  const bus = new Bus(store.url, log);
  const commands = new NodeCommands({ database, bus, log, nodeId: id });
  await bus.start();
  commands.start();
  return {
    ...{ id, bus, commands },
    async stop() {
      await commands.stop();
      await bus.stop();
    },
  };
}

const unreachable = { code: "node-unreachable", status: 503, retryAfterSeconds: 1 };

describe("a command", () => {
  test("is carried out on the node that it is for, and answered", async () => {
    here.commands.define(Echo, async () => ({ heard: "here" }));
    there.commands.define(Echo, async ({ text }) => ({ heard: `there: ${text}` }));
    expect(await here.commands.ask(there.id, Echo, { text: "hello" }, waiting())).toEqual({
      heard: "there: hello",
    });
    expect(await here.commands.ask(here.id, Echo, { text: "hello" }, waiting())).toEqual({ heard: "here" });
  });

  test("happens once, however often the node is told of it", async () => {
    const gate = Promise.withResolvers<void>();
    let times = 0;
    there.commands.define(Echo, async ({ text }) => {
      times++;
      await gate.promise;
      return { heard: text };
    });
    const told: string[] = [];
    const unsubscribe = here.bus.subscribe((signal) => {
      if (signal.type === "command_sent") told.push(signal.command_id);
    });
    const answer = here.commands.ask(there.id, Echo, { text: "once" }, waiting());
    await until(() => told.length >= 3);
    gate.resolve();
    expect(await answer).toEqual({ heard: "once" });
    unsubscribe();
    expect(times).toBe(1);
    expect(new Set(told).size).toBe(1);
  });

  test("arrives although its signal was lost", async () => {
    there.commands.define(Echo, async ({ text }) => ({ heard: text }));
    await there.bus.stop();
    const answer = here.commands.ask(there.id, Echo, { text: "again" }, waiting());
    const sent = async () => (await store.peek("SELECT FROM hyponema.node_commands")).length > 0;
    await until(sent);
    // The node hears again, and is reminded.
    const bus = new Bus(store.url, log);
    await bus.start();
    const again = new NodeCommands({ database, bus, log, nodeId: there.id });
    again.define(Echo, async ({ text }) => ({ heard: text }));
    again.start();
    expect(await answer).toEqual({ heard: "again" });
    await again.stop();
    await bus.stop();
  });

  test("that is refused there is refused with the same code, sentence and time to wait", async () => {
    there.commands.define(Echo, async () => {
      throw new Refusal("turn-in-progress", { detail: "Not now.", retryAfterSeconds: 7 });
    });
    await expect(here.commands.ask(there.id, Echo, { text: "no" }, waiting())).rejects.toMatchObject({
      ...{ code: "turn-in-progress", message: "Not now.", retryAfterSeconds: 7 },
    });
  });

  test("that fails there says nothing of why", async () => {
    there.commands.define(Echo, async () => {
      throw new Error("a secret");
    });
    await expect(here.commands.ask(there.id, Echo, { text: "no" }, waiting())).rejects.toThrow(
      "echo failed on the node that was asked",
    );
  });

  test("over 8 KiB is not sent", async () => {
    const text = "ä".repeat(4 * 1024);
    await expect(here.commands.ask(there.id, Echo, { text }, waiting())).rejects.toThrow(TypeError);
  });

  test("is given up, and gone, when whoever asked hangs up", async () => {
    there.commands.define(
      Echo,
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason));
        }),
    );
    const gone = new AbortController();
    const answer = here.commands.ask(there.id, Echo, { text: "wait" }, gone.signal);
    const taken = async () =>
      (await store.peek("SELECT FROM hyponema.node_commands WHERE taken_at IS NOT NULL")).length > 0;
    await until(taken);
    gone.abort(new Error("hung up"));
    await expect(answer).rejects.toThrow("hung up");
  });
});

describe("a node is unreachable", () => {
  test("when it has not beaten for ten seconds, which is said at once", async () => {
    there.commands.define(Echo, async ({ text }) => ({ heard: text }));
    const told: Signal[] = [];
    here.bus.subscribe((signal) => told.push(signal));
    await store.peek("UPDATE hyponema.nodes SET seen_at = now() - interval '11 s' WHERE id = $1", [there.id]);
    await expect(here.commands.ask(there.id, Echo, { text: "?" }, waiting())).rejects.toMatchObject(
      unreachable,
    );
    await expect(here.commands.ask(newId("node"), Echo, { text: "?" }, waiting())).rejects.toMatchObject(
      unreachable,
    );
    expect(told).toEqual([]);
  });

  test("when it goes while it is asked, and does not answer for it", async () => {
    const taken = Promise.withResolvers<void>();
    there.commands.define(Echo, async (_, signal) => {
      taken.resolve();
      await delay(60_000, undefined, { signal });
      return { heard: "never" };
    });
    const answer = here.commands.ask(there.id, Echo, { text: "?" }, waiting());
    await taken.promise;
    await store.peek("DELETE FROM hyponema.nodes WHERE id = $1", [there.id]);
    await expect(answer).rejects.toMatchObject(unreachable);
  });

  test("when it is alive and does not answer; what it had not begun does not happen later", async () => {
    await there.bus.stop();
    await expect(here.commands.ask(there.id, Echo, { text: "?" }, waiting())).rejects.toMatchObject(
      unreachable,
    );
    expect(await store.peek("SELECT FROM hyponema.node_commands")).toEqual([]);
  });

  test("when it does not know the command", async () => {
    await expect(here.commands.ask(there.id, Echo, { text: "?" }, waiting())).rejects.toMatchObject(
      unreachable,
    );
  });
});
