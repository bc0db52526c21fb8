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
import { ENVIRONMENT_STAMP, type FoundAccess, type ProviderAccesses } from "./access.ts";
import type { Credentials } from "./credentials.ts";
import * as store from "./store.ts";
import { askProvider, type ProviderTrial, type Reach, UNREADABLE } from "./trial.ts";

/** What is known of the providers of a workspace. */
interface Known {
  readonly credentials: ReadonlyMap<string, store.StampedRow>;
  readonly environment: readonly EnvironmentProvider[];
  readonly tests: ReadonlyMap<string, store.KnownTest>;
}

/** What a workspace has of model providers: credentials, whether they work, and the models that they open. */
export class ProviderCredentials {
  readonly #credentials: Credentials;
  readonly #accesses: ProviderAccesses;
  readonly #reach: Reach;

  constructor(parts: { credentials: Credentials; accesses: ProviderAccesses; reach: Reach }) {
    this.#credentials = parts.credentials;
    this.#accesses = parts.accesses;
    this.#reach = parts.reach;
  }

  async listProviderCredentials(tx: WorkspaceTx): Promise<{ data: ProviderCredential[] }> {
    const known = await this.#known(tx);
    return { data: CREDENTIAL_PROVIDERS.map((provider) => present(provider, known)) };
  }

  async setProviderCredential(
    tx: WorkspaceTx,
    provider: CredentialProvider,
    { api_key: key, base_url: baseUrl }: ProviderCredentialInput,
  ): Promise<ProviderCredential> {
    await this.#credentials.set(tx, provider, key === null ? null : new Secret(key), baseUrl);
    return present(provider, await this.#known(tx));
  }

  async deleteProviderCredential(tx: WorkspaceTx, provider: CredentialProvider): Promise<ProviderCredential> {
    await this.#credentials.remove(tx, provider);
    return present(provider, await this.#known(tx));
  }

  /** What a test asks with; null when there is a credential that cannot be opened any more. */
  async prepareTest(tx: WorkspaceTx, provider: CredentialProvider): Promise<FoundAccess | null> {
    try {
      const found = await this.#accesses.find(tx, provider);
      if (!found) throw new Refusal("provider-credential-not-set");
      return found;
    } catch (error) {
      if (error instanceof SealError) return null;
      throw error;
    }
  }

  /** Asks the provider; outside of any transaction. Throws only when `signal` aborts. */
  async testProviderCredential(
    provider: CredentialProvider,
    found: FoundAccess | null,
    signal: AbortSignal,
  ): Promise<ProviderTrial> {
    return found ? askProvider(provider, found, this.#reach, signal) : UNREADABLE;
  }

  /** Keeps what came of a test, as of the credential that it was made with. */
  async keepTest(
    tx: WorkspaceTx,
    provider: CredentialProvider,
    found: FoundAccess | null,
    { outcome, detail, latencyMs, models }: ProviderTrial,
  ): Promise<ProviderTest> {
    const row = { provider, outcome, detail, latencyMs, testedAt: tx.now };
    if (found) await store.writeTest(tx, { ...row, stamp: found.stamp }, models);
    return presentTest(row);
  }

  async listSeenModels(tx: WorkspaceTx, provider: CredentialProvider): Promise<SeenModels> {
    const stamp = stampOf(provider, await this.#known(tx));
    const seen = stamp === null ? undefined : await store.findModels(tx, provider, stamp);
    return { provider, seen_at: seen?.modelsSeenAt.toISOString() ?? null, data: seen?.models ?? [] };
  }

  async #known(tx: WorkspaceTx): Promise<Known> {
    const [credentials, tests, environment] = await Promise.all([
      store.list(tx),
      store.listTests(tx),
      this.#accesses.environmentFor(tx.workspaceId),
    ]);
    return {
      credentials: new Map(credentials.map((row) => [row.provider, row])),
      tests: new Map(tests.map((row) => [row.provider, row])),
      environment,
    };
  }
}

function stampOf(provider: CredentialProvider, { credentials, environment }: Known): string | null {
  const own = credentials.get(provider);
  if (own) return own.stamp;
  return environment.some(({ choice }) => choice.provider === provider) ? ENVIRONMENT_STAMP : null;
}

function present(provider: CredentialProvider, known: Known): ProviderCredential {
  const own = known.credentials.get(provider);
  const stamp = stampOf(provider, known);
  const last = known.tests.get(provider);
  // One of another credential says nothing of this one.
  const test = last?.stamp === stamp ? last : undefined;
  return {
    provider,
    name: modelListingOf(provider).name,
    source: own ? "workspace" : stamp === null ? null : "environment",
    hint: own && own.hint.length > 1 ? own.hint : null,
    base_url: own?.baseUrl ?? null,
    set_at: own?.updatedAt.toISOString() ?? null,
    default_model: defaultModel(provider, known.environment),
    last_test: test ? presentTest(test) : null,
    models_seen: test?.modelsSeen ?? 0,
    models_seen_at: test?.modelsSeenAt?.toISOString() ?? null,
  };
}

function defaultModel(
  provider: CredentialProvider,
  environment: readonly EnvironmentProvider[],
): string | null {
  const known = environment.find(({ choice }) => choice.provider === provider);
  const { model } = known?.choice ?? defaultModelOf(provider);
  return model === ANY_MODEL ? null : model;
}

function presentTest({ outcome, detail, latencyMs, testedAt }: Omit<store.TestRow, "stamp">): ProviderTest {
  return { outcome, detail, latency_ms: latencyMs, tested_at: testedAt.toISOString() };
}
