import type { components } from "./generated/api.ts";

type Problem = components["schemas"]["Problem"];

/** The server refused a request, and said why. */
export class HyponemaError extends Error {
  override name = "HyponemaError";
  readonly status: number;
  /** From the contract's closed list. */
  readonly code: Problem["code"];
  /** What was wrong this time, and what to do. */
  readonly detail: string;
  /** The places in the request that are wrong. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly requestId: string;
  /** Seconds after which to try again, when the server named them. */
  readonly retryAfterSeconds: number | null;
  /** Whether the same request may pass later. */
  readonly retryable: boolean;

  constructor(problem: Problem, retryAfterSeconds: number | null) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.errors = problem.errors ?? [];
    this.requestId = problem.request_id;
    this.retryAfterSeconds = retryAfterSeconds;
    this.retryable =
      problem.status === 429 || problem.status === 503 || problem.code === "idempotency-in-flight";
  }
}

/** The server could not be reached, broke off, said nothing for too long, or something else answered in its place. */
export class ConnectionError extends Error {
  override name = "ConnectionError";
  /** Of what answered in the server's place, such as a proxy; null when nothing did. */
  readonly status: number | null;
  /** Whether the same request may pass later. */
  readonly retryable: boolean;

  constructor(message: string, { status = null, cause }: { status?: number | null; cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
    this.retryable = status === null || PASSING.includes(status);
  }
}

// What proxies answer while the server behind them is away.
const PASSING = [429, 502, 503, 504];

const CLOSE_REASONS = {
  4001: "token",
  4003: "origin",
  4404: "not-found",
  4500: "voice-disabled",
} as const;

/** The server closed a chat socket for a reason that connecting again cannot mend. */
export class ChatClosedError extends Error {
  override name = "ChatClosedError";
  readonly code: ChatCloseCode;
  /** `token`: not valid (any more); `origin`: not allowed; `not-found`: no such session, or it has ended. */
  readonly reason: (typeof CLOSE_REASONS)[ChatCloseCode];

  constructor(code: ChatCloseCode, said: string) {
    super(`The chat socket was closed (${code}): ${said || CLOSE_REASONS[code]}.`);
    this.code = code;
    this.reason = CLOSE_REASONS[code];
  }
}

export type ChatCloseCode = keyof typeof CLOSE_REASONS;

export function isFinalClose(code: number): code is ChatCloseCode {
  return code in CLOSE_REASONS;
}

/** Reads a refused answer into the error that it stands for. */
export async function errorOf(response: Response): Promise<HyponemaError | ConnectionError> {
  const text = await response.text();
  const problem = problemIn(text);
  if (problem) return new HyponemaError(problem, retryAfter(response.headers.get("retry-after")));
  return new ConnectionError(
    `${response.status} from something that is not Hyponema: ${text.slice(0, 200)}`,
    response,
  );
}

function problemIn(text: string): Problem | null {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === "object" && found !== null && "code" in found ? (found as Problem) : null;
  } catch {
    return null;
  }
}

// RFC 9110: seconds, or a date.
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, Math.ceil(seconds));
}
