// An agent behind the server that Mastra itself offers for Hono: its own stream route, no memory, no storage.
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { serve } from "@hono/node-server";
import { Agent } from "@mastra/core/agent";
import { Mastra } from "@mastra/core/mastra";
import { MastraServer } from "@mastra/hono";
import { Hono } from "hono";

const provider = createOpenAICompatible({ name: "double", baseURL: process.env.LLM_URL });
const bench = new Agent({
  id: "bench",
  name: "bench",
  instructions: "You are helpful.",
  model: provider("double"),
});
const mastra = new Mastra({ agents: { bench }, logger: false });
const app = new Hono();
await new MastraServer({ app, mastra }).init();
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}/api/agents/bench`);
});
process.on("SIGTERM", () => server.close(() => process.exit(0)));
