import type { TurnEvent } from "@hyponema/contract/events";
import fc from "fast-check";
import { expect, test } from "vitest";
import { TURN_CASES } from "../../../test/turn-cases.ts";
import { messagesOf, type TurnMessage, TurnTranscript } from "./transcript.ts";

const STATUSES = ["complete", "interrupted", "blocked", "failed"] as const;

test.each(TURN_CASES)("$name", ({ events, status, transcript }) => {
  expect(messagesOf(events, status).map(shortOf)).toEqual(transcript);
});

function shortOf({ role, text, status, toolCall }: TurnMessage) {
  return role === "tool" ? { tool: toolCall?.call_id } : [text, status];
}

// Call IDs from a small set, so that results without their call and IDs used twice come about.
const ID = fc.constantFrom("a", "b", "c");
const EVENT: fc.Arbitrary<TurnEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .oneof(fc.constantFrom("", " ", "\n\t", "\0", "\ud83d", "\ude00"), fc.string({ unit: "grapheme" }))
      .map((text): TurnEvent => ({ type: "token", data: { text } })),
  },
  ID.map((id): TurnEvent => ({ type: "tool_call", data: { call_id: id, name: id, arguments_partial: "{" } })),
  fc.tuple(ID, fc.jsonValue()).map(
    ([id, result]): TurnEvent => ({
      type: "tool_result",
      data: { call_id: id, name: id, arguments: {}, result, latency_ms: 1 },
    }),
  ),
  fc.constantFrom("block", "redirect", "escalate").map(
    (action): TurnEvent => ({
      type: "guard",
      data: {
        kind: "no_go_zone",
        action,
        detail: "zone",
        ...(action === "redirect" && { replacement: "x" }),
      },
    }),
  ),
);
const EVENTS = fc.array(EVENT, { maxLength: 40 });
const STATUS = fc.constantFrom(...STATUSES);

/** The order of what was said and done, as one list: characters and results. */
function orderOf(events: readonly TurnEvent[]): unknown[] {
  return events.flatMap((event): unknown[] => {
    if (event.type === "token") return event.data.text.split("");
    return event.type === "tool_result" ? [event.data] : [];
  });
}

test("text and results keep the order of their events; nothing is lost, nothing is doubled", () => {
  fc.assert(
    fc.property(EVENTS, STATUS, (events, status) => {
      const messages = messagesOf(events, status);
      expect(
        messages.flatMap(({ text, toolCall }): unknown[] => (toolCall ? [toolCall] : text.split(""))),
      ).toEqual(orderOf(events));
    }),
  );
});

test("only the end of an answer has the turn's status, and two messages of text never follow each other", () => {
  fc.assert(
    fc.property(EVENTS, STATUS, (events, status) => {
      const messages = messagesOf(events, status);
      expect(new Set(messages.slice(0, -1).map((message) => message.status)).size).toBeLessThan(2);
      if (status !== "complete") expect(messages.at(-1)).toMatchObject({ role: "assistant", status });
      for (const [at, message] of messages.entries()) {
        if (at < messages.length - 1) expect(message.status).toBe("complete");
        if (message.role === "assistant") expect(messages[at + 1]?.role).not.toBe("assistant");
        if (message.role === "assistant" && message.text === "") expect(at).toBe(messages.length - 1);
      }
    }),
  );
});

test("a live turn cut after any event is what recovery makes of the events kept until then, however they were batched", () => {
  const cut = fc.array(fc.nat({ max: 39 }), { maxLength: 6 });
  fc.assert(
    fc.property(EVENTS, fc.nat({ max: 40 }), cut, (events, at, borders) => {
      const live = new TurnTranscript();
      for (const event of events.slice(0, at)) live.on(event);
      live.end("interrupted");
      expect(messagesOf(keptAndRead(events.slice(0, at), borders), "interrupted")).toEqual(live.messages);
    }),
  );
});

/** `events` as they come back from the database, which keeps them as JSON, in batches that begin at `borders`. */
function keptAndRead(events: readonly TurnEvent[], borders: readonly number[]): TurnEvent[] {
  const starts = [...new Set([0, ...borders])].sort((a, b) => a - b);
  const batches = starts.map((start, index) => events.slice(start, starts[index + 1]));
  return batches.flatMap((batch) => JSON.parse(JSON.stringify(batch)) as TurnEvent[]);
}
