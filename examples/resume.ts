// Disconnects during an answer and resumes it, as a reloaded page does.
// (No code is needed for a connection that breaks: streamMessage resumes it automatically.)
//   npm start, then in another terminal: node examples/resume.ts
import { createClient } from "@hyponema/client";
import { readDemo } from "./demo.ts";

const demo = readDemo();
const client = createClient({ baseUrl: demo.base_url, apiKey: demo.api_key });
const { data: session } = await client.createSession({
  body: { agent_id: demo.agent_id, user_id: demo.user_id, modality: "text" },
});

let turnId = "";
let lastEventId = "";
for await (const event of client.streamMessage({ sessionId: session.id, text: "When is breakfast?" })) {
  lastEventId = event.id;
  if (event.type === "turn_start") turnId = event.data.turn_id;
  if (event.type !== "token") continue;
  process.stdout.write(event.data.text);
  break; // disconnects; the agent continues
}

process.stdout.write(" ✂ ");
for await (const event of client.resumeTurn({ sessionId: session.id, turnId, lastEventId })) {
  if (event.type === "token") process.stdout.write(event.data.text);
}
console.log();
