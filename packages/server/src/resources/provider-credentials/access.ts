import type { CredentialProvider } from "@hyponema/contract/agent-settings";
import type { Database, WorkspaceTx } from "../../platform/database/database.ts";
import type { EnvironmentProvider } from "../../providers/llm/providers.ts";
import type { ProviderAccess } from "../../providers/llm/vendor.ts";
import { listWorkspaces } from "../workspaces/service.ts";
import type { Credentials } from "./credentials.ts";
import { stampOfAll } from "./store.ts";

/** What the environment's keys are told apart by from the workspace's. */
export const ENVIRONMENT_STAMP = "environment";

/** What opens a provider for a workspace, and where it is from. */
export interface FoundAccess {
  readonly access: ProviderAccess;
  /** Whether the address is a vendor's own or the server's choice; others are somebody's word, and go past the guard. */
  readonly ours: boolean;
  /** Another one whenever the workspace's credential is set again. */
  readonly stamp: string;
}

/** Finds what opens providers: the workspace's own credential, else the server's by its environment. */
export class ProviderAccesses {
  readonly #credentials: Credentials;
  readonly #environment: readonly EnvironmentProvider[];
  readonly #database: Database;
  readonly #environmentForAll: boolean;
  #firstWorkspace: string | null = null;

  constructor(parts: {
    credentials: Credentials;
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

  /** Null when nothing opens the provider. Throws `SealError`. */
  async find(tx: WorkspaceTx, provider: CredentialProvider): Promise<FoundAccess | null> {
    const own = await this.#credentials.open(tx, provider);
    if (own) return { access: own, ours: own.baseUrl === null, stamp: own.stamp };
    const known = (await this.environmentFor(tx.workspaceId)).find(
      ({ choice }) => choice.provider === provider,
    );
    return known ? { access: known.access, ours: true, stamp: ENVIRONMENT_STAMP } : null;
  }

  /**
   * The same for an OpenAI-compatible server at an address that an agent names: the workspace's key is shown only to the
   * origin that it was set for, and the environment's to none.
   */
  async findAt(tx: WorkspaceTx, endpoint: string): Promise<FoundAccess> {
    const own = await this.#credentials.open(tx, "openai-compatible");
    const meant = own?.baseUrl && sameOrigin(own.baseUrl, endpoint);
    return {
      access: { apiKey: meant ? own.apiKey : null, baseUrl: endpoint },
      ours: false,
      stamp: `${own?.stamp ?? ""} ${endpoint}`,
    };
  }

  /** Providers that the workspace has a credential of its own for, the oldest first. */
  async ofWorkspace(tx: WorkspaceTx): Promise<readonly CredentialProvider[]> {
    return (await this.#credentials.list(tx)).map(({ provider }) => provider);
  }

  /** Providers that the environment opens for a workspace; the first is the server's own choice. */
  async environmentFor(workspaceId: string): Promise<readonly EnvironmentProvider[]> {
    if (this.#environmentForAll || this.#environment.length === 0) return this.#environment;
    // The oldest workspace stays the oldest: asked for until there is one, then known.
    this.#firstWorkspace ??= (await listWorkspaces(this.#database))[0]?.id ?? null;
    return this.#firstWorkspace === workspaceId ? this.#environment : [];
  }

  /** Another text whenever what opens any provider for the workspace may be another. */
  async stamp(tx: WorkspaceTx): Promise<string> {
    return stampOfAll(tx);
  }
}

function sameOrigin(a: string, b: string): boolean {
  return URL.parse(a)?.origin === URL.parse(b)?.origin;
}
