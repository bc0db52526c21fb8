const NETWORK = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENOTFOUND",
]);
// Admin shutdown, crash shutdown, cannot connect now, too many connections; 08: connection exceptions.
const STATES = /^(?:57P0[123]|53300|08\w{3})$/;
const TEXTS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

// disk_full
const DISK_FULL = "53100";

/** Whether `error` says that the database has no room left on its disk. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error as { code?: unknown }).code === DISK_FULL || isDiskFull(error.cause);
}

/** Whether `error` says that the database could not be reached or is going away: try again, nothing is wrong with the request. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string" && (STATES.test(code) || (NETWORK.has(code) && "syscall" in error)))
    return true;
  if (TEXTS.test(error.message)) return true;
  return error.cause instanceof Error && isOutage(error.cause);
}
