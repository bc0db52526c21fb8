import { orAborted } from "../or-aborted.ts";
import { DatabaseClient } from "./connection.ts";
import { expectRow } from "./expect-row.ts";

const PATIENCE_MS = 10_000;
const OLDEST_VERSION = 150_000;
const NOT_RESOLVED = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NODATA"]);
const UNREACHED = new Set(["ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN"]);

/** DATABASE_URL leads to no database that the server can use; the message says what to do, and never the password. */
export class DatabaseUnreachableError extends Error {
  override name = "DatabaseUnreachableError";
}

interface ReachOptions {
  /** Ends the wait; then its reason is thrown. */
  readonly signal?: AbortSignal;
  readonly patienceMs?: number;
}

/**
 * Connects once; resolves to the version, e.g. `18.4`. Throws `DatabaseUnreachableError` unless a PostgreSQL that is new
 * enough lets the server in and answers a query, all within ten seconds.
 */
export async function expectReachable(
  url: string,
  { signal, patienceMs = PATIENCE_MS }: ReachOptions = {},
): Promise<string> {
  const client = clientFor(url);
  client.on("error", () => undefined);
  const waiting = new AbortController();
  const cancel = () => waiting.abort(signal?.reason);
  if (signal?.aborted) cancel();
  signal?.addEventListener("abort", cancel, { once: true });
  const overdue = setTimeout(() => waiting.abort(noAnswer(client, patienceMs)), patienceMs);
  try {
    const { number, version } = await orAborted(askVersion(client), waiting.signal);
    if (number < OLDEST_VERSION) {
      throw new DatabaseUnreachableError(
        `PostgreSQL ${version} at ${placeOf(client)} is too old. Use version 15 or newer in DATABASE_URL.`,
      );
    }
    return version;
  } catch (error) {
    if (waiting.signal.aborted) throw waiting.signal.reason;
    if (error instanceof DatabaseUnreachableError) throw error;
    throw new DatabaseUnreachableError(reasonOf(error, client), { cause: error });
  } finally {
    clearTimeout(overdue);
    signal?.removeEventListener("abort", cancel);
    if (!waiting.signal.aborted) await endInOrder(client);
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  }
}

async function askVersion(client: DatabaseClient): Promise<{ number: number; version: string }> {
  await client.connect();
  const { rows } = await client.query<{ number: number; version: string }>(
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version",
  );
  return expectRow(rows, "asking for the server's version");
}

// A server that speaks another protocol may never end the connection.
async function endInOrder(client: DatabaseClient): Promise<void> {
  await Promise.race([
    client.end().catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, 500)),
  ]);
}

function noAnswer(client: DatabaseClient, patienceMs: number): DatabaseUnreachableError {
  return new DatabaseUnreachableError(
    `No PostgreSQL answered at ${placeOf(client)} within ${patienceMs / 1_000} seconds. Check DATABASE_URL and the network to that address.`,
  );
}

// Files that the URL names are read here, and what contradicts itself is found.
function clientFor(url: string): DatabaseClient {
  try {
    return new DatabaseClient({ connectionString: url });
  } catch (error) {
    const { message } = error as Error;
    throw new DatabaseUnreachableError(
      `No connection can be made from DATABASE_URL (${message.replace(/\.$/, "")}). Check its parameters.`,
      { cause: error },
    );
  }
}

function placeOf({ host, port }: DatabaseClient): string {
  return host.startsWith("/") ? host : `${host}:${port}`;
}

function reasonOf(error: unknown, client: DatabaseClient): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  const place = placeOf(client);
  if (code === "ECONNREFUSED" || code === "ENOENT") {
    return `No PostgreSQL listens at ${place}. Check DATABASE_URL, and that the database runs.`;
  }
  if (NOT_RESOLVED.has(code)) {
    return `The host ${client.host} of DATABASE_URL cannot be resolved. Check DATABASE_URL and the name service.`;
  }
  if (UNREACHED.has(code)) {
    return `No PostgreSQL can be reached at ${place} (${code}). Check DATABASE_URL and the network to that address.`;
  }
  return refusalOf(code, message, place, client) ?? strangeAnswer(code, message, place);
}

function refusalOf(code: string, message: string, place: string, client: DatabaseClient): string | null {
  if (code === "28P01") {
    return `PostgreSQL at ${place} does not accept the password of the role "${client.user}" (${message}). Check DATABASE_URL.`;
  }
  if (code.startsWith("28")) {
    return `PostgreSQL at ${place} does not let the role "${client.user}" in (${message}). Check DATABASE_URL, and pg_hba.conf there.`;
  }
  if (code === "3D000") {
    return `There is no database "${client.database}" at ${place}. Create it, or check DATABASE_URL.`;
  }
  if (code === "57P03")
    return `PostgreSQL at ${place} is not ready (${message}). Wait until it is, and start again.`;
  if (code === "53300")
    return `PostgreSQL at ${place} has no connection left (${message}). Raise max_connections there.`;
  return /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code)
    ? `PostgreSQL at ${place} refuses the connection (${message}). Check DATABASE_URL.`
    : null;
}

function strangeAnswer(code: string, message: string, place: string): string {
  if (/SSL|certificate|altname|TLS/i.test(`${code} ${message}`)) {
    return `The encrypted connection to PostgreSQL at ${place} failed (${message}). Check sslmode and sslrootcert in DATABASE_URL.`;
  }
  return `What listens at ${place} is not PostgreSQL (${message}). Check DATABASE_URL.`;
}
