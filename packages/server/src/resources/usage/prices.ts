import type { LlmProviderName } from "@hyponema/contract/agent-settings";
import type { ModelPrice } from "@hyponema/contract/prices";

/** Tokens that one model was paid for. */
export interface PaidTokens {
  readonly provider: string;
  readonly model: string;
  readonly promptTokens: number;
  /** Of the prompt's. */
  readonly cachedPromptTokens: number;
  /** Of the prompt's. */
  readonly cacheWriteTokens: number;
  readonly completionTokens: number;
}

/** The day of the vendors' price lists that the table below was written from. */
export const PRICES_AS_OF = "2025-11-01";

type Row = readonly [
  provider: LlmProviderName,
  model: string,
  input: number,
  cached: number | null,
  write: number | null,
  output: number,
];

// By what models' names begin with. A model that nobody is sure of is left out: no cost is better than a wrong one.
const TABLE: readonly Row[] = [
  ["openai", "gpt-5", 1.25, 0.125, null, 10],
  ["openai", "gpt-5-mini", 0.25, 0.025, null, 2],
  ["openai", "gpt-5-nano", 0.05, 0.005, null, 0.4],
  ["openai", "gpt-4.1", 2, 0.5, null, 8],
  ["openai", "gpt-4.1-mini", 0.4, 0.1, null, 1.6],
  ["openai", "gpt-4.1-nano", 0.1, 0.025, null, 0.4],
  ["openai", "gpt-4o", 2.5, 1.25, null, 10],
  ["openai", "gpt-4o-mini", 0.15, 0.075, null, 0.6],
  ["openai", "o3", 2, 0.5, null, 8],
  ["openai", "o4-mini", 1.1, 0.275, null, 4.4],
  ["anthropic", "claude-opus-4", 15, 1.5, 18.75, 75],
  ["anthropic", "claude-sonnet-4", 3, 0.3, 3.75, 15],
  ["anthropic", "claude-haiku-4-5", 1, 0.1, 1.25, 5],
  ["anthropic", "claude-3-5-haiku", 0.8, 0.08, 1, 4],
  ["gemini", "gemini-2.5-pro", 1.25, null, null, 10],
  ["gemini", "gemini-2.5-flash", 0.3, null, null, 2.5],
  ["gemini", "gemini-2.5-flash-lite", 0.1, null, null, 0.4],
  ["groq", "llama-3.3-70b-versatile", 0.59, null, null, 0.79],
  ["groq", "llama-3.1-8b-instant", 0.05, null, null, 0.08],
  ["offline", "", 0, null, null, 0],
];

export const BUILT_IN_PRICES: readonly ModelPrice[] = TABLE.map(
  ([provider, model, input, cached, write, output]) => ({
    provider,
    model,
    input_usd: input,
    cached_input_usd: cached,
    cache_write_usd: write,
    output_usd: output,
    source: "built_in",
  }),
);

// A name stands for a model when it is its own, or goes on with a date or a variant that costs the same.
function fits({ provider, model }: ModelPrice, tokens: PaidTokens): boolean {
  if (provider !== tokens.provider || !tokens.model.startsWith(model)) return false;
  const rest = tokens.model.slice(model.length);
  return model === "" || /^(?:$|[-@:](?:\d|latest|preview|versatile|instant))/.test(rest);
}

/**
 * What `tokens` cost in US dollars by the first list that has a price for the model, the longest name of it; null when
 * none has.
 */
export function costOf(tokens: PaidTokens, ...lists: readonly (readonly ModelPrice[])[]): number | null {
  for (const list of lists) {
    const [price] = list
      .filter((candidate) => fits(candidate, tokens))
      .sort((a, b) => b.model.length - a.model.length);
    if (price) return costBy(price, tokens);
  }
  return null;
}

function costBy(price: ModelPrice, tokens: PaidTokens): number {
  const { promptTokens, cachedPromptTokens: cached, cacheWriteTokens: written, completionTokens } = tokens;
  const plain = Math.max(0, promptTokens - cached - written);
  const dollars =
    plain * price.input_usd +
    cached * (price.cached_input_usd ?? price.input_usd) +
    written * (price.cache_write_usd ?? price.input_usd) +
    completionTokens * price.output_usd;
  return dollars / 1_000_000;
}
