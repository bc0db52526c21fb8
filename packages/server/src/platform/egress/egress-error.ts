export type EgressErrorCode =
  | "invalid-url"
  | "invalid-header"
  | "address-not-allowed"
  | "name-not-resolved"
  | "too-many-redirects"
  | "response-too-large"
  | "timed-out"
  | "cancelled"
  | "connection-failed";

/** A call that the guard does not let out, or that failed on its way. Says nothing about addresses inside. */
export class EgressError extends Error {
  override name = "EgressError";
  readonly code: EgressErrorCode;

  constructor(code: EgressErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** What went wrong on the way out, as the guard says it. */
export function egressErrorIn(error: unknown): EgressError {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof EgressError) return at;
  return new EgressError("connection-failed", "The connection could not be made, or broke.", error);
}
