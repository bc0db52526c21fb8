import type { CredentialProvider } from "@hyponema/contract/agent-settings";
import type { Database, WorkspaceTx } from "../../platform/database/database.ts";
import type { EnvironmentProvider } from "../../providers/llm/providers.ts";
import type { ProviderAccess } from "../../providers/llm/vendor.ts";
import { listWorkspaces } from "../workspaces/service.ts";
import type { CredentialVault } from "./credential-vault.ts";
import { stampOfAll } from "./store.ts";

/** Stamp of keys from the environment, to distinguish them from the workspace's. */
export const ENVIRONMENT_STAMP = "environment";

/** A workspace's access to a provider, and its source. */
export interface ResolvedAccess {
  readonly access: ProviderAccess;
  /** Whether the address is a vendor's own or set by the operator. Other addresses go through the egress guard. */
  readonly trusted: boolean;
  /** Changes whenever the workspace's credential is set. */
  readonly stamp: string;
}

/** Resolves access to providers: the workspace's credential, else the server's from the environment. */
export class ProviderAccessResolver {
  readonly #credentials: CredentialVault;
  readonly #environment: readonly EnvironmentProvider[];
  readonly #database: Database;
  readonly #environmentForAll: boolean;
  #firstWorkspace: string | null = null;

  constructor(parts: {
    credentials: CredentialVault;
    environment: readonly EnvironmentProvider[];
    database: Database;
    /** Whether the environment's keys serve every workspace, or only the first. */
    environmentForAll: boolean;
  }) {
    this.#credentials = parts.credentials;
    this.#environment = parts.environment;
    this.#database = parts.database;
    this.#environmentForAll = parts.environmentForAll;
  }

  /** Null if no credential exists. Throws `SealError`. */
  async find(tx: WorkspaceTx, provider: CredentialProvider): Promise<ResolvedAccess | null> {
    const own = await this.#credentials.open(tx, provider);
    if (own) return { access: own, trusted: own.baseUrl === null, stamp: own.stamp };
    const known = (await this.environmentFor(tx.workspaceId)).find(
      ({ choice }) => choice.provider === provider,
    );
    return known ? { access: known.access, trusted: true, stamp: ENVIRONMENT_STAMP } : null;
  }

  /**
   * Access to an OpenAI-compatible server at an address that an agent names. Sends the workspace's key only to the
   * origin it was set for, and the environment's key to none.
   */
  async findAt(tx: WorkspaceTx, endpoint: string): Promise<ResolvedAccess> {
    const own = await this.#credentials.open(tx, "openai-compatible");
    const isSameOrigin = own?.baseUrl && sameOrigin(own.baseUrl, endpoint);
    return {
      access: { apiKey: isSameOrigin ? own.apiKey : null, baseUrl: endpoint },
      trusted: false,
      stamp: `${own?.stamp ?? ""} ${endpoint}`,
    };
  }

  /** Providers with a credential of the workspace, oldest first. */
  async workspaceProviders(tx: WorkspaceTx): Promise<readonly CredentialProvider[]> {
    return (await this.#credentials.list(tx)).map(({ provider }) => provider);
  }

  /** Providers configured by the environment for a workspace; the first is the server's default. */
  async environmentFor(workspaceId: string): Promise<readonly EnvironmentProvider[]> {
    if (this.#environmentForAll || this.#environment.length === 0) return this.#environment;
    // The oldest workspace never changes, so cache it once it exists.
    this.#firstWorkspace ??= (await listWorkspaces(this.#database))[0]?.id ?? null;
    return this.#firstWorkspace === workspaceId ? this.#environment : [];
  }

  /** Changes whenever access to any of the workspace's providers may have changed. */
  async stamp(tx: WorkspaceTx): Promise<string> {
    return stampOfAll(tx);
  }
}

function sameOrigin(a: string, b: string): boolean {
  return URL.parse(a)?.origin === URL.parse(b)?.origin;
}
