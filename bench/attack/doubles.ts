// The model and the tool's backend as a process of their own: prints the model's URL and the backend's, in one line.
import { constants, setPriority } from "node:os";
import { startHttpDouble } from "../../packages/server/test/doubles/http.ts";
import { startLlmDouble } from "../../packages/server/test/doubles/llm/double.ts";
import { SLOW_ANSWERS, SLOW_SCHEMAS } from "./inputs.ts";

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const TOKENS = 150;
const RATE = 5;

const paced = { tokens: TOKENS, rate: RATE, firstTokenMs: 200 };
let asked = 0;
const model = await startLlmDouble(
  ({ body }) => {
    const tools: { function: { name: string } }[] = body.tools ?? [];
    const hostile = tools.map(({ function: { name } }) => name).filter((name) => name.startsWith("slow_"));
    const last = body.messages?.at(-1)?.role;
    if (hostile.length === 0 || last === "tool") return [paced, { usage: null }];
    // A model that was talked into it: it calls every tool with arguments that are slow to check.
    const calls = hostile.map((call) => {
      const given = SLOW_SCHEMAS[Number(call.slice("slow_".length)) % SLOW_SCHEMAS.length]?.given;
      return { call, pieces: [JSON.stringify(given)] };
    });
    return calls.length === 1
      ? [{ call: calls[0]?.call ?? "", pieces: calls[0]?.pieces ?? [] }]
      : [{ calls }];
  },
  { record: false },
);
const backend = await startHttpDouble((_, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(SLOW_ANSWERS[asked++ % SLOW_ANSWERS.length]);
  backend.requests.length = 0;
});
console.log(model.url, backend.url);
