import { afterEach, expect, test } from "vitest";
import {
  hangUp,
  json,
  problem,
  type Scene,
  type ScriptedServer,
  startScriptedServer,
} from "../test/http-server.ts";
import { collectAll } from "../test/turn.ts";
import { type Client, type ClientOptions, ConnectionError, createClient, HyponemaError } from "./client.ts";
import { delay } from "./retry.ts";

let server: ScriptedServer;
let waits: number[] = [];

afterEach(async () => {
  await server.close();
  waits = [];
});

async function play(...scenes: [Scene, ...Scene[]]): Promise<Client> {
  server = await startScriptedServer(...scenes);
  return testClient();
}

function testClient(options: Partial<ClientOptions> = {}): Client {
  const sleep = async (ms: number) => void waits.push(ms);
  return createClient({ baseUrl: `${server.url}/`, apiKey: "hyp_test", sleep, ...options });
}

const caught = (work: Promise<unknown>) => work.catch((error: unknown) => error);
const session = { params: { session_id: "ses_1" } };
const message = { body: { agent_id: "agent_1", user_id: "ana", modality: "text" } } as const;

test("a call sends its path, query, body and headers, and answers data with what the headers say", async () => {
  const scene = json({ id: "agent_1" }, 200, { etag: '"3"', "idempotency-replayed": "true" });
  await play(scene);
  const client = testClient({ headers: { "x-team": "blue" } });
  const params = { workspace_id: "ws_1", user_id: "a/b?c" };
  const answer = await client.updateUser({ params, body: {}, ifMatch: '"2"', idempotencyKey: "key-1" });
  expect(answer).toEqual({
    data: { id: "agent_1" },
    status: 200,
    etag: '"3"',
    requestId: "req_1",
    replayed: true,
  });
  expect(server.requests).toMatchObject([
    {
      method: "PATCH",
      path: "/workspaces/ws_1/users/a%2Fb%3Fc",
      body: "{}",
      headers: {
        authorization: "Bearer hyp_test",
        "content-type": "application/json",
        "if-match": '"2"',
        "idempotency-key": "key-1",
        "x-team": "blue",
      },
    },
  ]);
});

test("a path parameter that would leave its place in the path is refused before anything is sent", async () => {
  const client = await play(json({}));
  for (const user_id of ["", ".", ".."]) {
    const call = client.getUser({ params: { workspace_id: "ws_1", user_id } });
    await expect(call).rejects.toThrow(TypeError);
  }
  expect(server.requests).toHaveLength(0);
});

test("a refusal is a HyponemaError with everything that the server said", async () => {
  const client = await play(problem(422, "invalid-request"));
  const error = await caught(client.getSession(session));
  expect(error).toBeInstanceOf(HyponemaError);
  expect(error).toMatchObject({
    status: 422,
    code: "invalid-request",
    detail: "No: invalid-request.",
    errors: [{ path: "/name", message: "is required" }],
    requestId: "req_2",
    retryAfterSeconds: null,
    retryable: false,
  });
  expect(server.requests).toHaveLength(1);
});

test("something else that answers in the server's place is a ConnectionError with its status", async () => {
  const page: Scene = (response) => response.writeHead(404).end("<h1>nginx</h1>");
  const login: Scene = (response) => response.writeHead(200).end("<h1>sign in</h1>");
  const client = await play(page, login);
  for (const status of [404, 200]) {
    const error = await caught(client.getSession(session));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ status, retryable: false });
  }
  expect(server.requests).toHaveLength(2);
});

test("a server that is not there is a ConnectionError that says where", async () => {
  const client = await play(json({}));
  await server.close();
  await expect(client.getSession(session)).rejects.toThrow(`${server.url} could not be reached.`);
});

test("a read is tried again after 429, 503, a proxy's 502 and broken connections", async () => {
  const half: Scene = (response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write('{"id":', () => response.destroy());
  };
  const proxy: Scene = (response) => response.writeHead(502).end("bad gateway");
  const broken = await play(hangUp, half, proxy, json({ id: "ses_1" }));
  expect((await broken.getSession(session)).data.id).toBe("ses_1");
  await server.close();
  const busy = await play(problem(429, "rate-limited"), problem(503, "not-ready"), json({ id: "ses_1" }));
  expect((await busy.getSession(session)).data.id).toBe("ses_1");
});

test("waits are as long as the server says, else growing and spread", async () => {
  const soon = new Date(Date.now() + 5_000).toUTCString();
  const client = await play(
    problem(429, "rate-limited", { "retry-after": "7" }),
    problem(503, "not-ready", { "retry-after": soon }),
    problem(503, "not-ready"),
    json({}),
  );
  await client.getSession(session);
  const [said, dated, grown] = waits;
  expect(said).toBe(7_000);
  expect(dated).toBeGreaterThanOrEqual(3_000);
  expect(dated).toBeLessThanOrEqual(5_000);
  expect(grown).toBeGreaterThanOrEqual(500);
  expect(grown).toBeLessThanOrEqual(1_000);
});

test("a wait of more than a minute is the caller's to decide", async () => {
  const client = await play(problem(429, "rate-limited", { "retry-after": "3600" }));
  const error = await caught(client.getSession(session));
  expect(error).toMatchObject({ code: "rate-limited", retryAfterSeconds: 3600 });
  expect(waits).toEqual([]);
});

test("tries are bounded", async () => {
  const client = await play(problem(503, "not-ready"));
  await expect(client.getSession(session)).rejects.toMatchObject({ code: "not-ready" });
  expect(server.requests).toHaveLength(4);
});

test("a write without an Idempotency-Key is never repeated", async () => {
  const client = await play(hangUp, json({ id: "ses_1" }));
  await expect(client.createSession(message)).rejects.toBeInstanceOf(ConnectionError);
  expect(server.requests).toHaveLength(1);
});

test("a write with an Idempotency-Key is repeated under the same key, also while the first is in flight", async () => {
  const inFlight = problem(409, "idempotency-in-flight", { "retry-after": "1" });
  const client = await play(hangUp, inFlight, json({ id: "ses_1" }, 201));
  const { data } = await client.createSession({ ...message, idempotencyKey: "key-1" });
  expect(data.id).toBe("ses_1");
  expect(server.requests.map((request) => request.headers["idempotency-key"])).toEqual([
    "key-1",
    "key-1",
    "key-1",
  ]);
  expect(waits[1]).toBe(1_000);
});

test("a call that is aborted rejects with the signal's reason, and is not repeated", async () => {
  const abort = new AbortController();
  const client = await play(() => abort.abort(new Error("enough")));
  await expect(client.getSession({ ...session, signal: abort.signal })).rejects.toThrow("enough");
  await expect(client.getSession({ ...session, signal: abort.signal })).rejects.toThrow("enough");
  expect(server.requests).toHaveLength(1);
});

test("a call that is aborted while it waits for its next try stops waiting", async () => {
  const abort = new AbortController();
  await play(problem(503, "not-ready", { "retry-after": "60" }));
  const client = testClient({
    sleep(ms, signal) {
      const waiting = delay(ms, signal);
      abort.abort(new Error("enough"));
      return waiting;
    },
  });
  await expect(client.getSession({ ...session, signal: abort.signal })).rejects.toThrow("enough");
  expect(server.requests).toHaveLength(1);
});

test("a server that does not answer in time is a ConnectionError", async () => {
  await play(() => undefined);
  const client = testClient({ timeoutMs: 5 });
  await expect(client.createSession(message)).rejects.toThrow("did not answer within 5 ms");
});

test("an empty answer has no data", async () => {
  const client = await play((response) => response.writeHead(204).end());
  expect(await client.getSession(session)).toMatchObject({ data: undefined, status: 204 });
});

test("a list is iterated page by page, each page asked for when it is needed", async () => {
  const client = await play(
    json({ data: [{ user_id: "user_1" }, { user_id: "user_2" }], next_cursor: "c/2" }),
    json({ data: [], next_cursor: "c3" }),
    json({ data: [{ user_id: "user_3" }], next_cursor: null }),
  );
  const call = { params: { workspace_id: "ws_1" }, query: { limit: 2 } };
  for await (const user of client.paginate("listUsers", call)) {
    expect(user.user_id).toBe("user_1");
    break;
  }
  expect(server.requests).toHaveLength(1);
  const rest = await collectAll(client.paginate("listUsers", call));
  expect(rest.map((user) => user.user_id)).toEqual(["user_3"]);
  expect(server.requests.map((request) => request.path)).toEqual([
    "/workspaces/ws_1/users?limit=2",
    "/workspaces/ws_1/users?limit=2",
    "/workspaces/ws_1/users?limit=2&cursor=c3",
  ]);
});

test("an answer in lines is read line by line, wherever the network cuts it", async () => {
  const client = await play((response) => {
    response.writeHead(200, { "content-type": "application/x-ndjson" });
    response.write('{"type":"header"}\n{"type":"observ');
    setImmediate(() => response.end('ation","text":"Ö"}'));
  });
  const params = { workspace_id: "ws_1" };
  const lines = await collectAll(client.lines("exportMemory", { params, query: { user_id: "ana" } }));
  expect(lines).toEqual([{ type: "header" }, { type: "observation", text: "Ö" }]);
  expect(server.requests[0]?.path).toBe("/workspaces/ws_1/memory/export?user_id=ana");
});

test("lines that break off, and those that are refused, are errors", async () => {
  const cut = await play((response) => void response.end('{"type":"hea'));
  const given = { params: { workspace_id: "ws_1" }, query: { user_id: "ana" } };
  expect(await caught(collectAll(cut.lines("exportMemory", given)))).toBeInstanceOf(ConnectionError);
  await server.close();
  const refused = await play(problem(404, "user-not-found"));
  expect(await caught(collectAll(refused.lines("exportMemory", given)))).toBeInstanceOf(HyponemaError);
});
