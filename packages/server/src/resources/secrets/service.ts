import type { Sealer } from "../../platform/crypto/envelope.ts";
import { rewrapRows } from "../../platform/crypto/rewrap.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { endOf, Secret } from "../../platform/secret.ts";

/** Reference to a secret, as settings store it. */
export interface SecretReference {
  readonly secret_id: string;
  /** Last characters, to identify it. */
  readonly hint: string;
}

/** Secrets that tools and resolvers send, encrypted at rest, each bound to its workspace and ID. */
export class Secrets {
  readonly #sealer: Sealer;

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  /** Stores `value`, replacing the secret `secretId` if given. */
  async save(tx: WorkspaceTx, value: string, secretId?: string): Promise<SecretReference> {
    const id = secretId ?? newId("secret", tx.now.getTime());
    const hint = endOf(value);
    const sealed = await this.#sealer.seal(value, sealingContext(tx, id));
    await tx.query(
      `INSERT INTO hyponema.secrets (workspace_id, id, sealed, hint, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $5)
       ON CONFLICT (workspace_id, id) DO UPDATE SET sealed = excluded.sealed, hint = excluded.hint,
         updated_at = excluded.updated_at`,
      [tx.workspaceId, id, sealed, hint, tx.now],
    );
    return { secret_id: id, hint };
  }

  /** Decrypts secrets, by ID. */
  async open(tx: WorkspaceTx, ids: readonly string[]): Promise<ReadonlyMap<string, Secret>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ id: string; sealed: string }>(
      "SELECT id, sealed FROM hyponema.secrets WHERE workspace_id = $1 AND id = ANY ($2)",
      [tx.workspaceId, ids],
    );
    const opened = rows.map(
      async ({ id, sealed }) =>
        [id, new Secret(await this.#sealer.open(sealed, sealingContext(tx, id)))] as const,
    );
    return new Map(await Promise.all(opened));
  }

  /** Rewraps every secret's data key with the newest root secret. Resolves to the number that changed. */
  async rotate(tx: WorkspaceTx): Promise<number> {
    const rotated = await rewrapRows(tx, this.#sealer, "hyponema.secrets", ({ id }) =>
      sealingContext(tx, id),
    );
    return rotated.length;
  }
}

/** Throws if stored secrets would be sent to a new destination: `paths` are the fields to enter again. */
export function assertReentered(paths: readonly string[], because: string): void {
  if (paths.length === 0) return;
  const message = `must be given again, since ${because} says where it is sent`;
  throw new Refusal("credential-required", { errors: paths.map((path) => ({ path, message })) });
}

/** Whether `after` has another origin than `before`; null means no address. */
export function isOtherOrigin(before: string | null, after: string | null): boolean {
  return originOf(before) !== originOf(after);
}

// A value that is not a URL is its own origin.
function originOf(url: string | null): string | null {
  return url && (URL.parse(url)?.origin ?? url);
}

function sealingContext(tx: WorkspaceTx, id: string): string {
  return `workspace/${tx.workspaceId}/secret/${id}`;
}
