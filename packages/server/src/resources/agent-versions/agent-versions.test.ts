import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ifMatch, publish, publishDesign } from "../../../test/design.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let base: string;

beforeAll(async () => {
  server = await startTestServer();
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

const get = (path: string) => server.ask("GET", base + path);
const post = async (path: string, body: object) =>
  server.ask("POST", base + path, {
    body,
    headers: ifMatch(await get(path.slice(0, path.lastIndexOf("/")))),
  });
const patch = async (path: string, body: object) =>
  server.ask("PATCH", base + path, { body, headers: ifMatch(await get(path)) });
const changesOf = async (path: string) =>
  (await get(path)).body.changes.map(({ path, kind }: { path: string; kind: string }) => `${kind} ${path}`);

describe("versions of an agent", () => {
  test("stay as they were published, whatever becomes of draft, persona and tools", async () => {
    const { agentId, personaId, toolIds } = await publishDesign(server, {
      persona: { prompt: "One." },
      tools: [{ kind: "http", slug: "kept", description: "As it was.", url: "https://127.0.0.1:1/one" }],
    });
    const before = (await get(`/agents/${agentId}/versions/1`)).body;
    await patch(`/agents/${agentId}`, { name: "Renamed", dynamic_variables: [{ name: "x" }] });
    await patch(`/personas/${personaId}`, { prompt: "Two." });
    await patch(`/tools/${toolIds[0]}`, { url: "https://127.0.0.1:1/two" });
    await publish(server, agentId);
    const after = (await get(`/agents/${agentId}/versions/1`)).body;
    expect(after).toEqual({ ...before, published: false });
    expect(after.resolved_persona.prompt).toBe("One.");
    expect(after.resolved_tools[0].settings.url).toBe("https://127.0.0.1:1/one");
    const list = (await get(`/agents/${agentId}/versions`)).body.data;
    expect(
      list.map(({ version, published }: { version: number; published: boolean }) => [version, published]),
    ).toEqual([
      [2, true],
      [1, false],
    ]);
  });

  test("are compared by what differs, with each other and with the draft", async () => {
    const { agentId, personaId } = await publishDesign(server, {});
    await patch(`/agents/${agentId}`, { name: "Second", languages: ["de"] });
    await patch(`/personas/${personaId}`, { prompt: "Changed." });
    await post(`/personas/${personaId}/promote`, {});
    await publish(server, agentId);
    expect(await changesOf(`/agents/${agentId}/versions/2/diff`)).toEqual([
      "changed /resolved_persona/prompt",
      "changed /resolved_persona/version",
    ]);
    expect(await changesOf(`/agents/${agentId}/versions/3/diff?against=1`)).toEqual([
      "changed /name",
      "changed /languages/0",
      "changed /resolved_persona/prompt",
      "changed /resolved_persona/version",
    ]);
    expect((await get(`/agents/${agentId}/versions/3/diff?against=draft`)).body).toEqual({
      from: 3,
      to: "draft",
      changes: [],
    });
    expect((await get(`/agents/${agentId}/versions/3/diff?against=9`)).status).toBe(404);
  });

  test("are gone back to: new sessions run the earlier one, running ones keep theirs", async () => {
    const { agentId } = await publishDesign(server, {});
    await patch(`/agents/${agentId}`, { name: "Second" });
    await publish(server, agentId);
    const running = await server.openSession({ agentId });
    const back = await post(`/agents/${agentId}/rollback`, { version: 1 });
    expect(back.body).toMatchObject({ published_version: 1, last_version: 2, name: "Second" });
    const version = async (id: string) => (await server.ask("GET", `/sessions/${id}`)).body.agent_version;
    expect(await version(running)).toBe(2);
    expect(await version(await server.openSession({ agentId }))).toBe(1);
    expect((await post(`/agents/${agentId}/rollback`, { version: 9 })).body.code).toBe("version-not-found");
  });

  test("follow a persona that is promoted or rolled back; those that pin one do not", async () => {
    const { agentId: follower, personaId } = await publishDesign(server, { persona: { prompt: "One." } });
    const pinning = await server.ask("POST", `${base}/agents`, {
      body: { name: "Pinned", modality: "text", persona: { persona_id: personaId, version: 1 } },
    });
    await publish(server, pinning.body.id);
    await patch(`/personas/${personaId}`, { prompt: "Two." });
    await post(`/personas/${personaId}/promote`, {});
    expect((await get(`/agents/${follower}`)).body).toMatchObject({ published_version: 2 });
    expect((await get(`/agents/${follower}/versions/2`)).body).toMatchObject({
      origin: "automatic",
      persona_version: 2,
      note: "Designed was promoted to version 2",
      resolved_persona: { prompt: "Two." },
    });
    await post(`/personas/${personaId}/rollback`, { version: 1 });
    expect((await get(`/agents/${follower}/versions/3`)).body.resolved_persona.prompt).toBe("One.");
    expect((await get(`/agents/${pinning.body.id}`)).body.published_version).toBe(1);
    const audited = (await get(`/audit-log?target_id=${follower}&action=agent.follow_persona`)).body.data;
    expect(audited).toHaveLength(2);
  });

  test("published and promoted at the same time, none is left behind", async () => {
    const { agentId, personaId } = await publishDesign(server, {});
    for (let round = 0; round < 5; round++) {
      const [, publication] = await Promise.all([
        post(`/personas/${personaId}/promote`, {}),
        post(`/agents/${agentId}/publish`, {}),
      ]);
      // The persona may have been quicker, and the agent is another than was read.
      expect([200, 412]).toContain(publication.status);
      const production = (await get(`/personas/${personaId}`)).body.production_version;
      const published = (await get(`/agents/${agentId}`)).body.published_version;
      expect((await get(`/agents/${agentId}/versions/${published}`)).body.persona_version).toBe(production);
    }
  });
});

describe("a preview", () => {
  test("runs the draft as it was when its session began", async () => {
    const { agentId, personaId } = await publishDesign(server, {});
    await patch(`/agents/${agentId}`, { name: "Draft" });
    const preview = await server.ask("POST", "/sessions", {
      body: { agent_id: agentId, user_id: "ana", modality: "text", agent_version: "draft" },
    });
    expect(preview.body).toMatchObject({ agent_version: null, channel: "preview" });
    await patch(`/personas/${personaId}`, { prompt: "Changed meanwhile." });
    const turn = await server.ask("POST", `/sessions/${preview.body.id}/messages`, {
      body: { text: "Hello" },
    });
    expect(turn.text).toContain("event: turn_end");
    const named = await server.ask("POST", "/sessions", {
      body: { agent_id: agentId, user_id: "ana", modality: "text", agent_version: 1 },
    });
    expect(named.body).toMatchObject({ agent_version: 1, channel: "api" });
  });
});

describe("a preview of an agent that follows its persona", () => {
  test("speaks from the persona's draft; one that pins a version, from that", async () => {
    const { agentId, personaId } = await publishDesign(server, { persona: { prompt: "Promoted." } });
    await patch(`/personas/${personaId}`, { prompt: "Not promoted yet." });
    const heard = async () =>
      (await server.ask("POST", `${base}/agents/${agentId}/playground/render`, { body: {} })).body.system;
    expect(await heard()).toContain("Not promoted yet.");
    await patch(`/agents/${agentId}`, { persona: { persona_id: personaId, version: 1 } });
    expect(await heard()).toContain("Promoted.");
  });
});

describe("what is archived", () => {
  test("takes no new sessions and no changes, stays readable, and comes back", async () => {
    const { agentId } = await publishDesign(server, {});
    const session = await server.openSession({ agentId });
    await server.ask("DELETE", `${base}/agents/${agentId}`);
    const refused = await server.ask("POST", "/sessions", {
      body: { agent_id: agentId, user_id: "ana", modality: "text" },
    });
    expect(refused).toMatchObject({ status: 409, body: { code: "agent-archived" } });
    expect((await patch(`/agents/${agentId}`, { name: "x" })).body.code).toBe("agent-archived");
    const turn = await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Hello" } });
    expect(turn.text).toContain("event: turn_end");
    const listed = async (archived: boolean) =>
      (await get(`/agents?archived=${archived}&limit=200`)).body.data.map(({ id }: { id: string }) => id);
    expect(await listed(false)).not.toContain(agentId);
    expect(await listed(true)).toContain(agentId);
    await server.ask("POST", `${base}/agents/${agentId}/restore`);
    expect(await server.openSession({ agentId })).toMatch(/^ses_/);
  });

  test("is not what agents still speak from, or use", async () => {
    const { personaId, toolIds } = await publishDesign(server, {
      tools: [{ kind: "http", slug: "in_use", description: "x", url: "https://127.0.0.1:1/" }],
    });
    expect((await server.ask("DELETE", `${base}/personas/${personaId}`)).body.code).toBe("persona-in-use");
    expect((await server.ask("DELETE", `${base}/tools/${toolIds[0]}`)).body.code).toBe("tool-in-use");
  });
});

test("a copy is a draft of its own", async () => {
  const { agentId } = await publishDesign(server, { agent: { description: "The first." } });
  const copy = await server.ask("POST", `${base}/agents/${agentId}/duplicate`);
  expect(copy.body).toMatchObject({ name: "Designed (copy)", description: "The first.", status: "draft" });
  expect(copy.body.id).not.toBe(agentId);
});
