import { isPlain } from "../object.ts";
import type { Checked, Schema, Visit } from "./visit.ts";

const GROUPS: readonly Checked[] = [
  checkReference,
  checkAll,
  checkAny,
  checkOne,
  checkNot,
  checkCondition,
  checkDependents,
];

/** Keywords that hold schemas for the same value */
export const checkCombined: Checked = (visit) => {
  let fits = true;
  for (const group of GROUPS) {
    fits = group(visit) && fits;
    if (!fits && (visit.place === null || visit.validation.full)) return false;
  }
  return fits;
};

// Whether the value fits, with problems noted where the visit notes them.
function apply({ root, validation, value, place, evaluated }: Visit, schema: unknown): boolean {
  return root.visit(validation, schema, value, place, evaluated);
}

// Whether the value fits, without noting why not.
function fitsQuietly({ root, validation, value, evaluated }: Visit, schema: unknown): boolean {
  return root.visit(validation, schema, value, null, evaluated);
}

function checkReference(visit: Visit): boolean {
  const { $ref } = visit.schema;
  return typeof $ref === "string" ? apply(visit, visit.root.target($ref)) : true;
}

function checkAll(visit: Visit): boolean {
  const { allOf } = visit.schema;
  if (!Array.isArray(allOf)) return true;
  let fits = true;
  for (const schema of allOf) {
    fits = apply(visit, schema) && fits;
    if (!fits && (visit.place === null || visit.validation.full)) return false;
  }
  return fits;
}

function checkAny(visit: Visit): boolean {
  const { anyOf } = visit.schema;
  if (!Array.isArray(anyOf) || anyOf.length === 0) return true;
  let fits = false;
  for (const schema of anyOf) {
    fits = fitsQuietly(visit, schema) || fits;
    // All that fit count for what is evaluated.
    if (fits && visit.evaluated === null) return true;
  }
  return fits || visit.validation.fail(visit.place, "must fit at least one of the alternatives in anyOf");
}

function checkOne(visit: Visit): boolean {
  const { oneOf } = visit.schema;
  if (!Array.isArray(oneOf) || oneOf.length === 0) return true;
  let count = 0;
  for (const schema of oneOf) {
    if (fitsQuietly(visit, schema)) count++;
    if (count > 1) break;
  }
  if (count === 1) return true;
  return visit.validation.fail(
    visit.place,
    `must fit exactly one of the alternatives in oneOf; it fits ${count === 0 ? "none" : "several"}`,
  );
}

function checkNot(visit: Visit): boolean {
  const { root, validation, schema, value, place } = visit;
  if (schema.not === undefined || !root.visit(validation, schema.not, value, null, null)) return true;
  return validation.fail(place, "must not fit the schema in not");
}

function checkCondition(visit: Visit): boolean {
  const { schema } = visit;
  if (schema.if === undefined) return true;
  const { then: consequence, else: otherwise } = schema;
  const next = fitsQuietly(visit, schema.if) ? consequence : otherwise;
  return next === undefined || apply(visit, next);
}

function checkDependents(visit: Visit): boolean {
  const { value, place } = visit;
  if (!isPlain(value)) return true;
  const fits = checkDependentSchemas(visit, value);
  if (!fits && place === null) return false;
  return checkDependentNames(visit, value) && fits;
}

function checkDependentSchemas(visit: Visit, value: Schema): boolean {
  const { validation, schema, place } = visit;
  if (!isPlain(schema.dependentSchemas)) return true;
  let fits = true;
  for (const [name, inner] of Object.entries(schema.dependentSchemas)) {
    validation.spend(1);
    if (Object.hasOwn(value, name)) fits = apply(visit, inner) && fits;
    if (!fits && (place === null || validation.full)) return false;
  }
  return fits;
}

function checkDependentNames({ validation, schema, place }: Visit, value: Schema): boolean {
  if (!isPlain(schema.dependentRequired)) return true;
  let fits = true;
  for (const [name, needed] of Object.entries(schema.dependentRequired)) {
    validation.spend(1);
    if (!Object.hasOwn(value, name) || !Array.isArray(needed)) continue;
    validation.spend(needed.length);
    // Older rows may hold what is no name.
    const missing = needed.filter((other) => typeof other === "string" && !Object.hasOwn(value, other));
    for (const other of missing) {
      fits = validation.fail(place, `needs \`${other.slice(0, 100)}\` beside \`${name.slice(0, 100)}\``);
      if (place === null || validation.full) return false;
    }
  }
  return fits;
}
