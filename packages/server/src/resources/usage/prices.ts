import type { LlmProviderName } from "@hyponema/contract/agent-settings";
import type { ModelPrice } from "@hyponema/contract/prices";

// What OpenAI and Google charge for all of a request whose prompt is long.
const LONG_PROMPT = 2;
const LONG_ANSWER = 1.5;

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
  /** Set where the vendor does not count, and these are ours by the length of the texts. */
  readonly estimated?: true;
}

/** The day that the table below was last compared with the vendors' own lists. */
export const PRICES_AS_OF = "2026-09-23";

type Row = readonly [
  provider: LlmProviderName,
  model: string,
  input: number,
  cached: number | null,
  write: number | null,
  output: number,
  longFrom?: number,
];

// In US dollars for a million tokens, of the vendors' standard tier. A model that nobody is sure of is left out, and so is
// a name that means another model every few months: no cost is better than a wrong one.
const TABLE: readonly Row[] = [
  ["openai", "gpt-5.5", 5, 0.5, null, 30, 272_000],
  ["openai", "gpt-5.4", 2.5, 0.25, null, 15, 272_000],
  ["openai", "gpt-5.4-mini", 0.75, 0.075, null, 4.5],
  ["openai", "gpt-5.4-nano", 0.2, 0.02, null, 1.25],
  ["openai", "gpt-5.2", 1.75, 0.175, null, 14],
  ["openai", "gpt-5.1", 1.25, 0.125, null, 10],
  ["openai", "gpt-5", 1.25, 0.125, null, 10],
  ["openai", "gpt-5-mini", 0.25, 0.025, null, 2],
  ["openai", "gpt-5-nano", 0.05, 0.005, null, 0.4],
  ["openai", "gpt-5-pro", 15, null, null, 120],
  ["openai", "gpt-4.1", 2, 0.5, null, 8],
  ["openai", "gpt-4.1-mini", 0.4, 0.1, null, 1.6],
  ["openai", "gpt-4.1-nano", 0.1, 0.025, null, 0.4],
  ["openai", "gpt-4o", 2.5, 1.25, null, 10],
  // The first one of the name costs more than those that came after it.
  ["openai", "gpt-4o-2024-05-13", 5, null, null, 15],
  ["openai", "gpt-4o-mini", 0.15, 0.075, null, 0.6],
  ["openai", "o3", 2, 0.5, null, 8],
  ["openai", "o3-mini", 1.1, 0.55, null, 4.4],
  ["openai", "o4-mini", 1.1, 0.275, null, 4.4],
  ["anthropic", "claude-opus-4", 15, 1.5, 18.75, 75],
  ["anthropic", "claude-opus-4-1", 15, 1.5, 18.75, 75],
  ["anthropic", "claude-opus-4-5", 5, 0.5, 6.25, 25],
  ["anthropic", "claude-opus-4-6", 5, 0.5, 6.25, 25],
  ["anthropic", "claude-opus-4-7", 5, 0.5, 6.25, 25],
  ["anthropic", "claude-opus-4-8", 5, 0.5, 6.25, 25],
  ["anthropic", "claude-sonnet-4", 3, 0.3, 3.75, 15],
  ["anthropic", "claude-sonnet-4-5", 3, 0.3, 3.75, 15],
  ["anthropic", "claude-sonnet-4-6", 3, 0.3, 3.75, 15],
  ["anthropic", "claude-haiku-4-5", 1, 0.1, 1.25, 5],
  ["anthropic", "claude-3-5-haiku", 0.8, 0.08, 1, 4],
  ["anthropic", "claude-3-haiku", 0.25, 0.03, 0.3, 1.25],
  ["gemini", "gemini-3.1-pro-preview", 2, 0.2, null, 12, 200_000],
  ["gemini", "gemini-3-pro-preview", 2, 0.2, null, 12, 200_000],
  ["gemini", "gemini-3-flash-preview", 0.5, 0.05, null, 3],
  ["gemini", "gemini-3.1-flash-lite", 0.25, 0.025, null, 1.5],
  ["gemini", "gemini-2.5-pro", 1.25, 0.125, null, 10, 200_000],
  ["gemini", "gemini-2.5-flash", 0.3, 0.03, null, 2.5],
  ["gemini", "gemini-2.5-flash-lite", 0.1, 0.01, null, 0.4],
  ["groq", "llama-3.3-70b-versatile", 0.59, null, null, 0.79],
  ["groq", "llama-3.1-8b-instant", 0.05, null, null, 0.08],
  ["groq", "meta-llama/llama-4-maverick-17b-128e-instruct", 0.2, null, null, 0.6],
  ["groq", "meta-llama/llama-4-scout-17b-16e-instruct", 0.11, null, null, 0.34],
  ["groq", "openai/gpt-oss-120b", 0.15, 0.075, null, 0.6],
  ["groq", "openai/gpt-oss-20b", 0.075, 0.0375, null, 0.3],
  ["groq", "qwen/qwen3-32b", 0.29, null, null, 0.59],
  ["mistral", "mistral-large-2512", 0.5, 0.05, null, 1.5],
  ["mistral", "mistral-large-2411", 2, null, null, 6],
  ["mistral", "mistral-medium-2508", 0.4, 0.04, null, 2],
  ["mistral", "mistral-medium-2505", 0.4, 0.04, null, 2],
  ["mistral", "mistral-small-2603", 0.15, 0.015, null, 0.6],
  ["together", "meta-llama/Llama-3.3-70B-Instruct-Turbo", 0.88, null, null, 0.88],
  ["together", "meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8", 0.27, null, null, 0.85],
  ["together", "meta-llama/Llama-4-Scout-17B-16E-Instruct", 0.18, null, null, 0.59],
  ["offline", "offline-responder", 0, null, null, 0],
];

export const BUILT_IN_PRICES: readonly ModelPrice[] = TABLE.map(
  ([provider, model, input, cached, write, output, longFrom]) => ({
    provider,
    model,
    input_usd: input,
    cached_input_usd: cached,
    cache_write_usd: write,
    output_usd: output,
    long_from_tokens: longFrom ?? null,
    source: "built_in",
  }),
);

// What may follow a name and leave the model what it is: a day, as vendors write them, or a number of its release.
const SAME_MODEL = /^(?:[-@]20\d{6}|-20\d\d-\d\d-\d\d|-latest|-\d{3})?$/;

function fits({ provider, model }: ModelPrice, tokens: PaidTokens): boolean {
  return (
    provider === tokens.provider &&
    tokens.model.startsWith(model) &&
    SAME_MODEL.test(tokens.model.slice(model.length))
  );
}

/** What one request cost, in US dollars: in all, and the part of each unit. */
export interface Cost {
  readonly total: number;
  readonly tokens_in: number;
  readonly tokens_cached: number;
  readonly tokens_cache_write: number;
  readonly tokens_out: number;
}

/**
 * What one request that used `tokens` cost, by the first list that has a price for the model, the longest name of it; null
 * when none has. Of several requests together it is not the sum: a long prompt costs more a token.
 */
export function costOf(tokens: PaidTokens, ...lists: readonly (readonly ModelPrice[])[]): Cost | null {
  for (const list of lists) {
    const [price] = list
      .filter((candidate) => fits(candidate, tokens))
      .sort((a, b) => b.model.length - a.model.length);
    if (price) return costBy(price, tokens);
  }
  return null;
}

function costBy(price: ModelPrice, tokens: PaidTokens): Cost {
  const { promptTokens, cachedPromptTokens: cached, cacheWriteTokens: written, completionTokens } = tokens;
  const isLong = price.long_from_tokens !== null && promptTokens > price.long_from_tokens;
  const [prompt, answer] = isLong ? [LONG_PROMPT, LONG_ANSWER] : [1, 1];
  const plain = plainTokens(tokens) * price.input_usd * prompt;
  const fromCache = cached * (price.cached_input_usd ?? price.input_usd) * prompt;
  const intoCache = written * (price.cache_write_usd ?? price.input_usd) * prompt;
  const out = completionTokens * price.output_usd * answer;
  return {
    total: (plain + fromCache + intoCache + out) / 1_000_000,
    tokens_in: plain / 1_000_000,
    tokens_cached: fromCache / 1_000_000,
    tokens_cache_write: intoCache / 1_000_000,
    tokens_out: out / 1_000_000,
  };
}

/** Of a prompt's tokens, those that were neither cached nor written into a cache. */
export function plainTokens({ promptTokens, cachedPromptTokens, cacheWriteTokens }: PaidTokens): number {
  return Math.max(0, promptTokens - cachedPromptTokens - cacheWriteTokens);
}
