import type { components } from "./generated/api.ts";

type Problem = components["schemas"]["Problem"];

/** The server refused a request, and said why. */
export class HyponemaError extends Error {
  override name = "HyponemaError";
  readonly status: number;
  /** From the contract's closed list. */
  readonly code: Problem["code"];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly requestId: string;
  /** Seconds after which to try again, when the server named them. */
  readonly retryAfterSeconds: number | null;

  constructor(problem: Problem, retryAfterSeconds: number | null) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
    this.errors = problem.errors ?? [];
    this.requestId = problem.request_id;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The server could not be reached, broke off, or answered something that is not its own. */
export class ConnectionError extends Error {
  override name = "ConnectionError";
}

/** Reads a refused answer into the error that it stands for. */
export async function errorOf(response: Response): Promise<HyponemaError | ConnectionError> {
  const text = await response.text().catch(() => "");
  try {
    const problem = JSON.parse(text) as Problem;
    if (typeof problem.code !== "string") throw new Error("not a problem");
    const seconds = Number(response.headers.get("retry-after"));
    return new HyponemaError(problem, Number.isFinite(seconds) && seconds > 0 ? seconds : null);
  } catch {
    return new ConnectionError(
      `${response.status} from something that is not Hyponema: ${text.slice(0, 200)}`,
    );
  }
}
