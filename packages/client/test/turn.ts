import type { TurnEvent } from "../src/client.ts";

/** Events of a turn that streams `tokens`. The first event has sequence number 0. */
export function turnEvents(tokens: readonly string[], number = 1): readonly [TurnEvent, ...TurnEvent[]] {
  const id = (sequence: number) => `${number}.${sequence}`;
  return [
    { type: "turn_start", id: id(0), data: { turn_id: `turn_${number}`, model: "double" } },
    ...tokens.map((text, index): TurnEvent => ({ type: "token", id: id(index + 1), data: { text } })),
    {
      type: "turn_end",
      id: id(tokens.length + 1),
      data: { turn_id: `turn_${number}`, latency_ms: 12, prompt_tokens: 7, completion_tokens: 3 },
    },
  ];
}

/** Encodes events as an SSE stream. */
export function encode(events: readonly TurnEvent[], newline = "\n"): string {
  return events
    .map(({ type, id, data }) =>
      [`event: ${type}`, `id: ${id}`, `data: ${JSON.stringify(data)}`, "", ""].join(newline),
    )
    .join("");
}

/** All items of an async iterable. */
export async function collectAll<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}
