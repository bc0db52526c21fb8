import type { NoGoZone } from "@hyponema/contract/persona-settings";
import type { Clock } from "../platform/clock.ts";
import { type MaskableText, wholeText } from "../platform/masking/text.ts";
import { Slices } from "../platform/slices.ts";
import type {
  LanguageModel,
  ModelMessage,
  ModelSettings,
  ModelToolCall,
  ModelToolResult,
  Thoughts,
} from "../providers/llm/port.ts";
import { ModelError } from "../providers/llm/port.ts";
import { type EngineEvent, type Failure, failure } from "./events.ts";
import { intervene } from "./guards/intervene.ts";
import type { OutputGuard, Release } from "./guards/output-guard.ts";
import { joinedTexts } from "./prompt/compose.ts";
import type { OpenSpan, Spans } from "./record/spans.ts";
import type { Toolbox, ToolRun } from "./tools/toolbox.ts";

/** How often one turn may ask the model. */
export const MOST_ROUNDS = 8;
/** How many calls of one round are run. */
const MOST_SIDE_BY_SIDE = 32;

/** Everything that one answer is made from. */
export interface AnswerInput {
  /** In the order they are tried; the first is the one the agent chose. */
  readonly models: readonly LanguageModel[];
  readonly settings: ModelSettings;
  /** The parts of the system prompt, an empty line between two. */
  readonly system: readonly MaskableText[];
  readonly messages: readonly ModelMessage[];
  readonly tools: Toolbox;
  readonly guard: OutputGuard;
  /** Said when a zone escalates that has no message of its own; null: nothing. */
  readonly escalationMessage: string | null;
  readonly spans: Spans;
  readonly clock: Clock;
  readonly mostRounds: number;
}

/** How an answer ended. */
export interface Ending {
  readonly status: "complete" | "interrupted" | "blocked" | "failed";
  readonly error: Failure | null;
}

interface Call {
  readonly callId: string;
  readonly name: string;
  readonly argumentsText: string;
}

interface Round {
  readonly text: string;
  readonly calls: readonly Call[];
  readonly violation: NoGoZone | null;
  readonly thoughts: Thoughts | undefined;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const TOO_MANY: ToolRun = {
  given: null,
  result: { error: `It was not run: at most ${MOST_SIDE_BY_SIDE} calls are at a time.` },
  isError: true,
  suspicion: [],
};

const COMPLETE: Ending = { status: "complete", error: null };

/**
 * Streams the model's answer through the guard, runs the tools it asks for, and goes on until it yields or has had its
 * rounds. Never throws: what goes wrong is its ending.
 */
export async function* answer(input: AnswerInput, signal: AbortSignal): AsyncGenerator<EngineEvent, Ending> {
  const messages = [...input.messages];
  let silent = true;
  try {
    for (let round = 0; round < input.mostRounds; round++) {
      // In the last round the model is offered no tools, so that it has to say something.
      const offered = round < input.mostRounds - 1;
      const { text, calls, violation, thoughts } = yield* askModels(input, messages, offered, signal);
      if (violation) return yield* enforce(violation, input);
      if (calls.length === 0) return COMPLETE;
      silent &&= text === "";
      const filler: string | null = silent ? fillerFor(input.tools, calls) : null;
      if (filler) yield token(filler);
      silent &&= filler === null;
      const outcomes = yield* runTools(input, calls, signal);
      messages.push(...toMessages({ text, calls, thoughts }, outcomes));
      const end = outcomes.find((outcome) => outcome.endsSession !== undefined);
      if (end) yield { type: "end_session", reason: end.endsSession ?? "agent_ended" };
      if (end && text !== "") return COMPLETE;
      const language = outcomes.find((outcome) => outcome.language !== undefined)?.language;
      if (language) yield { type: "language", language };
      if (outcomes.some((outcome) => outcome.skipsTurn)) return COMPLETE;
    }
    return COMPLETE;
  } catch (error) {
    return endingOf(error, signal);
  }
}

/** How an answer ended that `error` stopped; throws it when it is none of a model's. */
export function endingOf(error: unknown, signal: AbortSignal): Ending {
  if (signal.aborted || (error instanceof ModelError && error.kind === "cancelled")) {
    return { status: "interrupted", error: failure("cancelled", "The answer was cancelled.") };
  }
  if (error instanceof ModelError) {
    return { status: "failed", error: failure(error.kind, error.message, error.plain) };
  }
  throw error;
}

/** Asks the models in order: one that fails before it has said anything gives way to the next. */
async function* askModels(
  input: AnswerInput,
  messages: readonly ModelMessage[],
  offerTools: boolean,
  signal: AbortSignal,
): AsyncGenerator<EngineEvent, Round> {
  for (const [index, model] of input.models.entries()) {
    const progress = { said: false };
    try {
      return yield* askModel(input, model, messages, offerTools, progress, signal);
    } catch (error) {
      const last = index === input.models.length - 1;
      if (last || progress.said || signal.aborted || !(error instanceof ModelError) || !error.retryable)
        throw error;
    }
  }
  throw new Error("an agent needs at least one model");
}

async function* askModel(
  input: AnswerInput,
  model: LanguageModel,
  messages: readonly ModelMessage[],
  offerTools: boolean,
  progress: { said: boolean },
  signal: AbortSignal,
): AsyncGenerator<EngineEvent, Round> {
  const span = input.spans.begin("llm", model.model, { provider: model.provider, model: model.model });
  span.prompt(input.system, messages);
  // Aborted when the guard has heard enough, so that the model stops as well.
  const enough = new AbortController();
  const round: Mutable<Round> & { calls: Call[] } = {
    text: "",
    calls: [],
    violation: null,
    thoughts: undefined,
  };
  const request = {
    system: joinedTexts(input.system.map(wholeText)),
    messages,
    tools: offerTools ? input.tools.offered : [],
    settings: input.settings,
  };
  const slices = new Slices();
  try {
    for await (const event of model.stream(request, AbortSignal.any([signal, enough.signal]))) {
      if (event.type === "thoughts") {
        round.thoughts = event.thoughts;
        continue;
      }
      if (event.type === "finish") {
        span.usage(event.usage.promptTokens, event.usage.completionTokens);
        const usage = { provider: model.provider, model: model.model, ...event.usage };
        yield { type: "usage", usage, spanId: span.id };
        continue;
      }
      // A model may stream faster than the event loop turns.
      if (slices.due) await slices.pause();
      progress.said = true;
      if (event.type === "text") yield* release(await input.guard.push(event.text), round);
      else {
        if (event.type === "tool-call") round.calls.push(event);
        yield toolCall(event.callId, event.name, event.argumentsText);
      }
      if (round.violation) return { ...round, calls: [] };
    }
    yield* release(await input.guard.flush(), round);
    return round.violation ? { ...round, calls: [] } : round;
  } catch (error) {
    noteFailure(span, error);
    throw error;
  } finally {
    enough.abort();
    span.output = { text: round.text, tool_calls: round.calls };
    yield { type: "span", span: span.end() };
  }
}

function noteFailure(span: OpenSpan, error: unknown): void {
  if (error instanceof ModelError) span.failed(error.message, error.plain);
  else span.failed("The model could not be asked.");
}

function* release(
  { text, violation }: Release,
  round: { text: string; violation: NoGoZone | null },
): Generator<EngineEvent> {
  round.text += text;
  round.violation = violation;
  if (text !== "") yield token(text);
}

function token(text: string): EngineEvent {
  return { type: "token", data: { text } };
}

function toolCall(callId: string, name: string, argumentsText: string): EngineEvent {
  return { type: "tool_call", data: { call_id: callId, name, arguments_partial: argumentsText } };
}

// Said once a turn, and only when nothing else was: silence is what it is for.
function fillerFor(tools: Toolbox, calls: readonly Call[]): string | null {
  return calls.map(({ name }) => tools.speakWhileRunning(name)).find((line) => line !== null) ?? null;
}

/** Runs the calls of one round side by side; results come in the order of the calls. */
async function* runTools(
  input: AnswerInput,
  calls: readonly Call[],
  signal: AbortSignal,
): AsyncGenerator<EngineEvent, readonly ToolRun[]> {
  const running = calls.map(async (call, at) => {
    const span = input.spans.begin("tool", call.name);
    const begun = input.clock.monotonic();
    const outcome =
      at < MOST_SIDE_BY_SIDE ? await input.tools.run(call.name, call.argumentsText, signal) : TOO_MANY;
    span.input = outcome.given;
    span.output = outcome.result;
    if (outcome.isError) span.failed("the tool failed");
    return { call, outcome, latency: Math.round(input.clock.monotonic() - begun), span: span.end() };
  });
  // Those that are cancelled fail all at once, and only one of them is waited for then.
  for (const pending of running) pending.catch(() => undefined);
  const outcomes: ToolRun[] = [];
  for (const pending of running) {
    const { call, outcome, latency, span } = await pending;
    outcomes.push(outcome);
    yield {
      type: "tool_result",
      data: {
        call_id: call.callId,
        name: call.name,
        arguments: outcome.given,
        result: outcome.result,
        latency_ms: latency,
      },
    };
    yield { type: "span", span };
    if (outcome.suspicion.length > 0) yield* markSuspicion(call.name, outcome.suspicion, input.spans);
  }
  return outcomes;
}

function* markSuspicion(tool: string, reasons: readonly string[], spans: Spans): Generator<EngineEvent> {
  const span = spans.begin("guardrail", "prompt_injection");
  span.output = { tool, reasons, action: "mark" };
  yield { type: "span", span: span.end() };
}

function toMessages(
  { text, calls, thoughts }: Pick<Round, "text" | "calls" | "thoughts">,
  outcomes: readonly ToolRun[],
): ModelMessage[] {
  const toolCalls = calls.map(
    (call, index): ModelToolCall => ({
      callId: call.callId,
      name: call.name,
      arguments: outcomes[index]?.given ?? {},
    }),
  );
  const results = calls.map(
    (call, index): ModelToolResult => ({
      callId: call.callId,
      name: call.name,
      result: outcomes[index]?.result,
      isError: outcomes[index]?.isError ?? true,
    }),
  );
  return [
    { role: "assistant", text, toolCalls, thoughts },
    { role: "tool", results },
  ];
}

/** What a zone's action does once its words were about to leave. */
function* enforce(zone: NoGoZone, input: AnswerInput): Generator<EngineEvent, Ending> {
  const { name, action } = zone;
  const message = zone.replacement ?? (action === "escalate" ? input.escalationMessage : null);
  yield* intervene({ kind: "no_go_zone", action, name, message, ends: false }, input.spans);
  return { status: "blocked", error: null };
}
