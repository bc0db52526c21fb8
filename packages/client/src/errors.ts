import type { components } from "./generated/api.ts";

type Problem = components["schemas"]["Problem"];

/** The server refused a request. */
export class HyponemaError extends Error {
  override name = "HyponemaError";
  readonly status: number;
  /** One of the contract's closed list of codes. */
  readonly code: Problem["code"];
  /** The problem with this request, and how to fix it. */
  readonly detail: string;
  /** The invalid fields of the request. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly requestId: string;
  /** Seconds to wait before retrying, from `Retry-After`; null if the server sent none. */
  readonly retryAfterSeconds: number | null;
  /** Whether retrying the same request may succeed. */
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

/**
 * The server was unreachable, the connection broke or timed out, or something other than Hyponema answered, such as a proxy.
 */
export class ConnectionError extends Error {
  override name = "ConnectionError";
  /** Status of the response if something other than Hyponema answered; null if there was no response. */
  readonly status: number | null;
  /** Whether retrying the same request may succeed. */
  readonly retryable: boolean;

  constructor(message: string, { status = null, cause }: { status?: number | null; cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.status = status;
    this.retryable = status === null || TRANSIENT_STATUSES.includes(status);
  }
}

// Statuses with which proxies answer while the server is unavailable.
const TRANSIENT_STATUSES = [429, 502, 503, 504];

const CLOSE_REASONS = {
  4001: "token",
  4003: "origin",
  4404: "not-found",
  4500: "voice-disabled",
} as const;

/** The server closed a chat socket for a reason that reconnecting cannot fix. */
export class ChatClosedError extends Error {
  override name = "ChatClosedError";
  readonly code: ChatCloseCode;
  /** `token`: invalid or expired; `origin`: not allowed; `not-found`: the session does not exist or has ended. */
  readonly reason: (typeof CLOSE_REASONS)[ChatCloseCode];

  constructor(code: ChatCloseCode, closeReason: string) {
    super(`The chat socket was closed (${code}): ${closeReason || CLOSE_REASONS[code]}.`);
    this.code = code;
    this.reason = CLOSE_REASONS[code];
  }
}

export type ChatCloseCode = keyof typeof CLOSE_REASONS;

export function isFinalClose(code: number): code is ChatCloseCode {
  return code in CLOSE_REASONS;
}

/** The error for an unsuccessful response. */
export async function errorOf(response: Response): Promise<HyponemaError | ConnectionError> {
  const text = await response.text();
  const problem = parseProblem(text);
  if (problem) return new HyponemaError(problem, retryAfter(response.headers.get("retry-after")));
  return new ConnectionError(
    `${response.status} from something that is not Hyponema: ${text.slice(0, 200)}`,
    response,
  );
}

function parseProblem(text: string): Problem | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && "code" in parsed ? (parsed as Problem) : null;
  } catch {
    return null;
  }
}

// RFC 9110: seconds or a date.
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, Math.ceil(seconds));
}
