import { randomUUID } from "node:crypto";
import type { GrantableScope } from "@hyponema/contract/scopes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishDesign } from "./design.ts";
import { type LlmDouble, startLlmDouble } from "./doubles/llm/double.ts";
import { plantThings, scriptModel } from "./exposure.ts";
import { type Ask, type SignedInPerson, startTestServer, type TestServer } from "./server.ts";
import type { Things } from "./things.ts";

// What is hidden must not be told by what is shown: whoever may not read it is answered the same whether or not it is there.

let llm: LlmDouble;
let server: TestServer;
let things: Things;
let viewer: SignedInPerson;

beforeAll(async () => {
  llm = await startLlmDouble();
  scriptModel(llm);
  server = await startTestServer({
    HYPONEMA_LLM_BASE_URL: llm.url,
    HYPONEMA_LLM_MODEL: "double-1",
    HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32",
  });
  things = await plantThings(server, llm);
  viewer = await server.signIn("viewer");
}, 60_000);

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

/** Readers of prompts and traces, by the scopes of their keys; a viewer by their role. */
const READERS: readonly { readonly name: string; readonly scopes: readonly GrantableScope[] | null }[] = [
  { name: "agents and traces", scopes: ["agents:read", "observability:read"] },
  {
    ...{ name: "agents, traces and conversations" },
    scopes: ["agents:read", "observability:read", "conversations:read", "sessions:read"],
  },
  {
    ...{ name: "agents, traces, conversations and users" },
    scopes: ["agents:read", "observability:read", "conversations:read", "sessions:read", "users:read"],
  },
  { name: "what a viewer reads", scopes: null },
];

describe.each(READERS)("to a reader of $name, what they may not read", ({ scopes }) => {
  const TEXT = "Is it tuberculosis?";

  /** What a new User's prompt and trace look like to the reader, before and after `plant`. */
  async function compare(plant: (base: string, user: string) => Promise<unknown>, agentId: string) {
    const user = `oracle-${randomUUID()}`;
    const base = `/workspaces/${things.workspace_id}`;
    await server.ask("POST", `${base}/users`, { body: { external_user_id: user } });
    const by: Pick<Ask, "key" | "headers"> =
      scopes === null
        ? { key: null, headers: { cookie: viewer.cookie, origin: server.url } }
        : { key: await server.makeKey(...scopes) };
    const look = async () => {
      const body = { user_id: user, text: TEXT };
      const rendering = await server.ask("POST", `${base}/agents/${agentId}/playground/render`, {
        ...{ ...by, body },
      });
      const session = await server.openSession({ agentId, userId: user });
      await server.ask("POST", `/sessions/${session}/messages`, { body: { text: TEXT } });
      const traces = `${base}/observability/traces`;
      const { data } = (await server.ask("GET", `${traces}?conversation_id=${session}`)).body;
      const found = await Promise.all(
        data.map(({ id }: { id: string }) => server.ask("GET", `${traces}/${id}`, by)),
      );
      expect([rendering.status, ...found.map(({ status }) => status)]).toEqual([
        200,
        ...found.map(() => 200),
      ]);
      return { rendering: timeless(rendering.body), traces: found.map(({ body }) => timeless(body)) };
    };
    const before = await look();
    await plant(base, user);
    expect(await look()).toEqual(before);
  }

  const remember = (agentId: string) => async (base: string, user: string) => {
    await server.ask("POST", `${base}/memory/observations`, {
      body: { user_id: user, kind: "fact", text: "The user had tuberculosis." },
    });
    const body = { user_id: user, text: TEXT };
    const { text } = await server.ask("POST", `${base}/agents/${agentId}/playground/render`, { body });
    expect(text).toContain("The user had tuberculosis.");
  };

  test("does not show in a playground or a trace by what is found, by presence or by size", async () => {
    await compare(remember(things.agent_id ?? ""), things.agent_id ?? "");
  });

  test("does not show where a prompt is about to be cut", async () => {
    const { agentId } = await publishDesign(server, {
      persona: { name: `Long ${randomUUID()}`, prompt: "x".repeat(16_200) },
      agent: { privacy: { memory: true } },
    });
    await compare(remember(agentId), agentId);
  });

  test("does not show by whether a User has a name, a telephone number, a time zone or a profile", async () => {
    const mayReadUsers = scopes === null || scopes.includes("users:read");
    const mayReadProfiles = scopes === null;
    const details = { name: "Ottilie Berg", phone: "+4912345678902", language: "de", timezone: "Asia/Tokyo" };
    const plant = async (base: string, user: string) => {
      const changes = [
        ...(mayReadUsers ? [] : [["", details] as const]),
        ...(mayReadProfiles ? [] : [["/profile", { values: { planted: "gold" } }] as const]),
      ];
      for (const [path, body] of changes) {
        const { status } = await server.ask("PATCH", `${base}/users/${user}${path}`, { body });
        expect(status).toBe(200);
      }
    };
    await compare(plant, things.agent_id ?? "");
  });
});

/** An answer without what differs anyhow: IDs, times, and what a turn used, which whoever sees traces may see. */
function timeless(body: unknown): unknown {
  const differing = /_ms$|_at$|^(?:id|parent_id|turn_id|conversation_id|prompt_tokens|cost_usd)$/;
  const text = JSON.stringify(body, (name, value) => (differing.test(name) ? null : value));
  return JSON.parse(text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "now"));
}
