import { afterAll, beforeAll, expect, test } from "vitest";
import { memoryOf } from "../../../test/memory.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let live: string;
let brought: string;

beforeAll(async () => {
  server = await startTestServer();
  live = await server.openSession({ userId: "ana" });
  const answer = await memoryOf(server, "bo").bring([["user", "I live in Graz."]], "2025-03-08T09:30:00Z");
  brought = answer.body.conversation_id;
});

afterAll(() => server.dispose());

test.each([
  ["", () => [brought, live]],
  ["channel=import", () => [brought]],
  ["channel=widget", () => []],
  ["channel=import&user_id=ana", () => []],
  ["created_before=2025-03-08T09:30:00Z", () => []],
  ["created_before=2025-03-08T09:30:01Z", () => [brought]],
  ["created_after=2025-03-08T09:30:00Z&channel=import", () => [brought]],
  ["created_after=2025-03-08T09:30:01Z", () => [live]],
])("conversations are found by how and when they were held: %s", async (query, found) => {
  const answer = await server.ask("GET", `/workspaces/${server.demo.workspace_id}/conversations?${query}`);
  expect(answer.body.data.map(({ id }: { id: string }) => id)).toEqual(found());
});

test("filters of conversations that mean nothing are refused", async () => {
  for (const query of ["channel=smoke", "created_after=yesterday"]) {
    const path = `/workspaces/${server.demo.workspace_id}/users/ana/conversations?${query}`;
    expect((await server.ask("GET", path)).body.code).toBe("invalid-request");
  }
});
