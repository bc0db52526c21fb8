import { inside } from "./place.ts";
import { withinLimits } from "./scalars.ts";
import type { Checked, Visit } from "./visit.ts";

const SIZE_LIMITS = [
  ["minItems", (value: number, limit: number) => value >= limit, "must have at least"],
  ["maxItems", (value: number, limit: number) => value <= limit, "must have at most"],
] as const;

/** Keywords of arrays */
export const checkArray: Checked = (visit) => {
  const { value, schema, place } = visit;
  if (!Array.isArray(value)) return true;
  visit.validation.spend(1);
  let fits = withinLimits(visit, SIZE_LIMITS, value.length, " items");
  for (const group of [checkItems, checkContains, checkUnique]) {
    if (!fits && place === null) return false;
    fits = group(visit, value) && fits;
  }
  if (schema.unevaluatedItems !== undefined) fits = checkUnevaluated(visit, value) && fits;
  return fits;
};

function checkItems(visit: Visit, items: readonly unknown[]): boolean {
  const { schema, evaluated, place, validation } = visit;
  const prefix = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
  const end = schema.items === undefined ? Math.min(prefix.length, items.length) : items.length;
  if (evaluated !== null) evaluated.itemsBefore = Math.max(evaluated.itemsBefore, end);
  let fits = true;
  for (let at = 0; at < end; at++) {
    fits = checkItem(visit, at < prefix.length ? prefix[at] : schema.items, at, items[at]) && fits;
    if (!fits && (place === null || validation.full)) return false;
  }
  return fits;
}

function checkItem({ root, validation, place }: Visit, schema: unknown, at: number, item: unknown): boolean {
  return root.visit(validation, schema, item, place && inside(place, at), null);
}

function checkContains(visit: Visit, items: readonly unknown[]): boolean {
  const { root, validation, schema, evaluated, place } = visit;
  if (schema.contains === undefined) return true;
  const least = typeof schema.minContains === "number" ? schema.minContains : 1;
  const most = typeof schema.maxContains === "number" ? schema.maxContains : Number.POSITIVE_INFINITY;
  let count = 0;
  for (const [at, item] of items.entries()) {
    if (!root.visit(validation, schema.contains, item, null, null)) continue;
    count++;
    evaluated?.items.add(at);
  }
  if (count < least) return validation.fail(place, `must have at least ${least} items that fit contains`);
  return count <= most || validation.fail(place, `must have at most ${most} items that fit contains`);
}

function checkUnique({ validation, schema, place }: Visit, items: readonly unknown[]): boolean {
  if (schema.uniqueItems !== true) return true;
  const firsts = new Map<string, number>();
  let fits = true;
  for (const [at, item] of items.entries()) {
    const text = validation.canonical(item);
    const first = firsts.get(text);
    if (first === undefined) {
      firsts.set(text, at);
      continue;
    }
    fits = validation.fail(place && inside(place, at), `must be unique; it is the same as item ${first}`);
    if (place === null || validation.full) return false;
  }
  return fits;
}

function checkUnevaluated(visit: Visit, items: readonly unknown[]): boolean {
  const { schema, evaluated, place, validation } = visit;
  let fits = true;
  for (const [at, item] of items.entries()) {
    validation.spend(1);
    if (evaluated?.hasItem(at)) continue;
    fits = checkItem(visit, schema.unevaluatedItems, at, item) && fits;
    if (!fits && (place === null || validation.full)) return false;
  }
  if (evaluated !== null) evaluated.itemsBefore = Number.POSITIVE_INFINITY;
  return fits;
}
