import { expect, test } from "vitest";
import { startTestServer } from "../../../test/server.ts";

test("x", async () => {
  const server = await startTestServer({ HYPONEMA_LOG_LEVEL: "warn" });
  const ws = `/workspaces/${server.demo.workspace_id}`;
  const a = await server.ask("POST", `${ws}/conversations/import`, {
    body: {
      user_id: "bob",
      agent_id: server.demo.agent_id,
      started_at: "2026-01-01T00:00:00Z",
      messages: [
        {
          role: "user",
          name: "Bob",
          text: "I moved to Lisbon last week.",
          at: "2026-01-01T00:00:00Z",
          external_id: "m1",
        },
      ],
    },
  });
  console.log(a.text);
  for (let i = 0; i < 100; i++) {
    const b = await server.ask("GET", `${ws}/conversation-imports/${a.body.id}`);
    if (b.body.status === "completed") break;
    await new Promise((r) => setTimeout(r, 100));
  }
  const c = await server.ask("POST", `${ws}/memory/recall`, {
    body: { user_id: "bob", query: "Where does Bob live?", limit: 5 },
  });
  console.log(c.text);
  const session = await server.openSession({ userId: "bob" });
  const t = await server.ask("POST", `/sessions/${session}/messages`, {
    body: { text: "Where did I move?" },
  });
  console.log(t.text);
  const tr = await server.ask("GET", `${ws}/observability/traces`);
  const one = await server.ask("GET", `${ws}/observability/traces/${tr.body.data[0].id}`);
  console.log(JSON.stringify(one.body, null, 1).slice(0, 3000));
  await server.dispose();
});
