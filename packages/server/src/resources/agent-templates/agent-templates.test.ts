import { TEMPLATE_NAMES } from "@hyponema/contract/agent-templates";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publish } from "../../../test/design.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let base: string;

beforeAll(async () => {
  server = await startTestServer();
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

describe.each(TEMPLATE_NAMES)("the template %s", (template) => {
  test("becomes an agent that can be previewed, published and talked with", async () => {
    const made = await server.ask("POST", `${base}/agent-templates/${template}/agents`);
    expect(made).toMatchObject({ status: 201, body: { status: "draft" } });
    const variables = Object.fromEntries(
      made.body.dynamic_variables.map(({ name }: { name: string }) => [name, "something"]),
    );
    const body = { dynamic_variables: variables };
    await server.openSession({ agentId: made.body.id, body: { ...body, agent_version: "draft" } });
    await publish(server, made.body.id);
    const session = await server.openSession({ agentId: made.body.id, body });
    const turn = await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Hello" } });
    expect(turn.text).toContain("event: turn_end");
    const shown = await server.ask("POST", `${base}/agents/${made.body.id}/playground/render`, { body });
    const unset = shown.body.variables.filter(
      ({ used, value, name }: { used: boolean; value: string | null; name: string }) =>
        used && value === null && !name.startsWith("system__user"),
    );
    expect(unset).toEqual([]);
  });
});

test("an unknown template is refused", async () => {
  const refused = await server.ask("POST", `${base}/agent-templates/nonsense/agents`);
  expect(refused).toMatchObject({ status: 404, body: { code: "template-not-found" } });
});
