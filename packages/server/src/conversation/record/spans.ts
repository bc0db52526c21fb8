import type { SpanType } from "@hyponema/contract/events";
import type { Scope } from "@hyponema/contract/scopes";
import type { Clock } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { type MaskableText, shownText, wholeText } from "../../platform/masking/text.ts";
import type { Viewer } from "../../platform/masking/viewer.ts";
import { type ModelMessage, maskMessages } from "../../providers/llm/masking.ts";
import type { FinishedSpan } from "../../resources/observability/service.ts";
import { joinedTexts } from "../prompt/compose.ts";

// What a span keeps of its input and output, in characters of JSON.
const MOST_KEPT = 16_384;
// The same where memory makes up the rest.
const MAX_KEPT_WITH_MEMORY = 131_072;

// Whether a prompt is cut is seen by everyone: it must not tell how much memory is in it.
const WITHOUT_MEMORY: Viewer = { may: (scope) => scope !== "memory:read" };

interface Kind {
  readonly provider?: string;
  readonly model?: string;
}

/** A step of a turn that has begun. */
export class OpenSpan {
  input: unknown = null;
  output: unknown = null;
  readonly id: string;
  // What stands in `input` as the model is sent it, where `input` keeps it in pieces.
  #sent: unknown = null;
  // The same without memory.
  #counted: unknown = null;
  #error: string | null = null;
  #plainError: string | null = null;
  readonly #clock: Clock;
  readonly #begun: number;
  readonly #row: Omit<
    FinishedSpan,
    | "duration_ms"
    | "input"
    | "output"
    | "error"
    | "plain_error"
    | "prompt_tokens"
    | "completion_tokens"
    | "cost_usd"
  >;
  #promptTokens: number | null = null;
  #completionTokens: number | null = null;

  constructor(
    clock: Clock,
    parent: string | null,
    type: SpanType,
    name: string,
    kind: Kind & { readonly needs: readonly Scope[] },
  ) {
    this.#clock = clock;
    this.#begun = clock.monotonic();
    const startedAt = clock.now();
    this.id = newId("span", startedAt.getTime());
    this.#row = {
      id: this.id,
      parent_id: parent,
      type,
      name,
      started_at: startedAt,
      provider: kind.provider ?? null,
      model: kind.model ?? null,
      needs: kind.needs,
    };
  }

  usage(promptTokens: number, completionTokens: number): void {
    this.#promptTokens = promptTokens;
    this.#completionTokens = completionTokens;
  }

  /** Keeps what a model was sent, the system prompt in pieces, so that each reader is shown what they may read. */
  prompt(system: readonly MaskableText[], messages: readonly ModelMessage[]): void {
    this.input = { system, messages };
    this.#sent = { system: joinedTexts(system.map(wholeText)), messages };
    this.#counted = {
      system: joinedTexts(system.map((text) => shownText(text, WITHOUT_MEMORY).text)),
      messages: maskMessages(messages, WITHOUT_MEMORY),
    };
  }

  /** Says why it failed. `plain`: the same without a provider's own words, which may quote what it was sent. */
  failed(error: string, plain = error): void {
    this.#error = error;
    this.#plainError = plain;
  }

  get hasFailed(): boolean {
    return this.#error !== null;
  }

  end(): FinishedSpan {
    return {
      ...this.#row,
      duration_ms: this.#clock.monotonic() - this.#begun,
      input: truncated(this.input, this.#sent ?? this.input, this.#counted),
      output: truncated(this.output),
      error: this.#error,
      plain_error: this.#plainError,
      prompt_tokens: this.#promptTokens,
      completion_tokens: this.#completionTokens,
      cost_usd: null,
    };
  }
}

/** Makes the spans of one turn, all under the turn's own. */
export class Spans {
  readonly #clock: Clock;
  readonly root: OpenSpan;
  readonly #needs: readonly Scope[];

  /** `needs`: scopes that reading what these spans hold takes, besides those of their types. */
  constructor(clock: Clock, name: string, needs: readonly Scope[] = []) {
    this.#clock = clock;
    this.#needs = needs;
    this.root = new OpenSpan(clock, null, "turn", name, { needs });
  }

  begin(type: SpanType, name: string, kind: Kind = {}): OpenSpan {
    return new OpenSpan(this.#clock, this.root.id, type, name, { ...kind, needs: this.#needs });
  }
}

/**
 * A span's input or output as it is kept. Cut as text, so that a large prompt stays as far as it is useful to read.
 * `read`: the value in the form that readers see. `counted`: the part of it that decides whether it is cut; null: all.
 */
export function truncated(value: unknown, read = value, counted: unknown = null): unknown {
  if (value === null) return null;
  const json = JSON.stringify(read);
  if (json === undefined) return null;
  const fits =
    counted === null
      ? json.length <= MOST_KEPT
      : json.length <= MAX_KEPT_WITH_MEMORY && JSON.stringify(counted).length <= MOST_KEPT;
  return fits ? value : { truncated: json.slice(0, MOST_KEPT), characters: json.length };
}
