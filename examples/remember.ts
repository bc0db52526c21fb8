// Imports past conversations, recalls memories with their scores, shows how a fact changed, and forgets it.
//   npm start, then in another terminal: node examples/remember.ts
import { setTimeout as delay } from "node:timers/promises";
import { createClient } from "@hyponema/client";
import { readDemo } from "./demo.ts";

const demo = readDemo();
const client = createClient({ baseUrl: demo.base_url, apiKey: demo.api_key });
const workspace = { workspace_id: demo.workspace_id };
const user_id = `guest-${Date.now()}`;

// Import two conversations, months apart, with your own message IDs.
const conversations = [
  ["2026-01-05T10:00:00Z", "I live in Hamburg and I'm allergic to nuts."],
  ["2026-05-02T10:00:00Z", "I moved to Porto in April."],
] as const;
for (const [at, text] of conversations) {
  const { data: brought } = await client.importConversation({
    params: workspace,
    body: {
      ...{ user_id, agent_id: demo.agent_id, started_at: at },
      messages: [{ role: "user", text, at, external_id: `old-chat-${at}` }],
    },
  });
  await waitUntilLearned(brought.id);
}

const recall = async (query: string) => {
  const { data: found } = await client.recallMemory({
    params: workspace,
    body: { user_id, query, limit: 3, at: "2026-06-01T10:00:00Z" },
  });
  for (const { text, score, why } of found.items) {
    const [most] = Object.entries(why.signals).sort(([, a], [, b]) => b - a);
    console.log(`  ${score.toFixed(2)}  ${text}  (most by ${most?.[0]})`);
  }
  console.log(`  left out: ${found.left_out.map(({ reason }) => reason).join(", ") || "nothing"}`);
  return found.items[0];
};

console.log("Where does the user live?");
const home = await recall("Where does the user live?");
const params = { ...workspace, observation_id: home?.id ?? "" };
const { data: chain } = await client.getObservationHistory({ params });
console.log(chain.data.map(({ text, status }) => `  ${status}: ${text}`).join("\n"));

await client.forgetObservation({ params });
console.log("Forgotten, and asked again:");
await recall("Where does the user live?");

async function waitUntilLearned(import_id: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const { data } = await client.getConversationImport({ params: { ...workspace, import_id } });
    if (data.status === "completed") return;
    await delay(100);
  }
  throw new Error("memory did not learn in half a minute");
}
