const BUG_ERROR_NAMES = new Set([
  "Error",
  "TypeError",
  "RangeError",
  "SyntaxError",
  "ReferenceError",
  "AssertionError",
  "AggregateError",
  "ZodError",
]);

/** One-line message for an error that users can cause; null for a bug, which needs its stack trace. */
export function errorMessage(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return `The disk is full: the system refused to ${syscall ?? "write"}${path ? ` ${path}` : ""} (${code}).`;
  }
  if (code && syscall) return `The system refused to ${syscall}${path ? ` ${path}` : ""} (${code}).`;
  // Errors of `pg` from the server are named "error", after the protocol message.
  if (error.name === "error") return `The database refused: ${oneLine(error.message)}.`;
  return BUG_ERROR_NAMES.has(error.name) ? null : oneLine(error.message);
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, " ");
}
