// Writes to a pipe that nobody reads any more, and to a terminal that was closed.
const CODES = new Set(["EPIPE", "EIO"]);

/** Whether a write to an output failed because the output is gone for good. */
export function isClosedOutput({ code }: NodeJS.ErrnoException): boolean {
  return CODES.has(code ?? "");
}
