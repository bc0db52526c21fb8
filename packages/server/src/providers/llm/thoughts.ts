import type {
  LanguageModelV4ReasoningPart,
  LanguageModelV4StreamPart,
  SharedV4ProviderMetadata,
} from "@ai-sdk/provider";
import type { ModelEvent } from "./port.ts";

/** A model's thoughts as the packages take them back. */
export interface KeptThoughts {
  readonly reasoning: readonly LanguageModelV4ReasoningPart[];
  /** What a vendor signed its calls with, by their IDs. */
  readonly calls: Readonly<Record<string, SharedV4ProviderMetadata>>;
}

export const NONE: KeptThoughts = { reasoning: [], calls: {} };

/**
 * Keeps what a vendor wants back with the results of tools: Anthropic its thoughts with their signatures, OpenAI its
 * sealed ones, Gemini the signatures of its calls. What carries neither signature nor seal is nobody's but ours to drop.
 */
export class ThoughtKeeper {
  readonly #provider: string;
  readonly #reasoning = new Map<string, { text: string; signed: SharedV4ProviderMetadata | undefined }>();
  readonly #calls: Record<string, SharedV4ProviderMetadata> = {};

  constructor(provider: string) {
    this.#provider = provider;
  }

  on(part: LanguageModelV4StreamPart): void {
    if (part.type === "tool-call" && part.providerMetadata)
      this.#calls[part.toolCallId] = part.providerMetadata;
    if (part.type !== "reasoning-start" && part.type !== "reasoning-delta" && part.type !== "reasoning-end")
      return;
    const thought = this.#reasoning.get(part.id) ?? { text: "", signed: undefined };
    if (part.type === "reasoning-delta") thought.text += part.delta;
    thought.signed = part.providerMetadata ?? thought.signed;
    this.#reasoning.set(part.id, thought);
  }

  /** What there is to give back, as an event; none when there is nothing. */
  *kept(): Generator<ModelEvent> {
    const signed = [...this.#reasoning.values()].filter((thought) => thought.signed);
    const reasoning = signed.map(
      ({ text, signed: providerOptions }): LanguageModelV4ReasoningPart => ({
        type: "reasoning",
        text,
        ...(providerOptions ? { providerOptions } : {}),
      }),
    );
    if (reasoning.length === 0 && Object.keys(this.#calls).length === 0) return;
    const content: KeptThoughts = { reasoning, calls: this.#calls };
    yield { type: "thoughts", thoughts: { provider: this.#provider, content } };
  }
}
