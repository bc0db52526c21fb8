import { ERRORS, type ErrorCode, type Problem, type ProblemPlace } from "@hyponema/contract/errors";

export interface RefusalOptions {
  /** What was wrong this time and what to do; the table's advice when left out. */
  readonly detail?: string;
  readonly errors?: readonly ProblemPlace[];
  /** Goes into the Retry-After header. */
  readonly retryAfterSeconds?: number;
}

/** A request that is turned down, by its code in the contract's one table of errors. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly code: ErrorCode;
  readonly status: number;
  readonly errors: readonly ProblemPlace[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: RefusalOptions = {}) {
    super(options.detail ?? ERRORS[code].advice);
    this.code = code;
    this.status = ERRORS[code].status;
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** RFC 9457 body; `docs` is the URL that documents all codes, each under its own fragment. */
  toProblem(requestId: string, docs: string): Problem {
    return {
      type: `${docs}#${this.code}`,
      title: ERRORS[this.code].title,
      status: this.status,
      detail: this.message,
      code: this.code,
      request_id: requestId,
      ...(this.errors ? { errors: [...this.errors] } : {}),
    };
  }
}
