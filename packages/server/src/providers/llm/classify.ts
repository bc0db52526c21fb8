import { readJson } from "../../platform/json/read-json.ts";
import { ModelError, type ModelErrorKind } from "./port.ts";

const MAX_QUOTED_CHARACTERS = 300;
// KEY_LIKE takes quadratic time.
const MAX_SCANNED_CHARACTERS = 2_000;
// Keys in the vendors' formats, in case an error quotes the request's key, and anything long enough to be one.
const KEY_LIKE =
  /\b(?:sk|gsk|rk|key|hyp|xai|AIza)[-_]?[\w*-]{12,}|\bBearer\s+\S+|\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{24,}/g;
// Wordings of OpenAI, Anthropic, Gemini, Mistral, Together, vLLM, llama.cpp, LM Studio and Ollama.
const TOO_LONG = new RegExp(
  [
    "context.{0,20}(?:length|window|size|limit|overflow)",
    "maximum context",
    "maximum model length",
    "too many tokens",
    "prompt is too long",
    "exceeds? the (?:maximum|limit).{0,40}tokens",
    "tokens.{0,30}must be <=",
    "reduce the length of the (?:messages|prompt|input)",
  ].join("|"),
  "i",
);
// Google answers an invalid key with 400.
const WRONG_KEY = /api key not valid|api_key_invalid|invalid api[- ]?key/i;
const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "EHOSTUNREACH",
  "ETIMEDOUT",
  "UND_ERR_SOCKET",
  "UND_ERR_CLOSED",
]);
const TIMED_OUT = new Set(["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

/** Classifies an error response; `text` is its body. */
export function errorFromResponse(
  provider: string,
  status: number,
  text: string,
  retryAfter: string | null | undefined,
): ModelError {
  const [kind, sentence] = classifyResponse(provider, status, text);
  return new ModelError(kind, `${sentence}${quote(text)}.`, {
    ...{ status, retryAfterMs: parseRetryAfter(retryAfter) },
    plain: `${sentence}.`,
  });
}

function classifyResponse(provider: string, status: number, text: string): [ModelErrorKind, string] {
  if (status === 401 || status === 403 || (status === 400 && WRONG_KEY.test(text))) {
    return ["provider_auth", `${provider} refused the credential (${status})`];
  }
  if (status === 402) return ["provider_auth", `The account at ${provider} is out of credit (402)`];
  // Groq sends 413 for a rate limit per minute as well.
  if (status === 429 || (status === 413 && /rate_limit/.test(text))) {
    return ["provider_rate_limited", `${provider} says it is too much (${status})`];
  }
  if (status === 413 || (status < 500 && TOO_LONG.test(text))) {
    return ["context_too_long", "The conversation is too long for this model"];
  }
  if (status >= 500 || status === 408) {
    return ["provider_unavailable", `${provider} is out of order (${status})`];
  }
  // Models get withdrawn; another model of the chain may still exist.
  if (status === 404) {
    return ["provider_unavailable", `${provider} does not have this model or address (404)`];
  }
  return ["internal", `${provider} did not take the request (${status})`];
}

/** Classifies any other failure of a request. */
export function toModelError(provider: string, error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  const code = codeOf(error);
  if (code && TIMED_OUT.has(code)) {
    return new ModelError("provider_timeout", `${provider} did not answer in time.`, { cause: error });
  }
  if (code && UNREACHABLE.has(code)) {
    return new ModelError("provider_unavailable", `${provider} could not be reached (${code}).`, {
      cause: error,
    });
  }
  return new ModelError("provider_unavailable", `The connection to ${provider} broke.`, { cause: error });
}

/** Parses Retry-After, in seconds or as a date (RFC 9110), to milliseconds. */
function parseRetryAfter(value: string | null | undefined, now: number = Date.now()): number | undefined {
  if (!value) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function codeOf(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === "string") return code;
  }
  return null;
}

function quote(text: string): string {
  const message = messageIn(text)
    .slice(0, MAX_SCANNED_CHARACTERS)
    .replace(KEY_LIKE, "[secret]")
    .replace(/\s+/g, " ")
    .trim();
  if (!message) return "";
  return `: ${message.length > MAX_QUOTED_CHARACTERS ? `${message.slice(0, MAX_QUOTED_CHARACTERS)}…` : message.replace(/\.$/, "")}`;
}

function messageIn(text: string): string {
  try {
    const parsed = readJson(text) as { error?: { message?: string } | string; message?: string };
    if (typeof parsed.error === "string") return parsed.error;
    return parsed.error?.message ?? parsed.message ?? "";
  } catch {
    return text.startsWith("<") ? "" : text;
  }
}
