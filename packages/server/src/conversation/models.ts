import type { ModelChoice, TextModel } from "@hyponema/contract/agent-settings";
import type { Clock } from "../platform/clock.ts";
import type { Database, WorkspaceTx } from "../platform/database/database.ts";
import type { Egress } from "../platform/egress/egress.ts";
import { Refusal } from "../platform/http/refusal.ts";
import { Circuits } from "../providers/llm/circuits.ts";
import type { LanguageModel, ModelSettings } from "../providers/llm/port.ts";
import {
  createLanguageModel,
  defaultModelOf,
  type EnvironmentProvider,
  type ProviderAccess,
} from "../providers/llm/providers.ts";
import type { Credentials } from "../resources/credentials/service.ts";
import { listWorkspaces } from "../resources/workspaces/service.ts";

/** The models that answer for a session, in the order they are tried. */
export interface ChosenModels {
  readonly models: readonly LanguageModel[];
  readonly settings: ModelSettings;
}

const OFFLINE: ModelChoice = { provider: "offline", model: "offline-responder" };

/** Turns an agent's choice of models into ones that can be asked, with the workspace's credentials or the server's. */
export class ModelChooser {
  readonly #credentials: Credentials;
  readonly #environment: readonly EnvironmentProvider[];
  readonly #database: Database;
  readonly #environmentForAll: boolean;
  readonly #egress: Pick<Egress, "dispatcher">;
  readonly #circuits: Circuits;
  #firstWorkspace: string | null = null;

  constructor(parts: {
    credentials: Credentials;
    environment: readonly EnvironmentProvider[];
    database: Database;
    /** Whether the environment's keys serve every workspace, or only the first. */
    environmentForAll: boolean;
    clock: Clock;
    egress: Pick<Egress, "dispatcher">;
  }) {
    this.#egress = parts.egress;
    this.#circuits = new Circuits(parts.clock);
    this.#credentials = parts.credentials;
    this.#environment = parts.environment;
    this.#database = parts.database;
    this.#environmentForAll = parts.environmentForAll;
  }

  /** Models for `choice`, fallbacks after it; null is the server's own choice, in the end the offline responder. */
  async choose(tx: WorkspaceTx, choice: TextModel | null): Promise<ChosenModels> {
    const environment = await this.#environmentFor(tx.workspaceId);
    const choices = choice ? [choice, ...choice.fallbacks] : [await this.#ownChoice(tx, environment)];
    const models: LanguageModel[] = [];
    for (const wanted of choices) models.push(await this.#open(tx, wanted, environment));
    // The last one has nobody to give way to.
    const last = models.length - 1;
    const guarded = models.map((model, at) =>
      at < last ? this.#circuits.guard(model, `${tx.workspaceId}/${choices[at]?.base_url ?? ""}`) : model,
    );
    return {
      models: guarded,
      settings: {
        temperature: choice?.temperature,
        maxOutputTokens: choice?.max_output_tokens,
        reasoningEffort: choice?.reasoning_effort,
        responseFormat: choice?.response_format,
      },
    };
  }

  async #ownChoice(tx: WorkspaceTx, environment: readonly EnvironmentProvider[]): Promise<ModelChoice> {
    if (environment[0]) return environment[0].choice;
    for (const { provider } of await this.#credentials.list(tx)) {
      const model = defaultModelOf(provider);
      if (model) return model;
    }
    return OFFLINE;
  }

  async #open(
    tx: WorkspaceTx,
    choice: ModelChoice,
    environment: readonly EnvironmentProvider[],
  ): Promise<LanguageModel> {
    const found = await this.#access(tx, choice, environment);
    if (found) {
      const { access, ours } = found;
      return createLanguageModel(choice, access, ours ? {} : { dispatcher: this.#egress.dispatcher });
    }
    throw new Refusal("provider-not-configured", {
      detail: `There is no credential for ${choice.provider}: add one to the workspace, or set its key in the server's environment.`,
    });
  }

  // `ours`: the address is a vendor's own or the server's choice; others are somebody's word, and go past the guard.
  async #access(
    tx: WorkspaceTx,
    { provider, base_url: endpoint }: ModelChoice,
    environment: readonly EnvironmentProvider[],
  ): Promise<{ readonly access: ProviderAccess; readonly ours: boolean } | null> {
    if (provider === "offline") return { access: { apiKey: null, baseUrl: null }, ours: true };
    const credential = await this.#credentials.open(tx, provider);
    if (endpoint !== undefined && provider === "openai-compatible") {
      const meant = credential?.baseUrl && sameOrigin(credential.baseUrl, endpoint);
      return { access: { apiKey: meant ? credential.apiKey : null, baseUrl: endpoint }, ours: false };
    }
    if (credential) return { access: credential, ours: credential.baseUrl === null };
    const known = environment.find((candidate) => candidate.choice.provider === provider);
    return known ? { access: known.access, ours: true } : null;
  }

  async #environmentFor(workspaceId: string): Promise<readonly EnvironmentProvider[]> {
    if (this.#environmentForAll || this.#environment.length === 0) return this.#environment;
    // The oldest workspace stays the oldest: asked for until there is one, then known.
    this.#firstWorkspace ??= (await listWorkspaces(this.#database))[0]?.id ?? null;
    return this.#firstWorkspace === workspaceId ? this.#environment : [];
  }
}

function sameOrigin(a: string, b: string): boolean {
  return URL.parse(a)?.origin === URL.parse(b)?.origin;
}
