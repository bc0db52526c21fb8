import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ifMatch, publishDesign } from "./design.ts";
import { type Answer, startTestServer, type TestServer } from "./server.ts";

const NOBODY = "user_01j8z5k3mve7b8xq2n4w6y9r1t";
const NO_PERSONA = "persona_01j8z5k3mve7b8xq2n4w6y9r1t";
const STALE = { "if-match": '"999"' };

let server: TestServer;
let base: string;
let agent: string;
let archived: string;
let persona: string;

beforeAll(async () => {
  server = await startTestServer();
  base = `/workspaces/${server.demo.workspace_id}`;
  const live = await publishDesign(server, {});
  const other = await publishDesign(server, {});
  await server.ask("DELETE", `${base}/agents/${other.agentId}`);
  [agent, archived, persona] = [live.agentId, other.agentId, live.personaId];
});

afterAll(() => server.dispose());

const outcome = ({ status, body }: Answer) => [status, body.code];

describe("what a body names and is not there is told of", () => {
  test.each([{}, STALE])("before a precondition that is missing or stale (%j)", async (headers) => {
    const post = (path: string, body: object) => server.ask("POST", base + path, { body, headers });
    const change = { body: { persona: { persona_id: NO_PERSONA } }, headers };
    expect(outcome(await server.ask("PATCH", `${base}/agents/${agent}`, change))).toEqual([
      ...[404, "persona-not-found"],
    ]);
    for (const path of [`/agents/${agent}`, `/agents/${archived}`, `/personas/${persona}`]) {
      expect(outcome(await post(`${path}/rollback`, { version: 99 }))).toEqual([404, "version-not-found"]);
    }
  });

  test("before what keeps an agent from taking sessions", async () => {
    const unpublished = await server.ask("POST", `${base}/agents`, { body: { name: "Draft" } });
    for (const id of [archived, unpublished.body.id]) {
      for (const [named, code] of [
        [{ user_id: NOBODY }, "user-not-found"],
        [{ agent_version: 99 }, "version-not-found"],
      ] as const) {
        const opened = await server.ask("POST", "/sessions", {
          body: { ...{ agent_id: id, user_id: "ana", modality: "text" }, ...named },
        });
        expect(outcome(opened)).toEqual([404, code]);
        const shown = await server.ask("POST", `${base}/agents/${id}/playground/render`, { body: named });
        expect(outcome(shown)).toEqual([404, code]);
      }
    }
    const spoken = { agent_id: agent, user_id: NOBODY, modality: "voice", overrides: { language: "de" } };
    expect(outcome(await server.ask("POST", "/sessions", { body: spoken }))).toEqual([404, "user-not-found"]);
  });
});

test.each([1_000_001, 2 ** 31, 2 ** 53 - 1])(
  "a version %d is refused, wherever it stands",
  async (version) => {
    const current = await server.ask("GET", `${base}/agents/${agent}`);
    for (const [method, path, body] of [
      ["POST", "/sessions", { agent_id: agent, user_id: "ana", modality: "text", agent_version: version }],
      ["POST", `${base}/agents/${agent}/playground/render`, { agent_version: version }],
      ["POST", `${base}/agents/${agent}/rollback`, { version }],
      ["PATCH", `${base}/agents/${agent}`, { persona: { persona_id: persona, version } }],
    ] as const) {
      const answer = await server.ask(method, path, { body, headers: ifMatch(current) });
      expect(outcome(answer), path).toEqual([422, "invalid-request"]);
    }
  },
);

test("a cursor of a list of other things is refused by lists of things by number", async () => {
  const session = await server.openSession({ agentId: agent });
  const cursor = Buffer.from(`after:${agent}`).toString("base64url");
  for (const path of [
    `/agents/${agent}/versions`,
    `/personas/${persona}/versions`,
    `/conversations/${session}/transcript`,
  ]) {
    expect(outcome(await server.ask("GET", `${base}${path}?cursor=${cursor}`))).toEqual([
      ...[422, "invalid-cursor"],
    ]);
  }
});

test("a persona is not put away in the moment in which an agent takes it", async () => {
  for (let round = 0; round < 10; round++) {
    const made = await server.ask("POST", `${base}/personas`, { body: { name: "Raced", prompt: "Hello." } });
    const link = { persona: { persona_id: made.body.id } };
    const before = await server.ask("GET", `${base}/agents/${agent}`);
    const taking =
      round % 2 === 0
        ? server.ask("POST", `${base}/agents`, { body: { name: "Racing", ...link } })
        : server.ask("PATCH", `${base}/agents/${agent}`, { body: link, headers: ifMatch(before) });
    const both = await Promise.all([taking, server.ask("DELETE", `${base}/personas/${made.body.id}`)]);
    expect(both.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(both.filter(({ status }) => status === 409)).toHaveLength(1);
  }
});
