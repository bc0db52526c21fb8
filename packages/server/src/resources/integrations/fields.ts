import type { ProblemPlace } from "@hyponema/contract/errors";
import type { IntegrationSettings } from "@hyponema/contract/integration-settings";
import { CallUrl } from "@hyponema/contract/variables";
import { Refusal } from "../../platform/http/refusal.ts";
import { SchemaCheck } from "../../platform/json-schema/schema-check.ts";
import { OverBudgetError } from "../../platform/json-schema/validation.ts";
import type { Field, IntegrationProvider } from "../../providers/integrations/port.ts";
import { PROVIDERS } from "../../providers/integrations/providers.ts";
import { assertReentered } from "../secrets/service.ts";

// Providers' own schemas are a few limits each, and values as people type them a few characters.
const MAX_STEPS = 15_000;

/** What there is of an integration's fields. */
type Fields = Pick<IntegrationSettings, "credential" | "settings">;

/** What a caller says of an integration's fields; null takes one away. */
export interface FieldsGiven {
  readonly credential?: Readonly<Record<string, string | null>> | undefined;
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Refuses fields that the provider does not know or cannot use, and those that it misses: `invalid-integration`; and to
 * send a kept credential to another place than it was given for: `credential-required`.
 */
export function expectFields(provider: IntegrationProvider, given: FieldsGiven, kept: Fields): void {
  const { credential = {}, settings = {} } = given;
  const errors = [
    ...fieldProblems(provider.credential, credential, kept.credential, "/credential"),
    ...fieldProblems(provider.settings, settings, kept.settings, "/settings"),
  ];
  if (errors.length > 0) throw new Refusal("invalid-integration", { errors });
  const [moved] = movedBy(provider, given, kept);
  const secrets = Object.keys(kept.credential).filter((name) => credential[name] === undefined);
  if (moved === undefined) return;
  assertReentered(
    secrets.map((name) => `/credential/${name}`),
    moved,
  );
}

/** Names of the settings by whose change the credential is sent to another place. */
export function movedBy(
  provider: IntegrationProvider,
  { settings = {} }: FieldsGiven,
  kept: Fields,
): readonly string[] {
  return provider.destination.filter((name) => {
    const value = settings[name];
    return value !== undefined && (value ?? undefined) !== kept.settings[name];
  });
}

function fieldProblems(
  fields: readonly Field[],
  given: Readonly<Record<string, unknown>>,
  kept: Readonly<Record<string, unknown>>,
  path: string,
): ProblemPlace[] {
  const problem = (name: string, message: string) => ({ path: `${path}/${name}`, message });
  const there = (name: string) =>
    given[name] === undefined ? Object.hasOwn(kept, name) : given[name] !== null;
  const unknown = Object.keys(given).filter((name) => fields.every((field) => field.name !== name));
  return [
    ...unknown.map((name) => problem(name, "is not a field of this provider")),
    ...fields.flatMap(({ name, label, required, needs, schema }) => {
      if (required && !there(name)) return [problem(name, `${label} is required`)];
      if (needs !== undefined && there(name) && !there(needs))
        return [problem(needs, `is required with ${name}`)];
      return valueProblems(name, given[name] ?? undefined, schema).map((message) => problem(name, message));
    }),
  ];
}

function valueProblems(name: string, value: unknown, schema: Field["schema"]): string[] {
  if (value === undefined) return [];
  const amiss = schemaProblems(schema, value);
  if (amiss.length > 0 || name !== "base_url") return amiss;
  return (CallUrl.safeParse(value).error?.issues ?? []).map(({ message }) => message);
}

function schemaProblems(schema: Field["schema"], value: unknown): string[] {
  try {
    return new SchemaCheck(schema).problems(value, MAX_STEPS).map(({ message }) => message);
  } catch (error) {
    if (error instanceof OverBudgetError) return ["is too long"];
    throw error;
  }
}

/** An integration's settings with the provider's defaults. */
export function withDefaults({ provider, settings }: IntegrationSettings): IntegrationSettings["settings"] {
  const defaults = PROVIDERS[provider].settings.flatMap(({ name, schema }) =>
    schema.default === undefined ? [] : [[name, schema.default]],
  );
  return { ...Object.fromEntries(defaults), ...settings };
}
