import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publish, publishDesign } from "../../../test/design.ts";
import { type HttpDouble, sendJson, startHttpDouble } from "../../../test/doubles/http.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let system: HttpDouble;
let base: string;

beforeAll(async () => {
  system = await startHttpDouble();
  server = await startTestServer({ HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32" });
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(async () => {
  await server.dispose();
  await system.close();
});

const AUTH = { auth_header: { name: "X-Key", value: "Bearer resolver-secret" } };

async function resolving() {
  const { agentId } = await publishDesign(server, { persona: { prompt: "{{a}}" } });
  const path = `${base}/agents/${agentId}/variable-resolver`;
  const set = (body: object) =>
    server.ask("PUT", path, { body: { url: `${system.url}/who`, map: { a: "$.a" }, ...body } });
  return { agentId, path, set };
}

test("a resolver is not asked with a variable that would climb out of its path", async () => {
  const { path, set } = await resolving();
  await set({ url: `${system.url}/who/{{a}}/x`, map: {} });
  const tried = await server.ask("POST", `${path}/try`, { body: { dynamic_variables: { a: ".." } } });
  expect(tried.body).toMatchObject({ ok: false, error: expect.stringContaining("climb") });
});

describe("a resolver's secret", () => {
  test("is sent to another origin only when it is given again", async () => {
    const { path, set } = await resolving();
    const first = await set(AUTH);
    for (const url of ["https://evil.example/who", system.url.replace("http:", "https:")]) {
      const refused = await set({ url });
      expect([refused.status, refused.body.code]).toEqual([422, "credential-required"]);
      expect(refused.body.errors).toMatchObject([{ path: "/auth_header" }]);
    }
    const stayed = await set({ url: `${system.url}/other` });
    expect(stayed.body.variable_resolver.auth_header).toEqual(first.body.variable_resolver.auth_header);
    expect((await set({ url: "https://new.example/who", ...AUTH })).status).toBe(200);
    expect((await set({ url: "https://other.example/who", auth_header: null })).status).toBe(200);
    expect((await server.ask("DELETE", path)).status).toBe(200);
    expect((await set({ url: "https://free.example/who" })).status).toBe(200);
  });

  test("stays out of answers, prompts and traces, also when it is sent back", async () => {
    const { agentId, path, set } = await resolving();
    await set(AUTH);
    await publish(server, agentId);
    for (const status of [200, 500]) {
      system.reply = ({ headers }, response) =>
        sendJson(response, { a: `you sent ${headers["x-key"]}`, b: headers["x-key"]?.slice(7) }, status);
      const tried = await server.ask("POST", `${path}/try`);
      expect(tried.text).toContain("[secret]");
      const session = await server.openSession({ agentId });
      const traces = await server.ask("GET", `${base}/observability/traces?conversation_id=${session}`);
      const opening = await server.ask("GET", `${base}/observability/traces/${traces.body.data[0].id}`);
      const shown = await server.ask("POST", `${base}/agents/${agentId}/playground/render`, {
        body: { session_id: session },
      });
      for (const { text } of [tried, opening, shown]) expect(text).not.toContain("resolver-secret");
    }
  });
});
