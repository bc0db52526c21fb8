import type { Job } from "@hyponema/contract/jobs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readEvents } from "../../../test/events.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let base: string;

beforeAll(async () => {
  server = await startTestServer();
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

const at = "2026-01-01T00:00:00.000Z";

async function inBackground(path: string, body: object): Promise<Job> {
  const answer = await server.ask("POST", `${base}/${path}?background=true`, { body });
  expect(answer.status, answer.text).toBe(202);
  const { text } = await server.ask("GET", `${base}/jobs/${answer.body.id}/events`);
  return readEvents(text).at(-1)?.data as unknown as Job;
}

async function makeUser(external_user_id: string): Promise<string> {
  return (await server.ask("POST", `${base}/users`, { body: { external_user_id } })).body.user_id;
}

describe("an import of memory in the background", () => {
  const lines = [
    ...Array.from({ length: 450 }, (_, index) => ({
      ...{ type: "observation", kind: "fact", text: `The user has read book number ${index}.`, said_at: at },
    })),
    { type: "gossip" },
  ];

  test("comes to what it comes to in the foreground, and counts the lines", async () => {
    const user_id = await makeUser("in-background");
    const job = await inBackground("memory/import", { user_id, lines });
    expect(job).toMatchObject({ kind: "memory_import", status: "completed", done: 451, total: 451 });
    const other = await makeUser("in-foreground");
    const { body } = await server.ask("POST", `${base}/memory/import`, { body: { user_id: other, lines } });
    expect(job.result).toEqual({ ...body, user_id });
    const held = await server.ask("GET", `${base}/memory/observations?user_id=${user_id}&limit=200`);
    expect(held.body.data).toHaveLength(200);
  });

  test("is refused at once for a User that is not there", async () => {
    const body = { user_id: "nobody", lines };
    const answer = await server.ask("POST", `${base}/memory/import?background=true`, { body });
    expect(answer).toMatchObject({ status: 404, body: { code: "user-not-found" } });
  });

  test("fails by the code that refuses it in the foreground", async () => {
    const user_id = await makeUser("too-much");
    const job = await inBackground("memory/import", { user_id, lines: "x\n".repeat(100_001) });
    expect(job).toMatchObject({ status: "failed", error: { code: "body-too-large" }, result: null });
  });
});

describe("an import of a conversation in the background", () => {
  const messages = [
    { role: "user", text: "I live in Graz.", at, external_id: "background-1" },
    { role: "assistant", text: "Lovely!", at, external_id: "background-2" },
  ];

  test("comes to the same conversation, and its result names nobody", async () => {
    const body = { user_id: "ana@example.com", agent_id: server.demo.agent_id, started_at: at, messages };
    const job = await inBackground("conversations/import", body);
    expect(job).toMatchObject({ kind: "conversation_import", status: "completed", done: 2, total: 2 });
    expect(job.result).toEqual({
      id: expect.stringMatching(/^imp_/),
      user_id: expect.stringMatching(/^user_/),
      conversation_id: expect.stringMatching(/^ses_/),
      received: 2,
      imported: 2,
    });
    expect(JSON.stringify(job)).not.toContain("ana@example.com");
    const transcript = `${base}/conversations/${job.result?.conversation_id}/transcript`;
    expect((await server.ask("GET", transcript)).body.data.map(({ text }: { text: string }) => text)).toEqual(
      ["I live in Graz.", "Lovely!"],
    );
    expect((await inBackground("conversations/import", body)).result).toMatchObject({
      ...{ received: 2, imported: 0, conversation_id: null },
    });
  });

  test("is refused at once for an agent that is not there", async () => {
    const agent_id = "agent_01j8z5k3mve7b8xq2n4w6y9r1t";
    const body = { user_id: "ana", agent_id, started_at: at, messages };
    const answer = await server.ask("POST", `${base}/conversations/import?background=true`, { body });
    expect(answer).toMatchObject({ status: 404, body: { code: "agent-not-found" } });
  });
});
