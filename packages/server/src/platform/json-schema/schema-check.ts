import type { ProblemPlace } from "@hyponema/contract/errors";
import { compileRegex, type LinearRegex, RegexError } from "../linear-regex.ts";
import { isPlain } from "../object.ts";
import { Slices } from "../slices.ts";
import { checkArray } from "./arrays.ts";
import { checkCombined } from "./combined.ts";
import { checkObject } from "./objects.ts";
import { patternsIn } from "./patterns.ts";
import { inside, type Place, ROOT } from "./place.ts";
import { resolvePointer } from "./pointers.ts";
import { PreparedSchema } from "./prepared.ts";
import { checkNumber, checkString, checkType, checkValue } from "./scalars.ts";
import { Evaluated, Validation } from "./validation.ts";
import type { Checked, Root, Schema, Visit } from "./visit.ts";

/** Deepest nesting of a value that is checked. */
const MAX_DEPTH = 64;
const STEPS_PER_VISIT = 2;

const GROUPS: readonly Checked[] = [
  checkType,
  checkValue,
  checkNumber,
  checkString,
  checkCombined,
  checkObject,
  checkArray,
];

/**
 * A JSON Schema (2020-12) that values are checked by. It must be one that `schemaProblems` found nothing wrong with.
 * Expressions run on the linear-time engine; `format` is a note, as the standard has it by default.
 */
export class SchemaCheck implements Root {
  readonly schema: Schema;
  readonly #regexes = new Map<string, LinearRegex>();
  readonly #prepared = new WeakMap<Schema, PreparedSchema>();
  readonly #choices = new WeakMap<readonly unknown[], ReadonlySet<string>>();
  readonly #targets = new Map<string, unknown>();
  #compiled: Promise<void> | null = null;

  constructor(schema: Schema) {
    this.schema = schema;
  }

  /** Compiles all expressions, with pauses, so that checks do not have to: many take long. */
  compile(): Promise<void> {
    this.#compiled ??= this.#compileAll();
    return this.#compiled;
  }

  /**
   * The problems of `value`, at most 20; empty when it fits. Takes at most `budget` steps, which are about 0.2 µs each.
   * Throws `OverBudgetError`.
   */
  problems(value: unknown, budget: number): readonly ProblemPlace[] {
    const validation = new Validation(budget);
    if (isReadable(validation, value)) this.visit(validation, this.schema, value, ROOT, null);
    return validation.problems;
  }

  visit(
    validation: Validation,
    schema: unknown,
    value: unknown,
    place: Place | null,
    outer: Evaluated | null,
  ): boolean {
    validation.spend(STEPS_PER_VISIT);
    if (schema === false) return validation.fail(place, "is not allowed");
    if (!isPlain(schema)) return true;
    const collects =
      outer !== null || schema.unevaluatedProperties !== undefined || schema.unevaluatedItems !== undefined;
    const evaluated = collects ? new Evaluated() : null;
    const visit: Visit = { root: this, validation, schema, value, place, evaluated };
    let fits = true;
    for (const group of GROUPS) {
      fits = group(visit) && fits;
      if (!fits && (place === null || validation.full)) return false;
    }
    if (fits && evaluated !== null) outer?.add(evaluated, validation);
    return fits;
  }

  async #compileAll(): Promise<void> {
    const slices = new Slices();
    for (const pattern of patternsIn(this.schema)) {
      try {
        this.regex(pattern);
      } catch (error) {
        // Data that only looks like a pattern.
        if (!(error instanceof RegexError)) throw error;
      }
      await slices.pause();
    }
  }

  regex(pattern: string): LinearRegex {
    const known = this.#regexes.get(pattern) ?? compileRegex(pattern, "check");
    this.#regexes.set(pattern, known);
    return known;
  }

  prepared(schema: Schema): PreparedSchema {
    const known = this.#prepared.get(schema) ?? new PreparedSchema(schema);
    this.#prepared.set(schema, known);
    return known;
  }

  choices(list: readonly unknown[], validation: Validation): ReadonlySet<string> {
    const known = this.#choices.get(list) ?? new Set(list.map((choice) => validation.canonical(choice)));
    this.#choices.set(list, known);
    return known;
  }

  target(reference: string): unknown {
    if (!this.#targets.has(reference)) this.#targets.set(reference, resolvePointer(this.schema, reference));
    return this.#targets.get(reference);
  }
}

// Checks that run after this one recurse into the value.
function isReadable(validation: Validation, value: unknown): boolean {
  const waiting: [unknown, Place][] = [[value, ROOT]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [held, place] = next;
    if (typeof held !== "object" || held === null) continue;
    if (place.depth >= MAX_DEPTH) return validation.fail(ROOT, `is nested deeper than ${MAX_DEPTH} levels`);
    for (const [step, item] of membersOf(validation, held, place)) {
      if (typeof item === "object" && item !== null) waiting.push([item, inside(place, step)]);
    }
  }
  return validation.problems.length === 0;
}

function membersOf(validation: Validation, held: object, place: Place): Iterable<[string | number, unknown]> {
  if (Array.isArray(held)) {
    validation.spend(held.length);
    return held.entries();
  }
  const names = validation.namesOf(held as Schema);
  // Code behind tools copies arguments name by name, which these would not survive.
  for (const name of names.filter((name) => name in Object.prototype)) {
    validation.fail(inside(place, name), "is a name that cannot be used");
  }
  return names.map((name) => [name, (held as Schema)[name]]);
}
