// mem0's own library behind two routes, offline: a deterministic embedder (words hashed into 512 places) on loopback stands in
// for its vendor, and `infer` is off, since inferring asks a language model.
import { createServer } from "node:http";
import { Memory } from "mem0ai/oss";

const DIMENSIONS = 512;

function place(word) {
  let hash = 7;
  for (const character of word) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return hash % DIMENSIONS;
}

function embedding(text) {
  const vector = new Array(DIMENSIONS).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) vector[place(word)]++;
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

async function serve(answer) {
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(await answer(request.url, JSON.parse(text || "{}"))));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

const vendor = await serve((_, { input }) => ({
  object: "list",
  data: [input].flat().map((text, index) => ({ object: "embedding", index, embedding: embedding(text) })),
  usage: { prompt_tokens: 1, total_tokens: 1 },
}));
const openai = { apiKey: "none", baseURL: `${vendor}/v1`, model: "hashed-words" };
const memory = new Memory({
  disableHistory: true,
  embedder: { provider: "openai", config: { ...openai, embeddingDims: DIMENSIONS } },
  vectorStore: {
    provider: "memory",
    config: { collectionName: "bench", dimension: DIMENSIONS, dbPath: ":memory:" },
  },
  llm: { provider: "openai", config: openai },
});

const url = await serve(async (path, { user, text, query }) => {
  if (path === "/add") return memory.add([{ role: "user", content: text }], { userId: user, infer: false });
  const { results } = await memory.search(query, { filters: { user_id: user }, topK: 10 });
  return { items: results.map((result) => ({ kind: "turn", text: result.memory })) };
});
console.log(url);
