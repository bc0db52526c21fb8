import type { ProblemPlace } from "@hyponema/contract/errors";
import type { FrozenIntegration, IntegrationSettings } from "@hyponema/contract/integration-settings";
import type { Clock } from "../../platform/clock.ts";
import type { Egress } from "../../platform/egress/egress.ts";
import type { SchemaChecks, UncheckedError } from "../../platform/json-schema/schema-checks.ts";
import { isPlain } from "../../platform/object.ts";
import type { Secret } from "../../platform/secret.ts";
import { type Account, type Action, VendorError } from "../../providers/integrations/port.ts";
import { PROVIDERS } from "../../providers/integrations/providers.ts";
import { ArgumentsCheck } from "../tools/service.ts";
import { withDefaults } from "./fields.ts";

/** What came of running an integration's tool. */
export interface ActionRun {
  readonly result: unknown;
  readonly isError: boolean;
  /** What is wrong with the arguments; then nothing was sent. */
  readonly problems: readonly ProblemPlace[];
  /** Why the arguments could not be checked; then nothing was sent either. */
  readonly unchecked: UncheckedError | null;
}

/** What vendors are reached, and their arguments checked, with. */
export interface Reach {
  readonly egress: Egress;
  readonly clock: Clock;
  readonly checks: SchemaChecks;
}

/** One tool of one integration, ready for many calls. */
export class IntegrationAction {
  readonly description: string;
  /** Parameters as the model is offered them: without what a setting decides. */
  readonly offered: Readonly<Record<string, unknown>>;
  readonly #action: Action;
  readonly #settings: IntegrationSettings;
  readonly #decided: Readonly<Record<string, unknown>>;
  readonly #reach: Reach;
  readonly #arguments: ArgumentsCheck;

  constructor(action: Action, settings: IntegrationSettings, reach: Reach) {
    this.description = action.description;
    this.#action = action;
    this.#settings = settings;
    this.#reach = reach;
    this.#decided = decidedBy(action, settings);
    this.offered = without(action.parameters, Object.keys(this.#decided));
    this.#arguments = new ArgumentsCheck(this.offered, reach.checks);
  }

  /** Checks the arguments and makes the call; `secrets` are opened ones by ID. Throws only when `signal` aborts. */
  async run(given: unknown, secrets: ReadonlyMap<string, Secret>, signal: AbortSignal): Promise<ActionRun> {
    const judged = await this.#arguments.judge(given, signal);
    if (!("given" in judged)) return judged;
    const none = { problems: [], unchecked: null };
    try {
      const account = accountOf(this.#settings, secrets, this.#reach);
      const result = await this.#action.run(account, { ...judged.given, ...this.#decided }, signal);
      return { result, isError: false, ...none };
    } catch (error) {
      if (signal.aborted || !(error instanceof VendorError)) throw error;
      return { result: { error: error.message }, isError: true, ...none };
    }
  }
}

/** The account that an integration's settings and its opened secrets make. */
export function accountOf(
  settings: IntegrationSettings,
  secrets: ReadonlyMap<string, Secret>,
  { egress, clock }: Pick<Reach, "egress" | "clock">,
): Account {
  const credential = new Map<string, Secret>();
  for (const [name, { secret_id: id }] of Object.entries(settings.credential)) {
    const secret = secrets.get(id);
    if (secret) credential.set(name, secret);
  }
  return { credential, settings: withDefaults(settings), egress, clock };
}

/** IDs of the secrets that an integration sends. */
export function secretIdsOf({ credential }: IntegrationSettings): string[] {
  return Object.values(credential).map(({ secret_id: id }) => id);
}

/** The provider's tools that an agent gets of an integration. */
export function actionsOf({ settings, selected_tools: selected }: Omit<FrozenIntegration, "integration_id">) {
  return PROVIDERS[settings.provider].actions.filter(({ name }) => selected?.includes(name) ?? true);
}

function decidedBy(
  { fixedBySetting: settled = [] }: Action,
  settings: IntegrationSettings,
): Readonly<Record<string, unknown>> {
  const values = withDefaults(settings);
  return Object.fromEntries(
    settled.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  );
}

function without(schema: Action["parameters"], names: readonly string[]): Readonly<Record<string, unknown>> {
  if (names.length === 0) return schema;
  const properties = isPlain(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  return {
    ...schema,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name))),
    required: required.filter((name) => !names.includes(name)),
  };
}
