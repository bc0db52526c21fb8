import { DatabaseClient } from "../database/connection.ts";
import type { Database, SystemTx } from "../database/database.ts";
import { SYSTEM_ROLE } from "../database/roles.ts";
import type { Sealer } from "./envelope.ts";
import { RootSecretError } from "./keyring.ts";

const KNOWN = "hyponema";
const CONTEXT = "root-secret-check";

/** Where the root secret of this server comes from, for messages: a variable or a file. */
export interface RootSecretSource {
  readonly name: string;
}

/**
 * Makes sure that the database was sealed with the root secret of `sealer`, and stores the value that tells so where
 * there is none yet. Throws `RootSecretError`.
 */
export async function checkRootSecret(
  { database, databaseUrl }: { readonly database: Database; readonly databaseUrl: string },
  sealer: Sealer,
  source: RootSecretSource,
): Promise<void> {
  const stored = await database.asSystem(readRootSecretCheck);
  if (stored !== null) return expectOpens(stored, sealer, source);
  const ids = await sealingKeyIds(databaseUrl);
  if (ids.length > 0 && !ids.some((id) => sealer.knows(id))) throw sealedOtherwise(source);
  await database.asSystem((tx) => storeRootSecretCheck(tx, sealer));
}

/** IDs of the keys that something in any workspace is sealed with: for databases that are older than the check. */
async function sealingKeyIds(url: string): Promise<string[]> {
  const client = new DatabaseClient({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(`BEGIN READ ONLY; SET LOCAL ROLE ${SYSTEM_ROLE}`);
    const { rows } = await client.query<{ id: string }>(
      `SELECT split_part(sealed, '.', 2) AS id FROM hyponema.credentials
       UNION SELECT split_part(sealed, '.', 2) FROM hyponema.secrets`,
    );
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}

/** The stored value as it is sealed; null while there is none. */
export async function readRootSecretCheck(tx: SystemTx): Promise<string | null> {
  const [row] = await tx.query<{ sealed: string }>("SELECT sealed FROM hyponema.root_secret_check");
  return row?.sealed ?? null;
}

/** Seals the value with the newest root secret: after everything else was, since older ones are no longer needed then. */
export async function storeRootSecretCheck(tx: SystemTx, sealer: Sealer): Promise<void> {
  await tx.query(
    "INSERT INTO hyponema.root_secret_check (sealed) VALUES ($1) ON CONFLICT (only_one) DO UPDATE SET sealed = excluded.sealed",
    [await sealer.seal(KNOWN, CONTEXT)],
  );
}

/** Throws `RootSecretError` unless `sealed` is the known value, sealed with a root secret of `sealer`. */
export async function expectOpens(sealed: string, sealer: Sealer, source: RootSecretSource): Promise<void> {
  const opened = await sealer.open(sealed, CONTEXT).catch(() => null);
  if (opened !== KNOWN) throw sealedOtherwise(source);
}

function sealedOtherwise({ name }: RootSecretSource): RootSecretError {
  return new RootSecretError(
    `The database was sealed with another root secret than the one in ${name}. Put the right one there; after a rotation, HYPONEMA_SECRET_KEY is \`new,old\` until \`npx hyponema credentials rotate\` has run.`,
  );
}
