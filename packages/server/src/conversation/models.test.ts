import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishDesign } from "../../test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../test/doubles/llm/double.ts";
import { readEvents, saidIn } from "../../test/events.ts";
import { asker, serveOn, startTestServer, TEST_SECRET, type TestServer } from "../../test/server.ts";
import { systemActor } from "../platform/actor.ts";
import { localKeyEncryption, Sealer } from "../platform/crypto/envelope.ts";
import { Keyring } from "../platform/crypto/keyring.ts";
import type { WorkspaceTx } from "../platform/database/database.ts";
import { Secret } from "../platform/secret.ts";
import { CredentialVault } from "../resources/provider-credentials/credential-vault.ts";

const REACHING = { HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32" };

let llm: LlmDouble;
let server: TestServer;
let node: Awaited<ReturnType<typeof serveOn>>;

beforeAll(async () => {
  llm = await startLlmDouble([{ say: "Hello." }]);
  server = await startTestServer(REACHING);
  node = await serveOn(server.database, REACHING);
});

afterAll(async () => {
  await node.stop();
  await node.instance.close();
  await server.dispose();
  await llm.close();
});

function inDemo<T>(work: (tx: WorkspaceTx) => Promise<T>): Promise<T> {
  const scope = { workspaceId: server.demo.workspace_id, actor: systemActor("test") };
  return server.instance.database.inWorkspace(scope, work);
}

async function talk(endpoint: string) {
  const text = { provider: "openai-compatible", model: "house", base_url: endpoint };
  const { agentId } = await publishDesign(server, { agent: { models: { text } } });
  const session = await server.openSession({ agentId });
  return readEvents(
    (await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Hi" } })).text,
  );
}

const setCredential = (baseUrl: string) =>
  inDemo((tx) =>
    server.instance.credentials.set(tx, "openai-compatible", new Secret("workspace-key"), baseUrl),
  );

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

describe("a credential of the workspace", () => {
  const setGroq = (key: string) =>
    inDemo((tx) => server.instance.credentials.set(tx, "groq", new Secret(key), llm.urlOf("groq")));
  const removeGroq = () => inDemo((tx) => server.instance.credentials.remove(tx, "groq"));
  const groq = { provider: "groq", model: "m-1" };
  const design = async (text: object | null) =>
    (await publishDesign(server, { agent: { models: { text } } })).agentId;
  const say = (session: string, url = server.url) =>
    asker(url, server.demo.api_key)("POST", `/sessions/${session}/messages`, { body: { text: "Hi" } });
  const keySeen = () => llm.requests.at(-1)?.headers.authorization;

  test("that is set again counts from the next turn on, in running sessions on every node", async () => {
    await setGroq("the-first-key-0123");
    const agentId = await design(groq);
    const here = await server.openSession({ agentId });
    const there = await server.openSession({ agentId });
    const turn = async (session: string, url: string, key: string) => {
      expect(saidIn(readEvents((await say(session, url)).text))).toBe("Hello.");
      expect(keySeen()).toBe(`Bearer ${key}`);
    };
    await turn(here, server.url, "the-first-key-0123");
    await turn(there, node.url, "the-first-key-0123");
    await setGroq("the-second-key-0123");
    await turn(here, server.url, "the-second-key-0123");
    await turn(there, node.url, "the-second-key-0123");
    await removeGroq();
    for (const [session, url] of [
      [here, server.url],
      [there, node.url],
    ] as const) {
      expect((await say(session, url)).body).toMatchObject({ code: "provider-not-configured" });
    }
    await setGroq("the-third-key-0123");
    await turn(there, node.url, "the-third-key-0123");
  });

  test("that is new is tried at once, though the one before kept failing", async () => {
    await setGroq("a-wrong-key-01234");
    const offline = { provider: "offline", model: "offline-responder" };
    const session = await server.openSession({ agentId: await design({ ...groq, fallbacks: [offline] }) });
    const asked = async () => {
      const before = llm.requests.length;
      expect(readEvents((await say(session)).text).at(-1)?.type).toBe("turn_end");
      return llm.requests.length > before;
    };
    llm.script = { refuse: "auth" };
    expect([await asked(), await asked(), await asked(), await asked()]).toEqual([true, true, true, false]);
    await setGroq("the-right-key-0123");
    llm.script = [{ say: "Hello." }];
    expect(await asked()).toBe(true);
    expect(keySeen()).toBe("Bearer the-right-key-0123");
  });

  test("stays what it is while its data key is wrapped anew", async () => {
    await setGroq("the-lasting-key-0123");
    const before = await inDemo((tx) => server.instance.credentials.open(tx, "groq"));
    const keyring = new Keyring(new Secret(`a newer root secret that is long enough,${TEST_SECRET}`));
    const rotating = new CredentialVault(new Sealer(localKeyEncryption(keyring.keysFor("sealing"))));
    expect(await inDemo((tx) => rotating.rotate(tx))).toBeGreaterThan(0);
    expect(await inDemo((tx) => rotating.open(tx, "groq"))).toEqual(before);
    await setGroq("the-lasting-key-0123");
    const after = await inDemo((tx) => server.instance.credentials.open(tx, "groq"));
    expect(after?.stamp).not.toBe(before?.stamp);
  });

  test("for a server of one's own serves agents that choose no model", async () => {
    await removeGroq();
    await inDemo((tx) => server.instance.credentials.set(tx, "openai-compatible", null, llm.url));
    const session = await server.openSession({ agentId: await design(null) });
    expect(saidIn(readEvents((await say(session)).text))).toBe("Hello.");
    expect([keySeen(), llm.requests.at(-1)?.body.model]).toEqual([undefined, "default"]);
  });
});
