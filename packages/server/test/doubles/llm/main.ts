// The double as its own process, for benchmarks: answers every request with the same paced stream and prints its URL.
// node main.ts --port 0 --first-token-ms 200 --tokens 300 --rate 50 --token "word "
import { parseArgs } from "node:util";
import { startLlmDouble } from "./double.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    "first-token-ms": { type: "string", default: "0" },
    tokens: { type: "string", default: "300" },
    rate: { type: "string", default: "50" },
    token: { type: "string", default: "word " },
  },
});
const tokens = Number(values.tokens);
const paced = {
  tokens,
  rate: Number(values.rate),
  firstTokenMs: Number(values["first-token-ms"]),
  token: values.token,
};
const usage = { prompt: 100, completion: tokens, cached: 0 };
const double = await startLlmDouble([paced, { usage }], { port: Number(values.port), record: false });
console.log(double.url);
