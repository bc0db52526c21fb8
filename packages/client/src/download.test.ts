import { afterEach, expect, test } from "vitest";
import { json, problem, type Scene, type ScriptedServer, startScriptedServer } from "../test/http-server.ts";
import { collectAll } from "../test/turn.ts";
import { type Client, ConnectionError, createClient, HyponemaError } from "./client.ts";

let server: ScriptedServer;
let waits = 0;

afterEach(async () => {
  waits = 0;
  await server.close();
});

async function play(...scenes: [Scene, ...Scene[]]): Promise<Client> {
  server = await startScriptedServer(...scenes);
  const sleep = async () => void waits++;
  return createClient({ baseUrl: server.url, apiKey: "hyp_test", sleep });
}

const HEAD = {
  "content-type": "text/plain; charset=utf-8",
  "content-disposition": `attachment; filename="Gr__e.txt"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.txt`,
  etag: `"v1"`,
};
const call = {
  params: { workspace_id: "ws_1", conversation_id: "ses_1" },
  query: { format: "text" },
} as const;
const caught = (work: Promise<unknown>) => work.catch((error: unknown) => error);

/** Gives `text` of a file of `length` bytes, then hangs up if that is not all. */
function part(text: string, length: number, status = 200): Scene {
  return (response) => {
    response.writeHead(status, { ...HEAD, "content-length": length });
    response.write(text, () => (text.length === length ? response.end() : response.destroy()));
  };
}

test("a file is downloaded with its name, type, size and tag", async () => {
  const client = await play(part("0123456789", 10));
  const file = await client.download("exportConversation", call);
  expect(file).toMatchObject({ name: "Größe.txt", type: "text/plain", size: 10, etag: `"v1"` });
  expect(await file.text()).toBe("0123456789");
  expect(server.requests[0]?.path).toBe("/workspaces/ws_1/conversations/ses_1/export?format=text");
});

test("a download that breaks off goes on where it broke, if the file is still the same", async () => {
  const client = await play(
    part("0123", 10),
    part("45", 6, 206),
    problem(503, "not-ready"),
    part("6789", 4, 206),
  );
  const file = await client.download("exportConversation", call);
  expect(await (await file.blob()).text()).toBe("0123456789");
  expect(server.requests.map(({ headers }) => [headers.range, headers["if-range"]])).toEqual([
    [undefined, undefined],
    ["bytes=4-", `"v1"`],
    ["bytes=6-", `"v1"`],
    ["bytes=6-", `"v1"`],
  ]);
});

test("a download of a file that has changed meanwhile is an error, not a mixture", async () => {
  const client = await play(part("0123", 10), part("abcdefghij", 10));
  const file = await client.download("exportConversation", call);
  const error = await caught(collectAll(file.chunks));
  expect(error).toBeInstanceOf(ConnectionError);
  expect((error as Error).message).toContain("has changed");
  expect(server.requests).toHaveLength(2);
});

test("a download is tried again until it begins, and refused as any call is", async () => {
  const client = await play(problem(503, "not-ready"), part("0123456789", 10));
  expect(await (await client.download("exportConversation", call)).text()).toBe("0123456789");
  expect(waits).toBe(1);
  await server.close();
  const refused = await play(problem(404, "session-not-found"));
  expect(await caught(refused.download("exportConversation", call))).toBeInstanceOf(HyponemaError);
});

test("a download that never goes on is given up", async () => {
  const client = await play(part("0123", 10), (response) => response.destroy());
  const file = await client.download("exportConversation", call);
  expect(await caught(file.text())).toBeInstanceOf(ConnectionError);
  expect(server.requests.length).toBeGreaterThan(3);
});

test("leaving a download early, or cancelling it, hangs up", async () => {
  const hungUp = Promise.withResolvers<void>();
  const open: Scene = (response) => {
    response.once("close", () => hungUp.resolve());
    response.writeHead(200, { ...HEAD, "content-length": 10 });
    response.write("0123");
  };
  const client = await play(open);
  for await (const chunk of (await client.download("exportConversation", call)).chunks) {
    expect(chunk.byteLength).toBe(4);
    break;
  }
  await hungUp.promise;
  const controller = new AbortController();
  const file = await client.download("exportConversation", { ...call, signal: controller.signal });
  const reading = caught(file.text());
  controller.abort(new Error("enough"));
  expect(await reading).toMatchObject({ message: "enough" });
});

test("a file without a length or a name is downloaded all the same", async () => {
  const client = await play(json({ any: "thing" }));
  const file = await client.download("exportConversation", call);
  expect(file).toMatchObject({ name: "", size: null, etag: "" });
  expect(await file.text()).toBe('{"any":"thing"}');
});
