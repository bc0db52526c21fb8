import { z } from "zod";

/** Why a turn could not be finished. */
export const ERROR_KINDS = [
  "provider_auth",
  "provider_rate_limited",
  "provider_unavailable",
  "provider_timeout",
  "tool_failed",
  "context_too_long",
  "cancelled",
  "internal",
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

export const GUARD_KINDS = ["no_go_zone", "sleep_window", "escalation", "sensitive_topic"] as const;
export const GUARD_ACTIONS = ["block", "redirect", "escalate"] as const;
export type GuardAction = (typeof GUARD_ACTIONS)[number];

const MASKED_CALL = "`Masked` for a memory tool's call without `memory:read`; a session token never has it.";

/** Data of each event of a turn, by its name on the wire. */
export const TURN_EVENT_DATA = {
  turn_start: z.object({ turn_id: z.string(), model: z.string() }),
  token: z.object({ text: z.string() }),
  tool_call: z.object({
    call_id: z.string(),
    name: z.string(),
    arguments_partial: z.string().meta({
      description:
        'The arguments\' JSON text so far; it grows. Of a memory tool without `memory:read`: `{"masked":"memory:read"}`, once.',
    }),
  }),
  tool_result: z.object({
    call_id: z.string(),
    name: z.string(),
    arguments: z.unknown().meta({ description: MASKED_CALL }),
    result: z.unknown().meta({ description: MASKED_CALL }),
    latency_ms: z.int(),
  }),
  guard: z.object({
    kind: z.enum(GUARD_KINDS),
    action: z.enum(GUARD_ACTIONS),
    detail: z.string(),
    replacement: z.string().optional().meta({ description: "Only with action `redirect`." }),
  }),
  turn_end: z.object({
    turn_id: z.string(),
    latency_ms: z.int(),
    prompt_tokens: z.int(),
    completion_tokens: z.int(),
  }),
  error: z.object({
    detail: z.string().meta({
      description:
        "What went wrong. A model provider's own words, which may quote the prompt, are added for callers with `memory:read` and `conversations:read`.",
    }),
    error_kind: z.enum(ERROR_KINDS),
  }),
} as const;

export type TurnEventName = keyof typeof TURN_EVENT_DATA;

/** One event of a turn. A turn is `turn_start`, then anything but that, then `turn_end` or `error`. */
export type TurnEvent = {
  [K in TurnEventName]: {
    readonly type: K;
    readonly data: Readonly<z.infer<(typeof TURN_EVENT_DATA)[K]>>;
  };
}[TurnEventName];

/** Events after which a turn says nothing more. */
export function isTerminal(event: TurnEvent): boolean {
  return event.type === "turn_end" || event.type === "error";
}

const named = (Object.keys(TURN_EVENT_DATA) as TurnEventName[]).map((name) =>
  z.object({ event: z.literal(name), id: z.string(), data: TURN_EVENT_DATA[name] }).meta({
    id: `${name
      .split("_")
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
      .join("")}Event`,
  }),
);

/** One server-sent event of a turn, field by field as the stream carries it. */
export const TurnEventFrame = z.union(named).meta({
  id: "TurnEventFrame",
  description:
    "Server-sent events. `id` is opaque: send the last one seen as `Last-Event-ID` to go on after it. A comment keeps the stream alive every 15 s.",
});

/** Events for other systems; each is stored with the change that caused it. */
export const OUTBOX_EVENT_TYPES = [
  "session.started",
  "session.ended",
  "escalation.triggered",
  "memory.updated",
] as const;
export type OutboxEventType = (typeof OUTBOX_EVENT_TYPES)[number];

/** What a trace's span can be. */
export const SPAN_TYPES = [
  "turn",
  "llm",
  "tool",
  "function",
  "retrieval",
  "memory",
  "guardrail",
  "stt",
  "tts",
  "score",
  "error",
] as const;
export type SpanType = (typeof SPAN_TYPES)[number];
