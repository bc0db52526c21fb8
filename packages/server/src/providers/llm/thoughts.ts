import type {
  LanguageModelV4ReasoningPart,
  LanguageModelV4StreamPart,
  SharedV4ProviderMetadata,
} from "@ai-sdk/provider";
import type { ModelEvent, ModelMessage, Thoughts } from "./port.ts";

/** Which model something is of, and on which server. */
export type Maker = Omit<Thoughts, "content">;

/** A model's thoughts as the packages take them back; both empty of a model that called without thinking. */
export interface KeptThoughts {
  readonly reasoning: readonly LanguageModelV4ReasoningPart[];
  /** What a vendor signed its calls with, by their IDs. */
  readonly calls: Readonly<Record<string, SharedV4ProviderMetadata>>;
}

/** What `maker` itself thought before `message`, in the form that it was kept in; null when the message is not its own. */
export function thoughtsOf<Kept>(
  { thoughts }: Extract<ModelMessage, { role: "assistant" }>,
  maker: Maker,
): Kept | null {
  const { provider, model, endpoint } = maker;
  const own = thoughts?.provider === provider && thoughts.model === model && thoughts.endpoint === endpoint;
  return own ? (thoughts.content as Kept) : null;
}

/**
 * Keeps what a vendor wants back with the results of tools: Anthropic its thoughts with their signatures, OpenAI its
 * sealed ones, Gemini the signatures of its calls. What carries neither signature nor seal is nobody's but ours to drop.
 */
export class ThoughtKeeper {
  readonly #maker: Maker;
  readonly #reasoning = new Map<string, { text: string; signed: SharedV4ProviderMetadata | undefined }>();
  readonly #calls: Record<string, SharedV4ProviderMetadata> = {};
  #called = false;

  constructor(maker: Maker) {
    this.#maker = maker;
  }

  on(part: LanguageModelV4StreamPart): void {
    if (part.type === "tool-call") {
      this.#called = true;
      if (part.providerMetadata) this.#calls[part.toolCallId] = part.providerMetadata;
    }
    if (part.type !== "reasoning-start" && part.type !== "reasoning-delta" && part.type !== "reasoning-end")
      return;
    const thought = this.#reasoning.get(part.id) ?? { text: "", signed: undefined };
    if (part.type === "reasoning-delta") thought.text += part.delta;
    thought.signed = part.providerMetadata ?? thought.signed;
    this.#reasoning.set(part.id, thought);
  }

  /** What there is to give back, as an event; none when nothing was called, and nothing goes back. */
  *kept(): Generator<ModelEvent> {
    if (!this.#called) return;
    const reasoning = [...this.#reasoning.values()].flatMap(
      ({ text, signed }): LanguageModelV4ReasoningPart[] =>
        signed ? [{ type: "reasoning", text, providerOptions: signed }] : [],
    );
    const content: KeptThoughts = { reasoning, calls: this.#calls };
    yield { type: "thoughts", thoughts: { ...this.#maker, content } };
  }
}
