const FAULTS_OF_OURS = new Set([
  "Error",
  "TypeError",
  "RangeError",
  "SyntaxError",
  "ReferenceError",
  "AssertionError",
  "AggregateError",
  "ZodError",
]);

/** What a user can cause, in one line; null for a fault of ours, which needs its stack. */
export function sentenceOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return `The disk is full: the system refused to ${syscall ?? "write"}${path ? ` ${path}` : ""} (${code}).`;
  }
  if (code && syscall) return `The system refused to ${syscall}${path ? ` ${path}` : ""} (${code}).`;
  // What pg throws names itself after the protocol's message.
  if (error.name === "error") return `The database refused: ${oneLine(error.message)}.`;
  return FAULTS_OF_OURS.has(error.name) ? null : oneLine(error.message);
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, " ");
}
