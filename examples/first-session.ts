// Opens a session with the demo agent, sends a message, and prints the answer as it streams.
//   npm start, then in another terminal: node examples/first-session.ts "When is breakfast?"
import { createClient } from "@hyponema/client";
import { readDemo } from "./demo.ts";

const demo = readDemo();
const client = createClient({ baseUrl: demo.base_url, apiKey: demo.api_key });

const { data: session } = await client.createSession({
  body: { agent_id: demo.agent_id, user_id: demo.user_id, modality: "text" },
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
