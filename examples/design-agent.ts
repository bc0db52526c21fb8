// Creates an agent from a template, tests the draft, publishes and changes it, compares versions, and rolls back.
//   npm start, then in another terminal: node examples/design-agent.ts
import { createClient } from "@hyponema/client";
import { readDemo } from "./demo.ts";

const demo = readDemo();
const client = createClient({ baseUrl: demo.base_url, apiKey: demo.api_key });
const workspace = { workspace_id: demo.workspace_id };

const { data: agent } = await client.createAgentFromTemplate({
  params: { ...workspace, template: "support-desk" },
  body: { name: "Help desk" },
});
const params = { ...workspace, agent_id: agent.id };
console.log(`made ${agent.name}, a draft`);

// Add a tool before publishing. Its address is unreachable: calls fail, and the agent reports it.
const { data: tool } = await client.createTool({
  params: workspace,
  body: {
    kind: "http",
    slug: `find_order_${Date.now()}`,
    description: "Finds an order by its number, e.g. A-1042.",
    url: "https://127.0.0.1:1/orders/{order_id}",
    path_params: ["order_id"],
    parameters: { type: "object", properties: { order_id: { type: "string" } }, required: ["order_id"] },
  },
});
await client.attachTool({ params: { ...params, tool_id: tool.id } });

const { data: rendering } = await client.renderPlayground({ params, body: { text: "Where is A-1042?" } });
console.log(
  `a turn sends ${rendering.parts.length} parts and ${rendering.tools.length} tools, ${rendering.tokens.total} tokens or so`,
);

const { data: preview } = await client.createSession({
  body: { agent_id: agent.id, user_id: "ana", modality: "text", agent_version: "draft" },
});
console.log(`its opening line: ${preview.first_message}`);

const published = await client.publishAgent({
  params,
  ifMatch: (await client.getAgent({ params })).etag ?? "",
  body: { note: "First" },
});
console.log(`published as version ${published.data.published_version}`);

const changed = await client.updateAgent({
  params,
  ifMatch: published.etag ?? "",
  body: { dynamic_variables: [{ name: "company", default: "Lindenhof" }] },
});
const { data: diff } = await client.diffAgentVersion({
  params: { ...params, version: 1 },
  query: { against: "draft" },
});
for (const change of diff.changes) console.log(`${change.kind} ${change.path}`);

const second = await client.publishAgent({ params, ifMatch: changed.etag ?? "" });
const back = await client.rollbackAgent({
  params,
  ifMatch: second.etag ?? "",
  body: { version: 1 },
});
console.log(`back to version ${back.data.published_version} of ${back.data.last_version}`);
