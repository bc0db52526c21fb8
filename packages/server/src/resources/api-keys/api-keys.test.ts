import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.dispose());

test("a key's last use is kept, an unused one's is empty", async () => {
  const { workspace_id: workspace } = server.demo;
  await server.ask("GET", `/workspaces/${workspace}/agents`);
  await server.makeKey("agents:read");
  const keys = await server.database.peek(
    "SELECT name, last_used_at > now() - interval '1 minute' AS recent FROM hyponema.api_keys ORDER BY id",
  );
  expect(keys).toEqual([
    { name: "Demo key", recent: true },
    { name: "test", recent: null },
  ]);
});
