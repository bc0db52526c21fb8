import { CREDENTIAL_PROVIDERS, type CredentialProvider } from "@hyponema/contract/agent-settings";
import type {
  ProviderCredential,
  ProviderCredentialInput,
  ProviderTest,
  SeenModels,
} from "@hyponema/contract/provider-credentials";
import { SealError } from "../../platform/crypto/envelope.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { Secret } from "../../platform/secret.ts";
import { ANY_MODEL } from "../../providers/llm/openai-compatible.ts";
import { defaultModelOf, type EnvironmentProvider } from "../../providers/llm/providers.ts";
import { modelListingOf } from "../../providers/llm/vendors.ts";
import { ENVIRONMENT_STAMP, type ProviderAccessResolver, type ResolvedAccess } from "./access.ts";
import {
  type CredentialCheck,
  checkCredential,
  type ProviderConnections,
  UNREADABLE,
} from "./credential-check.ts";
import type { CredentialVault } from "./credential-vault.ts";
import * as store from "./store.ts";

/** State of a workspace's providers. */
interface ProviderState {
  readonly credentials: ReadonlyMap<string, store.StampedRow>;
  readonly environment: readonly EnvironmentProvider[];
  readonly tests: ReadonlyMap<string, store.KnownTest>;
}

/** A workspace's model providers: their credentials, whether they work, and the models they offer. */
export class ProviderCredentials {
  readonly #vault: CredentialVault;
  readonly #resolver: ProviderAccessResolver;
  readonly #connections: ProviderConnections;

  constructor(parts: {
    credentials: CredentialVault;
    accesses: ProviderAccessResolver;
    reach: ProviderConnections;
  }) {
    this.#vault = parts.credentials;
    this.#resolver = parts.accesses;
    this.#connections = parts.reach;
  }

  async listProviderCredentials(tx: WorkspaceTx): Promise<{ data: ProviderCredential[] }> {
    const state = await this.#loadState(tx);
    return { data: CREDENTIAL_PROVIDERS.map((provider) => present(provider, state)) };
  }

  async setProviderCredential(
    tx: WorkspaceTx,
    provider: CredentialProvider,
    { api_key: key, base_url: baseUrl }: ProviderCredentialInput,
  ): Promise<ProviderCredential> {
    await this.#vault.set(tx, provider, key === null ? null : new Secret(key), baseUrl);
    return present(provider, await this.#loadState(tx));
  }

  async deleteProviderCredential(tx: WorkspaceTx, provider: CredentialProvider): Promise<ProviderCredential> {
    await this.#vault.remove(tx, provider);
    return present(provider, await this.#loadState(tx));
  }

  /** Resolves the access to test; null if the credential can no longer be decrypted. */
  async prepareTest(tx: WorkspaceTx, provider: CredentialProvider): Promise<ResolvedAccess | null> {
    try {
      const found = await this.#resolver.find(tx, provider);
      if (!found) throw new Refusal("provider-credential-not-set");
      return found;
    } catch (error) {
      if (error instanceof SealError) return null;
      throw error;
    }
  }

  /** Calls the provider, outside of any transaction. Throws only when `signal` aborts. */
  async testProviderCredential(
    provider: CredentialProvider,
    found: ResolvedAccess | null,
    signal: AbortSignal,
  ): Promise<CredentialCheck> {
    return found ? checkCredential(provider, found, this.#connections, signal) : UNREADABLE;
  }

  /** Stores a test's result for the credential that it was run with. */
  async saveTest(
    tx: WorkspaceTx,
    provider: CredentialProvider,
    found: ResolvedAccess | null,
    { outcome, detail, latencyMs, models }: CredentialCheck,
  ): Promise<ProviderTest> {
    const row = { provider, outcome, detail, latencyMs, testedAt: tx.now };
    if (found) await store.writeTest(tx, { ...row, stamp: found.stamp }, models);
    return presentTest(row);
  }

  async listSeenModels(tx: WorkspaceTx, provider: CredentialProvider): Promise<SeenModels> {
    const stamp = stampOf(provider, await this.#loadState(tx));
    const seen = stamp === null ? undefined : await store.findModels(tx, provider, stamp);
    return { provider, seen_at: seen?.modelsSeenAt.toISOString() ?? null, data: seen?.models ?? [] };
  }

  async #loadState(tx: WorkspaceTx): Promise<ProviderState> {
    const [credentials, tests, environment] = await Promise.all([
      store.list(tx),
      store.listTests(tx),
      this.#resolver.environmentFor(tx.workspaceId),
    ]);
    return {
      credentials: new Map(credentials.map((row) => [row.provider, row])),
      tests: new Map(tests.map((row) => [row.provider, row])),
      environment,
    };
  }
}

function stampOf(provider: CredentialProvider, { credentials, environment }: ProviderState): string | null {
  const own = credentials.get(provider);
  if (own) return own.stamp;
  return environment.some(({ choice }) => choice.provider === provider) ? ENVIRONMENT_STAMP : null;
}

function present(provider: CredentialProvider, state: ProviderState): ProviderCredential {
  const own = state.credentials.get(provider);
  const stamp = stampOf(provider, state);
  const last = state.tests.get(provider);
  // Ignore a test of another credential.
  const test = last?.stamp === stamp ? last : undefined;
  return {
    provider,
    name: modelListingOf(provider).name,
    source: own ? "workspace" : stamp === null ? null : "environment",
    hint: own && own.hint.length > 1 ? own.hint : null,
    base_url: own?.baseUrl ?? null,
    set_at: own?.updatedAt.toISOString() ?? null,
    default_model: defaultModel(provider, state.environment),
    last_test: test ? presentTest(test) : null,
    models_seen: test?.modelsSeen ?? 0,
    models_seen_at: test?.modelsSeenAt?.toISOString() ?? null,
  };
}

function defaultModel(
  provider: CredentialProvider,
  environment: readonly EnvironmentProvider[],
): string | null {
  const state = environment.find(({ choice }) => choice.provider === provider);
  const { model } = state?.choice ?? defaultModelOf(provider);
  return model === ANY_MODEL ? null : model;
}

function presentTest({ outcome, detail, latencyMs, testedAt }: Omit<store.TestRow, "stamp">): ProviderTest {
  return { outcome, detail, latency_ms: latencyMs, tested_at: testedAt.toISOString() };
}
