import type { CredentialProvider } from "@hyponema/contract/agent-settings";
import type { Sealer } from "../../platform/crypto/envelope.ts";
import { rewrapRows } from "../../platform/crypto/rewrap.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { endOf, Secret } from "../../platform/secret.ts";
import { recordChange } from "../audit/service.ts";
import * as store from "./store.ts";

/** A provider's credential as it may be shown. */
export type Credential = Omit<store.CredentialRow, "sealed">;

/** What a credential holds once opened. */
export interface OpenCredential {
  /** Null: the server at the base URL wants none. */
  readonly apiKey: Secret | null;
  readonly baseUrl: string | null;
  /** Another one whenever it is set again. */
  readonly stamp: string;
}

/** Provider credentials of workspaces, sealed at rest, each bound to its own place. */
export class Credentials {
  readonly #sealer: Sealer;

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  /** Sets the workspace's credential for a provider, in place of the one before. */
  async set(
    tx: WorkspaceTx,
    provider: CredentialProvider,
    apiKey: Secret | null,
    baseUrl: string | null,
  ): Promise<Credential> {
    expectEnough(provider, apiKey, baseUrl);
    const content = JSON.stringify({ api_key: apiKey?.reveal() ?? null, base_url: baseUrl });
    const sealed = await this.#sealer.seal(content, place(tx, provider));
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
      before: before && described(before),
      after: described(row),
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
      before: described(before),
    });
  }

  /** All credentials of the workspace, oldest first. */
  async list(tx: WorkspaceTx): Promise<readonly Credential[]> {
    return store.list(tx);
  }

  /** The workspace's credential for a provider, opened; null when it has none. Throws `SealError`. */
  async open(tx: WorkspaceTx, provider: CredentialProvider): Promise<OpenCredential | null> {
    const row = await store.find(tx, provider);
    if (!row) return null;
    const content = JSON.parse(await this.#sealer.open(row.sealed, place(tx, provider)));
    return {
      apiKey: content.api_key === null ? null : new Secret(content.api_key),
      baseUrl: content.base_url,
      stamp: row.stamp,
    };
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

function expectEnough(provider: CredentialProvider, apiKey: Secret | null, baseUrl: string | null): void {
  const anywhere = provider === "openai-compatible";
  if (anywhere && baseUrl === null) {
    throw new Refusal("base-url-required", { errors: [{ path: "/base_url", message: "is required" }] });
  }
  if (!anywhere && apiKey === null) {
    throw new Refusal("provider-key-required", { errors: [{ path: "/api_key", message: "is required" }] });
  }
}

function described({ provider, hint, baseUrl }: Pick<Credential, "provider" | "hint" | "baseUrl">) {
  return { provider, hint, base_url: baseUrl };
}

function place(tx: WorkspaceTx, provider: string): string {
  return `workspace/${tx.workspaceId}/credential/${provider}`;
}
