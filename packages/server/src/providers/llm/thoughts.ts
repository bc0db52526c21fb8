import type {
  LanguageModelV4ReasoningPart,
  LanguageModelV4StreamPart,
  SharedV4ProviderMetadata,
} from "@ai-sdk/provider";
import type { ModelEvent, ModelMessage, Thoughts } from "./port.ts";

/** The model that produced something, and its server. */
export type ModelIdentity = Omit<Thoughts, "content">;

/** Reasoning in the packages' format; both empty if a model called tools without reasoning. */
export interface SdkThoughts {
  readonly reasoning: readonly LanguageModelV4ReasoningPart[];
  /** Vendors' signatures by call ID. */
  readonly calls: Readonly<Record<string, SharedV4ProviderMetadata>>;
}

/** The reasoning before `message` if `maker` produced it; null otherwise. */
export function ownThoughtsOf<Content>(
  { thoughts }: Extract<ModelMessage, { role: "assistant" }>,
  identity: ModelIdentity,
): Content | null {
  const { provider, model, endpoint } = identity;
  const own = thoughts?.provider === provider && thoughts.model === model && thoughts.endpoint === endpoint;
  return own ? (thoughts.content as Content) : null;
}

/**
 * Collects data that a vendor requires back along with tool results: Anthropic's reasoning with signatures, OpenAI's
 * encrypted reasoning, Gemini's call signatures. Reasoning without a signature or encryption is dropped.
 */
export class ThoughtCollector {
  readonly #identity: ModelIdentity;
  readonly #reasoning = new Map<string, { text: string; signed: SharedV4ProviderMetadata | undefined }>();
  readonly #calls: Record<string, SharedV4ProviderMetadata> = {};
  #called = false;

  constructor(identity: ModelIdentity) {
    this.#identity = identity;
  }

  collect(part: LanguageModelV4StreamPart): void {
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

  /** Yields the collected thoughts as one event; nothing if no tool was called, since nothing goes back then. */
  *thoughtsEvent(): Generator<ModelEvent> {
    if (!this.#called) return;
    const reasoning = [...this.#reasoning.values()].flatMap(
      ({ text, signed }): LanguageModelV4ReasoningPart[] =>
        signed ? [{ type: "reasoning", text, providerOptions: signed }] : [],
    );
    const content: SdkThoughts = { reasoning, calls: this.#calls };
    yield { type: "thoughts", thoughts: { ...this.#identity, content } };
  }
}
