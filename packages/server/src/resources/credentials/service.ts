import { asc, eq } from "drizzle-orm";
import type { Sealer } from "../../platform/crypto/envelope.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { newId } from "../../platform/ids.ts";
import { Secret } from "../../platform/secret.ts";
import { recordChange } from "../audit/service.ts";
import { credentials } from "./tables.ts";

/** A provider's credential as it may be shown. */
export interface Credential {
  readonly id: string;
  readonly provider: string;
  readonly hint: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

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
    const values = {
      hint: `…${apiKey.reveal().slice(-4)}`,
      sealed: await this.#sealer.seal(content, place(tx, provider)),
      updatedAt: tx.now,
    };
    const [row] = await tx.db
      .insert(credentials)
      .values({
        workspaceId: tx.workspaceId,
        id: newId("credential", tx.now.getTime()),
        provider,
        createdAt: tx.now,
        ...values,
      })
      .onConflictDoUpdate({ target: [credentials.workspaceId, credentials.provider], set: values })
      .returning();
    if (!row) throw new Error("the credential was not stored");
    await recordChange(tx, {
      action: "credential.set",
      target: { kind: "credential", id: row.id },
      after: { provider, hint: values.hint, base_url: baseUrl },
    });
    return row;
  }

  /** All credentials of the workspace, oldest first. */
  async list(tx: WorkspaceTx): Promise<readonly Credential[]> {
    return tx.db.select().from(credentials).orderBy(asc(credentials.id));
  }

  /** The workspace's credential for a provider, opened; null when it has none. */
  async open(tx: WorkspaceTx, provider: string): Promise<OpenCredential | null> {
    const [row] = await tx.db.select().from(credentials).where(eq(credentials.provider, provider));
    if (!row) return null;
    const content = JSON.parse(await this.#sealer.open(row.sealed, place(tx, provider)));
    return { apiKey: new Secret(content.api_key), baseUrl: content.base_url };
  }

  /** Wraps every credential's data key with the newest root secret; resolves to how many were not yet. */
  async rotate(tx: WorkspaceTx): Promise<number> {
    let rotated = 0;
    for (const row of await tx.db.select().from(credentials).for("update")) {
      const sealed = await this.#sealer.rewrap(row.sealed, place(tx, row.provider));
      if (sealed === row.sealed) continue;
      await tx.db.update(credentials).set({ sealed }).where(eq(credentials.id, row.id));
      await recordChange(tx, { action: "credential.rotate", target: { kind: "credential", id: row.id } });
      rotated++;
    }
    return rotated;
  }
}

function place(tx: WorkspaceTx, provider: string): string {
  return `workspace/${tx.workspaceId}/credential/${provider}`;
}
