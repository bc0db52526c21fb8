// Connects a Cal.com account, tests it, attaches its tools to an agent, and publishes the agent.
//   npm start, then in another terminal: CAL_COM_KEY=cal_live_… node examples/connect-calendar.ts
// Without a key, a placeholder address is used: the connection test fails and says why.
import { createClient } from "@hyponema/client";
import { readDemo } from "./demo.ts";

const demo = readDemo();
const client = createClient({ baseUrl: demo.base_url, apiKey: demo.api_key });
const workspace = { workspace_id: demo.workspace_id };
const key = process.env.CAL_COM_KEY;

const { data: catalogue } = await client.listIntegrationProviders({ params: workspace });
for (const { name, tools } of catalogue.data)
  console.log(`${name}: ${tools.map((tool) => tool.name).join(", ")}`);

const { data: calendar } = await client.createIntegration({
  params: workspace,
  body: {
    provider: "cal_com",
    name: "Front desk calendar",
    credential: { api_key: key ?? "cal_live_nobodys_key" },
    settings: key ? {} : { base_url: "https://127.0.0.1:8443" },
  },
});
const { data: tested } = await client.testIntegration({
  params: { ...workspace, integration_id: calendar.id },
});
console.log(tested.ok ? tested.detail : `not connected: ${tested.detail}`);

const { data: agent } = await client.createAgentFromTemplate({
  params: { ...workspace, template: "appointment-booking" },
  body: { name: "Front desk" },
});
const params = { ...workspace, agent_id: agent.id };
await client.attachIntegration({
  params: { ...params, integration_id: calendar.id },
  body: { selected_tools: ["find_slots", "book"] },
});
const { data: rendering } = await client.renderPlayground({ params, body: { text: "Is Tuesday free?" } });
console.log(`the model is offered ${rendering.tools.map(({ name }) => name).join(", ")}`);

const published = await client.publishAgent({
  params,
  ifMatch: (await client.getAgent({ params })).etag ?? "",
  body: { note: "With a calendar" },
});
console.log(`published as version ${published.data.published_version}`);
