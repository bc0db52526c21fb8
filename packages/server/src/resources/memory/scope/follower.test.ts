import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ifMatch, publish } from "../../../../test/design.ts";
import { startTestServer, type TestServer } from "../../../../test/server.ts";
import { createLog } from "../../../platform/telemetry/log.ts";
import { ScopeFollower } from "./follower.ts";

let server: TestServer;
let base: string;

beforeAll(async () => {
  // No worker: nothing follows by itself.
  server = await startTestServer({}, "api");
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

async function note(user_id: string, agent_id: string | null, value: string, day: number): Promise<string> {
  const body = {
    ...{
      user_id,
      agent_id,
      kind: "fact",
      slot: "user.residence",
      value,
      text: `The user lives in ${value}.`,
    },
    said_at: new Date(Date.UTC(2026, 0, day)).toISOString(),
  };
  return (await server.ask("POST", `${base}/memory/observations`, { body })).body.id;
}

const read = async (id: string) => (await server.ask("GET", `${base}/memory/observations/${id}`)).body;

async function someone(): Promise<string> {
  const id = `user-${randomUUID()}`;
  await server.ask("PUT", `${base}/users`, { body: { external_user_id: id } });
  return id;
}

test("what a node leaves undone when it dies after publishing is done by the next worker, for every User", async () => {
  const agentId = await server.makeAgent({ memory_scope: "workspace" });
  const users = [await someone(), await someone()];
  const shared = await Promise.all(users.map((user) => note(user, server.demo.agent_id, "lisbon", 1)));
  const own = await Promise.all(users.map((user) => note(user, agentId, "porto", 2)));
  // Of a User who was merged into another one nothing is left to follow.
  const [into = "", from = ""] = [await someone(), await someone()];
  await note(from, agentId, "faro", 3);
  const merged = await server.ask("POST", `${base}/users/${into}/merge`, { body: { from_user_id: from } });
  expect(merged.status).toBe(201);
  const path = `${base}/agents/${agentId}`;
  const headers = ifMatch(await server.ask("GET", path));
  await server.ask("PATCH", path, { body: { memory_scope: "agent" }, headers });
  await publish(server, agentId);

  // Visible as narrowed from the commit on, though no row has followed.
  for (const id of own) expect(await read(id)).toMatchObject({ scope: "agent", status: "active" });
  for (const id of shared) expect(await read(id)).toMatchObject({ scope: "workspace", status: "superseded" });
  const follower = new ScopeFollower(server.instance.database, createLog("silent"));
  while ((await follower.round()) > 0);
  for (const id of own) expect(await read(id)).toMatchObject({ scope: "agent", status: "active" });
  for (const id of shared) {
    expect(await read(id)).toMatchObject({ status: "active", superseded_by: null, valid_to: null });
  }
});

test("what is learned while an agent is published is not shared by accident", async () => {
  const agentId = await server.makeAgent({ memory_scope: "workspace" });
  const user = await someone();
  const path = `${base}/agents/${agentId}`;
  const headers = ifMatch(await server.ask("GET", path));
  await server.ask("PATCH", path, { body: { memory_scope: "agent" }, headers });
  // Written side by side with the publishing: whoever comes first, none of it is for others in the end.
  const writes = Array.from({ length: 12 }, (_, day) => note(user, agentId, `town ${day}`, day + 1));
  const [ids] = await Promise.all([Promise.all(writes), publish(server, agentId)]);
  for (const id of ids) expect((await read(id)).scope).toBe("agent");
});
