// The least that streams a model's answer with the usual parts: AI SDK and Hono, no persistence, guards or trace.
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { serve } from "@hono/node-server";
import { streamText } from "ai";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";

const provider = createOpenAICompatible({ name: "double", baseURL: process.env.LLM_URL });
const app = new Hono();
app.post("/messages", async (context) => {
  const { text } = await context.req.json();
  const result = streamText({ model: provider("double"), prompt: text, abortSignal: context.req.raw.signal });
  return streamSSE(context, async (stream) => {
    for await (const delta of result.textStream) {
      await stream.writeSSE({ event: "token", data: JSON.stringify({ text: delta }) });
    }
    await stream.writeSSE({ event: "turn_end", data: "{}" });
  });
});
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`);
});
process.on("SIGTERM", () => server.close(() => process.exit(0)));
