import type { ModelChoice, TextModel } from "@hyponema/contract/agent-settings";
import type { Clock } from "../platform/clock.ts";
import type { WorkspaceTx } from "../platform/database/database.ts";
import type { Egress } from "../platform/egress/egress.ts";
import { Refusal } from "../platform/http/refusal.ts";
import { CircuitBreakers } from "../providers/llm/circuit-breakers.ts";
import type { LanguageModel, ModelSettings } from "../providers/llm/port.ts";
import { createLanguageModel, defaultModelOf } from "../providers/llm/providers.ts";
import type { ProviderAccessResolver, ResolvedAccess } from "../resources/provider-credentials/access.ts";

/** The models that answer for a session, in the order they are tried. */
export interface ChosenModels {
  readonly models: readonly LanguageModel[];
  readonly settings: ModelSettings;
  /** `ModelChooser.stamp` when they were chosen: while it is the same, so are they. */
  readonly stamp: string;
}

const OFFLINE: ModelChoice = { provider: "offline", model: "offline-responder" };
const OFFLINE_ACCESS: ResolvedAccess = { access: { apiKey: null, baseUrl: null }, trusted: true, stamp: "" };

/** Turns an agent's choice of models into ones that can be asked, with the workspace's credentials or the server's. */
export class ModelChooser {
  readonly #accesses: ProviderAccessResolver;
  readonly #egress: Pick<Egress, "dispatcher">;
  readonly #circuits: CircuitBreakers;

  constructor(parts: { accesses: ProviderAccessResolver; clock: Clock; egress: Pick<Egress, "dispatcher"> }) {
    this.#accesses = parts.accesses;
    this.#egress = parts.egress;
    this.#circuits = new CircuitBreakers(parts.clock);
  }

  /** Models for `choice`, fallbacks after it; null is the server's own choice, in the end the offline responder. */
  async choose(tx: WorkspaceTx, choice: TextModel | null): Promise<ChosenModels> {
    // Asked for first: what changes while the rest is read is another one next time.
    const stamp = await this.stamp(tx);
    const choices = choice ? [choice, ...choice.fallbacks] : [await this.#ownChoice(tx)];
    // The last one has nobody to give way to.
    const last = choices.length - 1;
    const models: LanguageModel[] = [];
    for (const [at, wanted] of choices.entries()) models.push(await this.#open(tx, wanted, at < last));
    return {
      models,
      settings: {
        temperature: choice?.temperature,
        maxOutputTokens: choice?.max_output_tokens,
        reasoningEffort: choice?.reasoning_effort,
        responseFormat: choice?.response_format,
      },
      stamp,
    };
  }

  /** Another text whenever the same choice may come to other models in the transaction's workspace. */
  stamp(tx: WorkspaceTx): Promise<string> {
    return this.#accesses.stamp(tx);
  }

  async #ownChoice(tx: WorkspaceTx): Promise<ModelChoice> {
    const [environment] = await this.#accesses.environmentFor(tx.workspaceId);
    if (environment) return environment.choice;
    const [provider] = await this.#accesses.workspaceProviders(tx);
    return provider ? defaultModelOf(provider) : OFFLINE;
  }

  async #open(tx: WorkspaceTx, choice: ModelChoice, givesWay: boolean): Promise<LanguageModel> {
    const found = await this.#access(tx, choice);
    if (!found) {
      throw new Refusal("provider-not-configured", {
        detail: `There is no credential for ${choice.provider}: add one to the workspace, or set its key in the server's environment.`,
      });
    }
    const { access, trusted, stamp } = found;
    const model = createLanguageModel(choice, access, trusted ? {} : { dispatcher: this.#egress.dispatcher });
    // With another credential it is another one, which has not failed yet.
    return givesWay ? this.#circuits.guard(model, `${tx.workspaceId}/${stamp}`) : model;
  }

  async #access(
    tx: WorkspaceTx,
    { provider, base_url: endpoint }: ModelChoice,
  ): Promise<ResolvedAccess | null> {
    if (provider === "offline") return OFFLINE_ACCESS;
    if (endpoint !== undefined && provider === "openai-compatible")
      return this.#accesses.findAt(tx, endpoint);
    return this.#accesses.find(tx, provider);
  }
}
