import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publish, publishDesign } from "../../../test/design.ts";
import { type HttpDouble, sendJson, startHttpDouble } from "../../../test/doubles/http.ts";
import { SLACK_TOKEN } from "../../../test/doubles/vendors/slack.ts";
import { connectTo } from "../../../test/integrations.ts";
import { until } from "../../../test/process.ts";
import {
  type Answer,
  type Ask,
  asker,
  serveOn,
  startTestServer,
  type TestServer,
} from "../../../test/server.ts";
import { orderTool } from "../../../test/tools.ts";
import { archiveTables } from "../database/archive.ts";
import { SILENCE_SECONDS } from "../nodes.ts";
import { LEASE_SECONDS } from "./idempotency.ts";

interface Request {
  readonly path: string;
  readonly body?: object;
}

// What asks another system between its transactions.
const KINDS = [
  "a try of a tool",
  "a look at what an MCP server offers",
  "an import of tools",
  "a test of an integration",
  "a try of an integration's tool",
  "a try of a resolver",
  "a session whose variables are resolved",
] as const;

let server: TestServer;
let system: HttpDouble;
let workspace: string;
let tool: Request;
let requests: Readonly<Record<(typeof KINDS)[number], Request>>;
let count = 0;

// What every kind of request can make something of.
const ANSWER = { ok: true, user: "desk", team: "Hotel", openapi: "3.1.0", paths: {} };

beforeAll(async () => {
  system = await startHttpDouble();
  server = await startTestServer(REACHING);
  workspace = `/workspaces/${server.demo.workspace_id}`;
  requests = await makeRequests();
  tool = requests["a try of a tool"];
});

beforeEach(() => {
  system.requests.length = 0;
  system.reply = (_, response) => sendJson(response, ANSWER);
});

afterAll(async () => {
  await server.dispose();
  await system.close();
});

const REACHING = { HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32" };

async function makeRequests(): Promise<typeof requests> {
  const { agentId } = await publishDesign(server, {});
  const resolver = `${workspace}/agents/${agentId}/variable-resolver`;
  await server.ask("PUT", resolver, { body: { url: `${system.url}/who`, map: {} } });
  await publish(server, agentId);
  const made = await server.ask("POST", `${workspace}/tools`, { body: orderTool(system.url) });
  const mcp = { kind: "mcp", slug: "offers", description: "A server.", url: `${system.url}/mcp` };
  const discovered = await server.ask("POST", `${workspace}/tools`, { body: mcp });
  const settings = { base_url: `${system.url}/api` };
  const slack = await connectTo(server, "slack", { credential: { bot_token: SLACK_TOKEN }, settings });
  const message = { channel: "C1", text: "Hello" };
  return {
    "a try of a tool": {
      path: `${workspace}/tools/${made.body.id}/try`,
      body: { arguments: { order_id: "A-1" } },
    },
    "a look at what an MCP server offers": { path: `${workspace}/tools/${discovered.body.id}/discover` },
    "an import of tools": {
      path: `${workspace}/tools/import-openapi`,
      body: { url: `${system.url}/openapi.json`, base_url: system.url },
    },
    "a test of an integration": { path: `${slack.path}/test` },
    "a try of an integration's tool": {
      path: `${slack.path}/tools/send_message/try`,
      body: { arguments: message },
    },
    "a try of a resolver": { path: `${resolver}/try`, body: { dynamic_variables: {} } },
    "a session whose variables are resolved": {
      path: "/sessions",
      body: { agent_id: agentId, user_id: "ana", modality: "text" },
    },
  };
}

const newKey = () => `key ${++count}`;

function send({ path, body }: Request, key: string, more: Ask = {}, ask = server.ask): Promise<Answer> {
  return ask("POST", path, { ...(body ? { body } : {}), headers: { "idempotency-key": key }, ...more });
}

/** Sends a request whose outside call waits; resolves once that call has come in. */
async function sendHeld(request: Request, key: string, more: Ask = {}) {
  const gate = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  system.reply = async (_, response) => {
    arrived.resolve();
    await gate.promise;
    sendJson(response, ANSWER);
  };
  const answer = send(request, key, more);
  await arrived.promise;
  system.reply = (_, response) => sendJson(response, { second: true });
  return { answer, finish: gate.resolve };
}

function expectInFlight(answer: Answer): void {
  expect(answer).toMatchObject({ status: 409, body: { code: "idempotency-in-flight" } });
  expect(answer.headers.get("retry-after")).toBe("1");
}

const held = () => server.database.peek("SELECT FROM hyponema.idempotency_leases");

describe("a request that asks another system", () => {
  test.each(KINDS)(
    "%s: sent five times at once with one key, it asks once, and the others are told to wait",
    async (kind) => {
      const request = requests[kind];
      const gate = Promise.withResolvers<void>();
      system.reply = async (_, response) => {
        await gate.promise;
        sendJson(response, ANSWER);
      };
      const key = newKey();
      const refused: Answer[] = [];
      const all = Array.from({ length: 5 }, async () => {
        const answer = await send(request, key);
        if (answer.status === 409) refused.push(answer);
        return answer;
      });
      await until(() => refused.length === 4 && system.requests.length > 0);
      expect(system.requests).toHaveLength(1);
      gate.resolve();
      const answers = await Promise.all(all);
      for (const answer of refused) expectInFlight(answer);
      const [first, ...more] = answers.filter(({ status }) => status !== 409);
      expect(more).toEqual([]);
      expect([200, 201]).toContain(first?.status);
      const asked = system.requests.length;
      const again = await send(request, key);
      expect([again.status, again.text]).toEqual([first?.status, first?.text]);
      expect(again.headers.get("idempotency-replayed")).toBe("true");
      expect(system.requests).toHaveLength(asked);
      expect(await held()).toEqual([]);
    },
  );

  test("asks as often as it is sent when it has no key", async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => server.ask("POST", tool.path, { body: tool.body })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(system.requests).toHaveLength(3);
  });

  test("that is refused in the middle leaves its key free", async () => {
    const key = newKey();
    const request = requests["an import of tools"];
    system.reply = (_, response) => sendJson(response, {}, 500);
    expect((await send(request, key)).body.code).toBe("openapi-unusable");
    expect(await held()).toEqual([]);
    system.reply = (_, response) => sendJson(response, ANSWER);
    const again = await send(request, key);
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, null]);
  });

  test("that names what does not exist leaves its key free", async () => {
    const key = newKey();
    const nowhere = { ...tool, path: `${workspace}/tools/tool_01j8z5k3mve7b8xq2n4w6y9r1t/try` };
    expect((await send(nowhere, key)).status).toBe(404);
    expect((await send(tool, key)).status).toBe(200);
  });

  test("whose caller hangs up leaves its key free", async () => {
    const key = newKey();
    const hangUp = new AbortController();
    const { answer } = await sendHeld(tool, key, { signal: hangUp.signal });
    hangUp.abort();
    await expect(answer).rejects.toThrow();
    await until(async () => (await held()).length === 0);
    expect((await send(tool, key)).body).toMatchObject({ ok: true, result: { second: true } });
  });

  test("keeps its key from every other request", async () => {
    const key = newKey();
    const { answer, finish } = await sendHeld(tool, key);
    const others = [
      { ...tool, body: { arguments: { order_id: "B-2" } } },
      requests["a try of a resolver"],
      // One that has its effect in one transaction.
      { path: `${workspace}/users`, body: { external_user_id: "never-made" } },
    ];
    for (const other of others) {
      expect(await send(other, key)).toMatchObject({ status: 422, body: { code: "idempotency-key-reused" } });
    }
    expectInFlight(await send(tool, key));
    finish();
    expect((await answer).status).toBe(200);
    expect(system.requests).toHaveLength(1);
  });

  test("waits for who is just asking with its key, instead of losing what it was answered", async () => {
    const key = newKey();
    const { answer, finish } = await sendHeld(tool, key);
    const { peek } = server.database;
    await peek("BEGIN");
    await peek("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
      `workspace/${server.demo.workspace_id}/idempotency/${key}`,
    ]);
    finish();
    await until(
      async () => (await peek("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")).length > 0,
    );
    await peek("COMMIT");
    expect((await answer).body).toMatchObject({ ok: true, result: ANSWER });
    expect(system.requests).toHaveLength(1);
  });
});

describe("a key that is held", () => {
  test("is held on every node, and its answer is given again by every node", async () => {
    const node = await serveOn(server.database, REACHING);
    try {
      const there = asker(node.url, server.demo.api_key);
      const key = newKey();
      const { answer, finish } = await sendHeld(tool, key);
      expectInFlight(await send(tool, key, {}, there));
      finish();
      const first = await answer;
      const again = await send(tool, key, {}, there);
      expect([again.text, again.headers.get("idempotency-replayed")]).toEqual([first.text, "true"]);
      expect(system.requests).toHaveLength(1);
    } finally {
      await node.stop();
      await node.instance.close();
    }
  });

  test.each([
    [
      "whose node is silent",
      async () => {
        await server.database.peek(
          "INSERT INTO hyponema.nodes (id, seen_at) VALUES ('node_silent', now() - make_interval(secs => $1))",
          [SILENCE_SECONDS + 1],
        );
        await server.database.peek("UPDATE hyponema.idempotency_leases SET node_id = 'node_silent'");
      },
    ],
    [
      "for longer than any request takes",
      () =>
        server.database.peek(
          "UPDATE hyponema.idempotency_leases SET taken_at = now() - make_interval(secs => $1)",
          [LEASE_SECONDS],
        ),
    ],
  ])("%s goes to the next, whose answer the first is given should it come back", async (_, pass) => {
    const key = newKey();
    const { answer, finish } = await sendHeld(tool, key);
    await pass();
    const next = await send(tool, key);
    expect(next.body).toMatchObject({ ok: true, result: { second: true } });
    expect(next.headers.get("idempotency-replayed")).toBeNull();
    finish();
    const late = await answer;
    expect([late.text, late.headers.get("idempotency-replayed")]).toEqual([next.text, "true"]);
  });

  test("goes with its node's row", async () => {
    const key = newKey();
    await server.database.peek("INSERT INTO hyponema.nodes (id) VALUES ('node_gone')");
    const { answer, finish } = await sendHeld(tool, key);
    await server.database.peek("UPDATE hyponema.idempotency_leases SET node_id = 'node_gone'");
    await server.instance.database.asSystem((tx) =>
      tx.query("DELETE FROM hyponema.nodes WHERE id = 'node_gone'"),
    );
    expect(await held()).toEqual([]);
    finish();
    expect((await answer).status).toBe(200);
  });

  test("is freed later when the database cannot do it at once", async () => {
    const key = newKey();
    const request = requests["an import of tools"];
    system.reply = (_, response) => sendJson(response, {}, 500);
    await server.database.peek("REVOKE DELETE ON hyponema.idempotency_leases FROM hyponema_app");
    expect((await send(request, key)).body.code).toBe("openapi-unusable");
    expectInFlight(await send(request, key));
    await server.database.peek("GRANT DELETE ON hyponema.idempotency_leases TO hyponema_app");
    await until(async () => (await send(request, key)).body.code === "openapi-unusable");
  });

  test("is in no backup: where that is restored, nobody is acting", async () => {
    const folder = await mkdtemp(join(tmpdir(), "hyponema-idempotency-"));
    const { answer, finish } = await sendHeld(tool, newKey());
    const { tables } = await archiveTables(server.database.url, folder);
    finish();
    await answer;
    await rm(folder, { recursive: true });
    const names = tables.map(({ name }) => name);
    expect(names).toContain("idempotency_keys");
    expect(names).not.toContain("idempotency_leases");
  });
});
