import type { Sealer } from "../../platform/crypto/envelope.ts";
import { rewrapRows } from "../../platform/crypto/rewrap.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { newId } from "../../platform/ids.ts";
import { Secret } from "../../platform/secret.ts";
import { recordChange } from "../audit/service.ts";

/** A provider's credential as it may be shown. */
export interface Credential {
  readonly id: string;
  readonly provider: string;
  readonly hint: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

type CredentialRow = Credential & Record<string, unknown>;

const COLUMNS = `id, provider, hint, created_at AS "createdAt", updated_at AS "updatedAt"`;

/** What a credential holds once opened. */
export interface OpenCredential {
  readonly apiKey: Secret;
  readonly baseUrl: string | null;
}

/** Provider credentials of workspaces, sealed at rest, each bound to its own place. */
export class Credentials {
  readonly #sealer: Sealer;

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  /** Sets the workspace's credential for a provider, in place of the one before. */
  async set(tx: WorkspaceTx, provider: string, apiKey: Secret, baseUrl: string | null): Promise<Credential> {
    const content = JSON.stringify({ api_key: apiKey.reveal(), base_url: baseUrl });
    const hint = `…${apiKey.reveal().slice(-4)}`;
    const sealed = await this.#sealer.seal(content, place(tx, provider));
    const [row] = await tx.query<CredentialRow>(
      `INSERT INTO hyponema.credentials (workspace_id, id, provider, hint, sealed, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6)
       ON CONFLICT (workspace_id, provider) DO UPDATE SET hint = excluded.hint, sealed = excluded.sealed,
         updated_at = excluded.updated_at RETURNING ${COLUMNS}`,
      [tx.workspaceId, newId("credential", tx.now.getTime()), provider, hint, sealed, tx.now],
    );
    if (!row) throw new Error("the credential was not stored");
    await recordChange(tx, {
      action: "credential.set",
      target: { kind: "credential", id: row.id },
      after: { provider, hint, base_url: baseUrl },
    });
    return row;
  }

  /** All credentials of the workspace, oldest first. */
  async list(tx: WorkspaceTx): Promise<readonly Credential[]> {
    return tx.query<CredentialRow>(
      `SELECT ${COLUMNS} FROM hyponema.credentials WHERE workspace_id = $1 ORDER BY id`,
      [tx.workspaceId],
    );
  }

  /** The workspace's credential for a provider, opened; null when it has none. */
  async open(tx: WorkspaceTx, provider: string): Promise<OpenCredential | null> {
    const [row] = await tx.query<{ sealed: string }>(
      "SELECT sealed FROM hyponema.credentials WHERE workspace_id = $1 AND provider = $2",
      [tx.workspaceId, provider],
    );
    if (!row) return null;
    const content = JSON.parse(await this.#sealer.open(row.sealed, place(tx, provider)));
    return { apiKey: new Secret(content.api_key), baseUrl: content.base_url };
  }

  /** Wraps every credential's data key with the newest root secret; resolves to how many were not yet. */
  async rotate(tx: WorkspaceTx): Promise<number> {
    const placeOf = (row: { readonly id: string; readonly sealed: string; readonly provider: string }) =>
      place(tx, row.provider);
    const rotated = await rewrapRows(tx, this.#sealer, "hyponema.credentials", placeOf);
    for (const id of rotated)
      await recordChange(tx, { action: "credential.rotate", target: { kind: "credential", id } });
    return rotated.length;
  }
}

function place(tx: WorkspaceTx, provider: string): string {
  return `workspace/${tx.workspaceId}/credential/${provider}`;
}
