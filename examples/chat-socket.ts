// Chats over the chat socket, as a browser does: authenticated by the session's token, never by the API key.
//   npm start, then in another terminal: node examples/chat-socket.ts "Is parking free?"
import { createClient, openChat } from "@hyponema/client";
import { readDemo } from "./demo.ts";

const demo = readDemo();
const client = createClient({ baseUrl: demo.base_url, apiKey: demo.api_key });
const { data: session } = await client.createSession({
  body: { agent_id: demo.agent_id, user_id: demo.user_id, modality: "text" },
});

const chat = await openChat({ chatUrl: session.chat_url, token: session.token });
console.log(`agent  ${chat.firstMessage}`);

const text = process.argv[2] ?? "Is parking free?";
console.log(`you    ${text}`);
chat.send(text);
process.stdout.write("agent  ");
for await (const event of chat.events) {
  if (event.type === "token") process.stdout.write(event.data.text);
  if (event.type === "error") process.stdout.write(`[${event.data.detail}]`);
  if (event.type === "turn_end" || event.type === "error") chat.end();
}
console.log("\nThe session is over.");
