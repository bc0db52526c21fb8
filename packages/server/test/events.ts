import type { TurnEvent } from "@hyponema/contract/events";

/** A turn's event as a stream carried it. */
export type ReceivedEvent = TurnEvent & { readonly id: string };

/** Reads the events of a text in the server-sent events format. */
export function readEvents(text: string): ReceivedEvent[] {
  return text
    .split("\n\n")
    .map((block) => Object.fromEntries(block.split("\n").map((line) => splitOnce(line))))
    .filter((fields) => fields.event !== undefined)
    .map(({ event, id, data }) => ({ type: event, id, data: JSON.parse(data ?? "null") }) as ReceivedEvent);
}

/** What was said in `events`. */
export function saidIn(events: readonly TurnEvent[]): string {
  return events.map((event) => (event.type === "token" ? event.data.text : "")).join("");
}

/** Reads a stream's events one by one as they come. */
export async function* eventsOf(response: Response): AsyncGenerator<ReceivedEvent> {
  let pending = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    pending += decoder.decode(chunk, { stream: true });
    const end = pending.lastIndexOf("\n\n");
    if (end < 0) continue;
    yield* readEvents(pending.slice(0, end + 2));
    pending = pending.slice(end + 2);
  }
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf(": ");
  return at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at + 2)];
}
