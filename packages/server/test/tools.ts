import type { LlmDouble } from "./doubles/llm/double.ts";
import type { Move } from "./doubles/llm/script.ts";
import { readEvents, saidIn } from "./events.ts";
import type { TestServer } from "./server.ts";

const ORDER = {
  type: "object",
  properties: { order_id: { type: "string", pattern: "^[A-Z]-\\d+$" }, verbose: { type: "boolean" } },
  required: ["order_id"],
};

let count = 0;

/** A tool that looks up an order at `url`, with a slug of its own; `fields` go over it. */
export function orderTool(url: string, fields: object = {}) {
  return {
    kind: "http",
    slug: `tool_${++count}`,
    description: "A tool.",
    url: `${url}/orders/{order_id}`,
    path_params: ["order_id"],
    parameters: ORDER,
    ...fields,
  };
}

/** Has the model answer by calling `calls` in the first round, and by `then` in every other. */
export function scriptCalls(
  llm: LlmDouble,
  calls: readonly (readonly [string, unknown])[],
  then: readonly Move[] = [{ say: "Done." }],
): void {
  const first: Move = {
    calls: calls.map(([call, given]) => ({ call, pieces: [JSON.stringify(given)] })),
  };
  llm.script = () => (llm.requests.length === 1 ? [first] : then);
}

/** Says something in a new session, which `body` goes over, and hears what comes of it. */
export async function talk(server: TestServer, agentId: string, body: object = {}) {
  const session = await server.openSession({ agentId, body });
  const answer = await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Hello" } });
  const events = readEvents(answer.text);
  const results = events.flatMap((event) => (event.type === "tool_result" ? [event.data] : []));
  return { session, events, results, said: saidIn(events) };
}
