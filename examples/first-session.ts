// A first session: opens one with the demo agent, says something, and prints the answer as it comes.
//   npm start, then in another terminal: node examples/first-session.ts "When is breakfast?"
import { readFileSync } from "node:fs";
import { createClient } from "@hyponema/client";

const demo = JSON.parse(readFileSync(process.env.HYPONEMA_DEMO ?? "data/demo.json", "utf8"));
const client = createClient({ baseUrl: demo.base_url, apiKey: demo.api_key });

const { data: session } = await client.createSession({
  body: { agent_id: demo.agent_id, user_id: "ana", modality: "text" },
});
console.log(`agent  ${session.first_message}`);

const text = process.argv[2] ?? "When is breakfast?";
console.log(`you    ${text}`);
process.stdout.write("agent  ");
for await (const event of client.streamMessage({ sessionId: session.id, text })) {
  if (event.type === "token") process.stdout.write(event.data.text);
  if (event.type === "error") process.stdout.write(`[${event.data.detail}]`);
}
console.log();
