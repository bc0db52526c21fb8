import type { Sealer } from "../../platform/crypto/envelope.ts";
import { rewrapRows } from "../../platform/crypto/rewrap.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { endOf, Secret } from "../../platform/secret.ts";

/** How settings name a secret. */
export interface SecretName {
  readonly secret_id: string;
  /** Its last characters, to tell it from others. */
  readonly hint: string;
}

/** Secrets that tools and resolvers send, sealed at rest, each bound to its own place. */
export class Secrets {
  readonly #sealer: Sealer;

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  /** Keeps `value`, in place of what `secretId` named before when that is given. */
  async keep(tx: WorkspaceTx, value: string, secretId?: string): Promise<SecretName> {
    const id = secretId ?? newId("secret", tx.now.getTime());
    const hint = endOf(value);
    const sealed = await this.#sealer.seal(value, place(tx, id));
    await tx.query(
      `INSERT INTO hyponema.secrets (workspace_id, id, sealed, hint, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $5)
       ON CONFLICT (workspace_id, id) DO UPDATE SET sealed = excluded.sealed, hint = excluded.hint,
         updated_at = excluded.updated_at`,
      [tx.workspaceId, id, sealed, hint, tx.now],
    );
    return { secret_id: id, hint };
  }

  /** The secrets that `ids` name, opened, by their IDs. */
  async open(tx: WorkspaceTx, ids: readonly string[]): Promise<ReadonlyMap<string, Secret>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ id: string; sealed: string }>(
      "SELECT id, sealed FROM hyponema.secrets WHERE workspace_id = $1 AND id = ANY ($2)",
      [tx.workspaceId, ids],
    );
    const opened = rows.map(
      async ({ id, sealed }) => [id, new Secret(await this.#sealer.open(sealed, place(tx, id)))] as const,
    );
    return new Map(await Promise.all(opened));
  }

  /** Wraps every secret's data key with the newest root secret; resolves to how many were not yet. */
  async rotate(tx: WorkspaceTx): Promise<number> {
    const rotated = await rewrapRows(tx, this.#sealer, "hyponema.secrets", ({ id }) => place(tx, id));
    return rotated.length;
  }
}

/** Refuses to send kept secrets elsewhere than they were given for: `paths` are where to give them again. */
export function expectGivenAgain(paths: readonly string[], because: string): void {
  if (paths.length === 0) return;
  const message = `must be given again, since ${because} says where it is sent`;
  throw new Refusal("credential-required", { errors: paths.map((path) => ({ path, message })) });
}

/** Whether what is sent to `after` reaches another origin than what was sent to `before`; null is none. */
export function isElsewhere(before: string | null, after: string | null): boolean {
  return originOf(before) !== originOf(after);
}

// What is no URL is where nothing else is.
function originOf(url: string | null): string | null {
  return url && (URL.parse(url)?.origin ?? url);
}

function place(tx: WorkspaceTx, id: string): string {
  return `workspace/${tx.workspaceId}/secret/${id}`;
}
