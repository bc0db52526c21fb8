import { Agent, request } from "undici";

/** The server under attack, as somebody with a key of its demo workspace reaches it. */
export interface Target {
  readonly url: string;
  readonly workspace: string;
  readonly agentId: string;
  readonly key: string;
}

/** How often each thing was tried, by what came of it. */
export class Tally {
  readonly #counts = new Map<string, Map<string, number>>();

  add(what: string, outcome: string | number): void {
    const outcomes = this.#counts.get(what) ?? new Map<string, number>();
    outcomes.set(String(outcome), (outcomes.get(String(outcome)) ?? 0) + 1);
    this.#counts.set(what, outcomes);
  }

  rows(): [string, string][] {
    return [...this.#counts].map(([what, outcomes]) => [
      what,
      [...outcomes].map(([outcome, count]) => `${outcome}: ${count}`).join(", "),
    ]);
  }
}

const dispatcher = new Agent({
  connections: 1024,
  keepAliveTimeout: 4_000,
  bodyTimeout: 0,
  headersTimeout: 120_000,
});

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Sends one request; `body` is sent as it is when it is text. Throws when the connection breaks. */
export async function ask(
  { url, key }: Target,
  method: "GET" | "POST" | "PUT",
  path: string,
  body?: unknown,
): Promise<Answer> {
  const answer = await request(url + path, {
    method,
    dispatcher,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: answer.statusCode, text: await answer.body.text() };
}

/** Like `ask`, for what must succeed; the answer's JSON. */
// biome-ignore lint/suspicious/noExplicitAny: answers of every shape, read where they are asked for
export async function make(...given: Parameters<typeof ask>): Promise<any> {
  const { status, text } = await ask(...given);
  if (status >= 300) throw new Error(`${given[1]} ${given[2]}: ${status} ${text.slice(0, 500)}`);
  return text === "" ? null : JSON.parse(text);
}

export function close(): Promise<void> {
  return dispatcher.close();
}
