import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishDesign } from "../../test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../test/doubles/llm/double.ts";
import { readEvents, saidIn } from "../../test/events.ts";
import { startTestServer, type TestServer } from "../../test/server.ts";
import { systemActor } from "../platform/actor.ts";
import { Secret } from "../platform/secret.ts";

let llm: LlmDouble;
let server: TestServer;

beforeAll(async () => {
  llm = await startLlmDouble([{ say: "Hello." }]);
  server = await startTestServer({ HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32" });
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

async function talk(endpoint: string) {
  const text = { provider: "openai-compatible", model: "house", base_url: endpoint };
  const { agentId } = await publishDesign(server, { agent: { models: { text } } });
  const session = await server.openSession({ agentId });
  return readEvents(
    (await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Hi" } })).text,
  );
}

const setCredential = (baseUrl: string) => {
  const scope = { workspaceId: server.demo.workspace_id, actor: systemActor("test") };
  return server.instance.database.inWorkspace(scope, (tx) =>
    server.instance.credentials.set(tx, "openai-compatible", new Secret("workspace-key"), baseUrl),
  );
};

describe("an endpoint set on the agent", () => {
  test("answers, and is shown the workspace's key only when that is meant for it", async () => {
    expect(saidIn(await talk(llm.url))).toBe("Hello.");
    expect(llm.requests.at(-1)?.headers.authorization).toBeUndefined();
    await setCredential("https://models.example.com/v1");
    await talk(llm.url);
    expect(llm.requests.at(-1)?.headers.authorization).toBeUndefined();
    await setCredential(`${new URL(llm.url).origin}/other`);
    await talk(llm.url);
    expect(llm.requests.at(-1)?.headers.authorization).toBe("Bearer workspace-key");
  });

  test("in private space is not reached", async () => {
    const events = await talk("https://10.0.0.1/v1");
    expect(events.at(-1)).toMatchObject({ type: "error", data: { error_kind: "provider_unavailable" } });
  });

  test("is of one provider only", async () => {
    const text = { provider: "openai", model: "gpt-5", base_url: llm.url };
    await expect(publishDesign(server, { agent: { models: { text } } })).rejects.toThrow(
      "/models/text/base_url",
    );
  });
});
