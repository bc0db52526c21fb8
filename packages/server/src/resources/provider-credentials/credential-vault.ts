import type { CredentialProvider } from "@hyponema/contract/agent-settings";
import type { Sealer } from "../../platform/crypto/envelope.ts";
import { rewrapRows } from "../../platform/crypto/rewrap.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { endOf, Secret } from "../../platform/secret.ts";
import { recordChange } from "../audit/service.ts";
import * as store from "./store.ts";

/** A provider's credential without its secret. */
export type Credential = Omit<store.CredentialRow, "sealed">;

/** A decrypted credential. */
export interface OpenCredential {
  /** Null if the server at the base URL requires no key. */
  readonly apiKey: Secret | null;
  readonly baseUrl: string | null;
  /** Changes whenever the credential is set. */
  readonly stamp: string;
}

/** Provider credentials of workspaces, encrypted at rest, each bound to its workspace and provider. */
export class CredentialVault {
  readonly #sealer: Sealer;

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  /** Sets the workspace's credential for a provider, replacing the previous one. */
  async set(
    tx: WorkspaceTx,
    provider: CredentialProvider,
    apiKey: Secret | null,
    baseUrl: string | null,
  ): Promise<Credential> {
    assertComplete(provider, apiKey, baseUrl);
    const content = JSON.stringify({ api_key: apiKey?.reveal() ?? null, base_url: baseUrl });
    const sealed = await this.#sealer.seal(content, sealingContext(tx, provider));
    const before = await store.findForUpdate(tx, provider);
    const row: store.CredentialRow = {
      id: before?.id ?? newId("credential", tx.now.getTime()),
      provider,
      hint: apiKey ? endOf(apiKey.reveal()) : "",
      baseUrl,
      sealed,
      createdAt: before?.createdAt ?? tx.now,
      updatedAt: tx.now,
    };
    const id = await store.write(tx, row);
    await recordChange(tx, {
      action: "credential.set",
      target: { kind: "credential", id },
      before: before && auditView(before),
      after: auditView(row),
    });
    return { ...row, id };
  }

  /** Removes the workspace's credential for a provider. */
  async remove(tx: WorkspaceTx, provider: CredentialProvider): Promise<void> {
    const before = await store.findForUpdate(tx, provider);
    if (!before) throw new Refusal("provider-credential-not-set");
    await store.remove(tx, provider);
    await recordChange(tx, {
      action: "credential.delete",
      target: { kind: "credential", id: before.id },
      before: auditView(before),
    });
  }

  /** All credentials of the workspace, oldest first. */
  async list(tx: WorkspaceTx): Promise<readonly Credential[]> {
    return store.list(tx);
  }

  /** Decrypts the workspace's credential for a provider; null if there is none. Throws `SealError`. */
  async open(tx: WorkspaceTx, provider: CredentialProvider): Promise<OpenCredential | null> {
    const row = await store.find(tx, provider);
    if (!row) return null;
    const content = JSON.parse(await this.#sealer.open(row.sealed, sealingContext(tx, provider)));
    return {
      apiKey: content.api_key === null ? null : new Secret(content.api_key),
      baseUrl: content.base_url,
      stamp: row.stamp,
    };
  }

  /** Rewraps every credential's data key with the newest root secret. Resolves to the number that changed. */
  async rotate(tx: WorkspaceTx): Promise<number> {
    const contextOf = (row: { readonly id: string; readonly sealed: string; readonly provider: string }) =>
      sealingContext(tx, row.provider);
    const rotated = await rewrapRows(tx, this.#sealer, "hyponema.credentials", contextOf);
    for (const id of rotated)
      await recordChange(tx, { action: "credential.rotate", target: { kind: "credential", id } });
    return rotated.length;
  }
}

function assertComplete(provider: CredentialProvider, apiKey: Secret | null, baseUrl: string | null): void {
  const anywhere = provider === "openai-compatible";
  if (anywhere && baseUrl === null) {
    throw new Refusal("base-url-required", { errors: [{ path: "/base_url", message: "is required" }] });
  }
  if (!anywhere && apiKey === null) {
    throw new Refusal("provider-key-required", { errors: [{ path: "/api_key", message: "is required" }] });
  }
}

function auditView({ provider, hint, baseUrl }: Pick<Credential, "provider" | "hint" | "baseUrl">) {
  return { provider, hint, base_url: baseUrl };
}

function sealingContext(tx: WorkspaceTx, provider: string): string {
  return `workspace/${tx.workspaceId}/credential/${provider}`;
}
