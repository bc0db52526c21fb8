import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { memoryOf } from "../../../../test/memory.ts";
import { serveOn, startTestServer, type TestServer } from "../../../../test/server.ts";
import { type Extractor, ruleExtractor } from "../../../engines/memory/extraction/port.ts";
import { systemActor } from "../../../platform/actor.ts";
import { systemClock } from "../../../platform/clock.ts";
import { newId } from "../../../platform/ids.ts";
import { createLog } from "../../../platform/telemetry/log.ts";
import type { EmbeddingModel } from "../../../providers/embedding/port.ts";
import { Embedder } from "../entries/embedder.ts";
import { Recall } from "../recall/recall.ts";
import { Learner } from "./learner.ts";

// Nobody learns here by itself: each test says who does, and when.
let server: TestServer;
let base: string;
const log = createLog("silent");

beforeAll(async () => {
  server = await startTestServer({}, "api");
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

/** A model that needs no thread: a text's vector is made of its letters. */
function letters(name: string, dimensions = 64): EmbeddingModel {
  return {
    name,
    dimensions,
    embed: async (texts) =>
      texts.map((text) => {
        const vector = new Int8Array(dimensions);
        for (const letter of text.toLowerCase()) {
          const at = letter.charCodeAt(0) % dimensions;
          vector[at] = Math.min(127, (vector[at] ?? 0) + 9);
        }
        return vector;
      }),
    close: async () => undefined,
  };
}

function learner(extractor: Extractor = ruleExtractor, nodeId = newId("node")): Learner {
  const { database } = server.instance;
  return new Learner({ nodeId, database, clock: systemClock, log, embedding: letters("letters"), extractor });
}

const scope = () => ({ workspaceId: server.demo.workspace_id, actor: systemActor("test") });

async function brought(...texts: string[]): Promise<{ userId: string; importId: string }> {
  const external = `user-${randomUUID()}`;
  const body = {
    ...{ user_id: external, agent_id: server.demo.agent_id, started_at: "2026-01-05T10:00:00Z" },
    messages: texts.map((text, index) => ({
      ...{
        role: "user",
        text,
        external_id: `m-${index}`,
        at: `2026-01-05T10:00:${String(index % 60).padStart(2, "0")}Z`,
      },
    })),
  };
  const { body: made } = await server.ask("POST", `${base}/conversations/import`, { body });
  return { userId: made.user_id, importId: made.id };
}

const rows = <T extends Record<string, unknown>>(sql: string, userId: string) =>
  server.instance.database.readWorkspace(scope(), (tx) => tx.query<T>(sql, [userId]));

const observationsOf = (userId: string) =>
  rows<{ text: string }>("SELECT text FROM hyponema.observations WHERE user_id = $1 ORDER BY text", userId);

test("two workers on one User learn each thing once", async () => {
  const texts = Array.from({ length: 30 }, (_, number) => `I have a cat named Mia${number}.`);
  const { userId } = await brought("I live in Bern.", ...texts);
  await Promise.all([learner().learn(scope(), userId), learner().learn(scope(), userId)]);
  const learned = await observationsOf(userId);
  expect(learned.filter(({ text }) => text === "The user lives in Bern.")).toHaveLength(1);
  expect(new Set(learned.map(({ text }) => text)).size).toBe(learned.length);
});

test("a worker that dies leaves the conversation to the next one, at once when its node is known to be dead", async () => {
  const { userId } = await brought("I live in Bern.");
  const stuck = Promise.withResolvers<never>();
  const dying = learner({ extract: () => stuck.promise });
  const dead = dying.learn(scope(), userId).catch(() => undefined);
  await until(
    async () =>
      (await rows("SELECT FROM hyponema.memory_heads WHERE user_id = $1 AND lease_id IS NOT NULL", userId))
        .length > 0,
  );
  // Its node never beat: it is taken for dead, and what it comes back with is dropped.
  await learner().learn(scope(), userId);
  expect(await observationsOf(userId)).toEqual([{ text: "The user lives in Bern." }]);
  stuck.reject(new Error("killed"));
  await dead;
  expect(await observationsOf(userId)).toHaveLength(1);
});

test("a worker on a living node is not overtaken", async () => {
  const { userId } = await brought("I live in Bern.");
  const [{ id: alive = "" } = {}] = await server.instance.database.asSystem((tx) =>
    tx.query<{ id: string }>("SELECT id FROM hyponema.nodes LIMIT 1"),
  );
  const going = Promise.withResolvers<void>();
  const slow = learner(
    { extract: async (...given) => going.promise.then(() => ruleExtractor.extract(...given)) },
    alive,
  ).learn(scope(), userId);
  await until(
    async () =>
      (await rows("SELECT FROM hyponema.memory_heads WHERE user_id = $1 AND lease_id IS NOT NULL", userId))
        .length > 0,
  );
  await learner().learn(scope(), userId);
  expect(await observationsOf(userId)).toEqual([]);
  going.resolve();
  await slow;
  expect(await observationsOf(userId)).toHaveLength(1);
});

test("a failure puts the conversation off, longer each time, and loses nothing", async () => {
  const { userId, importId } = await brought("I live in Bern.");
  const failing = learner({ extract: () => Promise.reject(new Error("no")) });
  const dueIn = async () => {
    const [row] = await rows<{ seconds: number }>(
      "SELECT extract(epoch FROM due_at - now())::float AS seconds FROM hyponema.memory_work WHERE user_id = $1",
      userId,
    );
    return row?.seconds ?? 0;
  };
  await failing.learn(scope(), userId);
  const first = await dueIn();
  await failing.learn(scope(), userId);
  expect(await dueIn()).toBeGreaterThan(first + 2);
  expect((await server.ask("GET", `${base}/conversation-imports/${importId}`)).body.status).toBe("queued");
  await learner().learn(scope(), userId);
  expect((await server.ask("GET", `${base}/conversation-imports/${importId}`)).body.status).toBe("completed");
  expect(await observationsOf(userId)).toHaveLength(1);
});

test("what is forgotten while it is learned is not remembered", async () => {
  const { userId } = await brought("I live in Bern.");
  const going = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const slow = learner({
    extract: async (...given) => {
      begun.resolve();
      await going.promise;
      return ruleExtractor.extract(...given);
    },
  }).learn(scope(), userId);
  await begun.promise;
  await server.ask("POST", `${base}/memory/forget`, { body: { user_id: userId, everything: true } });
  going.resolve();
  await slow;
  expect(await observationsOf(userId)).toEqual([]);
});

test("another embedding model takes over little by little, and recall goes on meanwhile", async () => {
  const { userId } = await brought("I live in Bern.", "My favourite tea is oolong.");
  await learner().learn(scope(), userId);
  const { database, databaseUrl } = server.instance;
  const embedding = letters("other-letters", 32);
  const recall = new Recall({
    database,
    databaseUrl,
    clock: systemClock,
    embedding,
    mostBytes: 2 ** 24,
    patienceMs: 40,
  });
  const ask = async () => {
    const found = await recall.recall(
      scope(),
      {
        user: { id: userId, name: null, language: "en" },
        ...{ query: "Which tea?", at: new Date("2026-02-01"), raised: [], viewer: null, sessionId: null },
        ...{ first: false, explicit: { kinds: null, limit: 5 } },
      },
      AbortSignal.timeout(20_000),
    );
    return found.items[0];
  };
  const before = await ask();
  expect(before?.text).toContain("oolong");
  expect(before?.why.meaning).toBeUndefined();
  const embedder = new Embedder({ database, log, embedding });
  while ((await embedder.round()) > 0);
  const after = await ask();
  expect(after?.text).toContain("oolong");
  expect(after?.why.meaning).toBeGreaterThan(0);
  const models = await rows(
    "SELECT DISTINCT vector_model FROM hyponema.memory_entries WHERE user_id = $1",
    userId,
  );
  expect(models).toEqual([{ vector_model: "other-letters" }]);
  await recall.close();
});

test("a merge brings two memories together, the later statement holding, and undoing it parts them again", async () => {
  const [one, other] = [`one-${randomUUID()}`, `other-${randomUUID()}`];
  const node = await serveOn(server.database);
  try {
    await memoryOf(server, one).bring(
      [["user", "I live in Bern. I have a dog named Rex."]],
      "2026-01-05T10:00:00Z",
    );
    await memoryOf(server, other).bring([["user", "I moved to Basel."]], "2026-02-05T10:00:00Z");
    const texts = () =>
      memoryOf(server, one).texts("Where does the user live? Which dog?", "2026-03-01T10:00:00Z");
    expect((await texts()).join(" ")).toContain("Bern");
    const merge = await server.ask("POST", `${base}/users/${one}/merge`, { body: { from_user_id: other } });
    expect(merge.status, merge.text).toBeLessThan(300);
    const merged = (await texts()).join(" ");
    expect(merged).toContain("Basel");
    expect(merged).toContain("Rex");
    expect(merged).not.toContain("Bern");
    await server.ask("POST", `${base}/users/${one}/merges/${merge.body.id}/undo`);
    const parted = (await texts()).join(" ");
    expect(parted).toContain("Bern");
    expect(parted).not.toContain("Basel");
    expect((await memoryOf(server, other).texts("Where?", "2026-03-01T10:00:00Z")).join(" ")).toContain(
      "Basel",
    );
  } finally {
    await node.stop();
    await node.instance.close();
  }
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error("waited too long");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test("a long history takes its turn, so that it does not hold up other Users", async () => {
  const texts = Array.from({ length: 700 }, (_, number) => `Hello number ${number}.`);
  const { userId, importId } = await brought(...texts);
  const [{ due_at: first } = {}] = await rows<{ due_at: Date }>(
    "SELECT due_at FROM hyponema.memory_work WHERE user_id = $1",
    userId,
  );
  const path = `${base}/conversation-imports/${importId}`;
  await learner().learn(scope(), userId);
  expect((await server.ask("GET", path)).body).toMatchObject({ status: "processing", learned: 500 });
  const [waiting] = await rows<{ due_at: Date }>(
    "SELECT due_at FROM hyponema.memory_work WHERE user_id = $1",
    userId,
  );
  expect(waiting?.due_at.getTime()).toBeGreaterThan(first?.getTime() ?? 0);
  await learner().learn(scope(), userId);
  expect((await server.ask("GET", path)).body).toMatchObject({ status: "completed", learned: 700 });
});

test("a lesson that a shutdown stops is no failure: it is not put off, nor learned without the model sooner", async () => {
  const { userId } = await brought("I live in Bern.");
  const begun = Promise.withResolvers<void>();
  const stopped = learner({
    extract: (_scope, _lesson, _messages, _context, signal) => {
      begun.resolve();
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    },
  });
  const learning = stopped.learn(scope(), userId);
  await begun.promise;
  await stopped.stop();
  await learning;
  expect(
    await rows(
      "SELECT attempts, due_at <= now() AS due FROM hyponema.memory_work WHERE user_id = $1",
      userId,
    ),
  ).toEqual([{ attempts: 0, due: true }]);
  await learner().learn(scope(), userId);
  expect(await observationsOf(userId)).toEqual([{ text: "The user lives in Bern." }]);
});
