import type { SpanType } from "@hyponema/contract/events";
import type { Clock } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import type { FinishedSpan } from "../../resources/observability/service.ts";

// What a span keeps of its input and output, in characters of JSON.
const MOST_KEPT = 16_384;

interface Kind {
  readonly provider?: string;
  readonly model?: string;
}

/** A step of a turn that has begun. */
export class OpenSpan {
  input: unknown = null;
  output: unknown = null;
  error: string | null = null;
  readonly id: string;
  readonly #clock: Clock;
  readonly #begun: number;
  readonly #row: Omit<
    FinishedSpan,
    "duration_ms" | "input" | "output" | "error" | "prompt_tokens" | "completion_tokens" | "cost_usd"
  >;
  #promptTokens: number | null = null;
  #completionTokens: number | null = null;

  constructor(clock: Clock, parent: string | null, type: SpanType, name: string, kind: Kind) {
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
    };
  }

  usage(promptTokens: number, completionTokens: number): void {
    this.#promptTokens = promptTokens;
    this.#completionTokens = completionTokens;
  }

  end(): FinishedSpan {
    return {
      ...this.#row,
      duration_ms: this.#clock.monotonic() - this.#begun,
      input: truncated(this.input),
      output: truncated(this.output),
      error: this.error,
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

  constructor(clock: Clock, name: string) {
    this.#clock = clock;
    this.root = new OpenSpan(clock, null, "turn", name, {});
  }

  begin(type: SpanType, name: string, kind: Kind = {}): OpenSpan {
    return new OpenSpan(this.#clock, this.root.id, type, name, kind);
  }
}

/** A span's input or output as it is kept. Cut as text, so that a large prompt stays as far as it is useful to read. */
export function truncated(value: unknown): unknown {
  if (value === null) return null;
  const json = JSON.stringify(value);
  if (json === undefined) return null;
  return json.length <= MOST_KEPT ? value : { truncated: json.slice(0, MOST_KEPT), characters: json.length };
}
