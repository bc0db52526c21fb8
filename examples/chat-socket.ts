// The same over the chat socket, as a browser would talk: only the session's own token is used, never the API key.
import { readFileSync } from "node:fs";
import { createClient, openChat } from "@hyponema/client";

const demo = JSON.parse(readFileSync(process.env.HYPONEMA_DEMO ?? "data/demo.json", "utf8"));
const client = createClient({ baseUrl: demo.base_url, apiKey: demo.api_key });
const { data: session } = await client.createSession({
  body: { agent_id: demo.agent_id, user_id: "ana", modality: "text" },
});

const chat = await openChat({ chatUrl: session.chat_url, token: session.token });
console.log(`agent  ${chat.firstMessage}`);
chat.send("Is parking free?");
process.stdout.write("agent  ");
for await (const event of chat.events) {
  if (event.type === "token") process.stdout.write(event.data.text);
  if (event.type === "turn_end") chat.end();
}
console.log("\nThe session is over.");
