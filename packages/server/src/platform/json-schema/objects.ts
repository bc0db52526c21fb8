import { isPlain } from "../object.ts";
import { inside } from "./place.ts";
import { withinLimits } from "./scalars.ts";
import type { Checked, Visit } from "./visit.ts";

type Named = Readonly<Record<string, unknown>>;

const SIZE_LIMITS = [
  ["minProperties", (value: number, limit: number) => value >= limit, "must have at least"],
  ["maxProperties", (value: number, limit: number) => value <= limit, "must have at most"],
] as const;

/** Keywords of objects */
export const checkObject: Checked = (visit) => {
  const { value, schema, place } = visit;
  if (!isPlain(value)) return true;
  visit.validation.spend(1);
  const names = visit.validation.namesOf(value);
  let fits = withinLimits(visit, SIZE_LIMITS, names.length, " properties");
  fits = checkRequired(visit, value) && fits;
  if (!fits && place === null) return false;
  fits = checkNames(visit, names) && fits;
  if (!fits && place === null) return false;
  fits = checkMembers(visit, value, names) && fits;
  if (schema.unevaluatedProperties !== undefined) fits = checkUnevaluated(visit, value, names) && fits;
  return fits;
};

function checkRequired({ validation, schema: { required }, place }: Visit, value: Named): boolean {
  if (!Array.isArray(required)) return true;
  validation.spend(required.length);
  let fits = true;
  for (const name of required) {
    // Older rows may hold what is no name.
    if (typeof name !== "string" || Object.hasOwn(value, name)) continue;
    fits = validation.fail(place, `\`${name.slice(0, 100)}\` is required`);
    if (place === null || validation.full) return false;
  }
  return fits;
}

function checkNames(
  { root, validation, schema: { propertyNames }, place }: Visit,
  names: readonly string[],
): boolean {
  if (propertyNames === undefined) return true;
  let fits = true;
  for (const name of names) {
    if (root.visit(validation, propertyNames, name, place && inside(place, name), null)) continue;
    fits = false;
    if (place === null || validation.full) return false;
  }
  return fits;
}

// `properties`, `patternProperties` and, for what neither names, `additionalProperties`.
function checkMembers(visit: Visit, value: Named, names: readonly string[]): boolean {
  const { root, schema, evaluated, place, validation } = visit;
  const members: Members = {
    properties: isPlain(schema.properties) ? schema.properties : {},
    patterns: root.prepared(schema).patterns,
    others: schema.additionalProperties,
  };
  if (!("properties" in schema || members.patterns.length > 0 || members.others !== undefined)) return true;
  let fits = true;
  for (const name of names) {
    validation.spend(1);
    const schemas = schemasOf(visit, members, name);
    if (schemas.length > 0) evaluated?.names.add(name);
    for (const inner of schemas) fits = checkMember(visit, inner, name, value[name]) && fits;
    if (!fits && (place === null || validation.full)) return false;
  }
  return fits;
}

interface Members {
  readonly properties: Named;
  readonly patterns: readonly (readonly [string, unknown])[];
  readonly others: unknown;
}

function schemasOf(visit: Visit, { properties, patterns, others }: Members, name: string): unknown[] {
  const schemas: unknown[] = Object.hasOwn(properties, name) ? [properties[name]] : [];
  for (const [pattern, inner] of patterns) if (matches(visit, pattern, name)) schemas.push(inner);
  if (schemas.length === 0 && others !== undefined) schemas.push(others);
  return schemas;
}

function matches({ root, validation }: Visit, pattern: string, name: string): boolean {
  const regex = root.regex(pattern);
  validation.spendMatch(regex.size, name.length);
  return regex.test(name);
}

function checkMember(
  { root, validation, place }: Visit,
  schema: unknown,
  name: string,
  held: unknown,
): boolean {
  if (schema === false) return validation.fail(place && inside(place, name), "is not a known property");
  return root.visit(validation, schema, held, place && inside(place, name), null);
}

function checkUnevaluated(visit: Visit, value: Named, names: readonly string[]): boolean {
  const { schema, evaluated, place, validation } = visit;
  let fits = true;
  for (const name of names) {
    validation.spend(1);
    if (evaluated?.hasName(name)) continue;
    fits = checkMember(visit, schema.unevaluatedProperties, name, value[name]) && fits;
    if (!fits && (place === null || validation.full)) return false;
  }
  if (evaluated !== null) evaluated.everyName = true;
  return fits;
}
