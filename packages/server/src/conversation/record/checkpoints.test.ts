import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../../test/server.ts";
import { systemActor } from "../../platform/actor.ts";
import { newId } from "../../platform/ids.ts";
import { createLog } from "../../platform/telemetry/log.ts";
import { beginTurn, keepEvents, keptEvents } from "../../resources/turns/service.ts";
import { LiveTurn } from "../live-turn.ts";
import { LiveTurns } from "../live-turns.ts";
import { Checkpoints } from "./checkpoints.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.dispose());

async function runningTurn(): Promise<LiveTurn> {
  const sessionId = await server.openSession();
  const nodeId = newId("node");
  // A node that beats: the server's own recovery leaves its turns alone.
  await server.database.peek(
    "INSERT INTO hyponema.nodes (id, seen_at) VALUES ($1, now() + interval '1 hour')",
    [nodeId],
  );
  const scope = { workspaceId: server.demo.workspace_id, actor: systemActor("test") };
  const turn = {
    id: newId("turn"),
    sessionId,
    traceId: newId("trace"),
    nodeId,
    text: "Hello",
  };
  const begun = await server.instance.database.inWorkspace(scope, (tx) => beginTurn(tx, turn));
  return new LiveTurn(
    scope.workspaceId,
    scope.actor,
    { id: turn.id, sessionId, number: begun?.number ?? 0 },
    turn.traceId,
  );
}

// Guards a lost last event: a checkpoint that wrote the same events as the turn's last transaction, at the same moment,
// made that one's batch a duplicate, and a resume from the database then never saw the turn end.
test("a turn that is closing is left alone, so that its last transaction writes the rest of its events", async () => {
  const { database } = server.instance;
  const [open, closing] = [await runningTurn(), await runningTurn()];
  const live = new LiveTurns();
  const checkpoints = new Checkpoints(database, createLog("silent"), live);
  for (const turn of [open, closing]) live.add(turn);
  for (const turn of live) turn.stream.append({ type: "token", data: { text: "word" } });
  closing.closing = true;
  checkpoints.start();
  while (open.kept === 0) await new Promise((resolve) => setImmediate(resolve));
  await checkpoints.stop();
  const read = (turn: LiveTurn) =>
    database.inWorkspace({ workspaceId: turn.workspaceId, actor: turn.actor }, (tx) =>
      keptEvents(tx, turn.place.id, 0),
    );
  expect(await read(open)).toMatchObject([
    { sequence: 0, events: [{ type: "token", data: { text: "word" } }] },
  ]);
  expect(await read(closing)).toEqual([]);
});

test("a batch that is sent again with more, since nobody knew that it had arrived, is kept with all of it", async () => {
  const { database } = server.instance;
  const { place, workspaceId, actor } = await runningTurn();
  const events = ["one ", "two ", "three"].map((text) => ({ type: "token", data: { text } }) as const);
  const keep = (count: number) =>
    database.inWorkspace({ workspaceId, actor }, (tx) =>
      keepEvents(tx, [{ turnId: place.id, firstSequence: 0, events: events.slice(0, count) }]),
    );
  for (const count of [2, 3, 1]) await keep(count);
  const kept = await database.inWorkspace({ workspaceId, actor }, (tx) => keptEvents(tx, place.id, 0));
  expect(kept).toMatchObject([{ sequence: 0, events }]);
});
