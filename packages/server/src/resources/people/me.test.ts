import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let base: string;

beforeAll(async () => {
  server = await startTestServer({}, "api");
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

describe("GET /me", () => {
  test("tells a key what it is, where, and what it may do", async () => {
    const owner = await server.signIn("owner");
    const scopes = ["agents:read", "memory:write"];
    const expires_at = "2099-01-01T00:00:00.000Z";
    const made = await owner.ask("POST", `${base}/api-keys`, {
      body: { name: "Backend", scopes, expires_at },
    });
    const answer = await server.ask("GET", "/me", { key: made.body.secret });
    const { name } = (await server.ask("GET", base)).body;
    expect(answer.body).toEqual({
      ...{ type: "api_key", id: made.body.id, name: "Backend", scopes, expires_at },
      ...{ workspace_id: server.demo.workspace_id, workspace_name: name },
    });
  });

  test("tells a person who they are and their workspaces", async () => {
    const person = await server.signIn("viewer");
    expect((await person.ask("GET", "/me")).body).toMatchObject({
      ...{ type: "person", id: person.personId, email: person.email },
      workspaces: [{ id: server.demo.workspace_id, role: "viewer" }],
    });
  });

  test("is refused without a credential", async () => {
    const answer = await server.ask("GET", "/me", { key: null });
    expect(answer).toMatchObject({ status: 401, body: { code: "missing-credential" } });
  });
});
