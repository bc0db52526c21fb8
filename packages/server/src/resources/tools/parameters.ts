import type { ProblemPlace } from "@hyponema/contract/errors";
import { inside, type Place, pathOf, ROOT } from "../../platform/json-schema/place.ts";
import { resolvePointer } from "../../platform/json-schema/pointers.ts";
import { acceptRegex, RegexError } from "../../platform/linear-regex.ts";
import { isPlain } from "../../platform/object.ts";
import { Slices } from "../../platform/slices.ts";
import { keywordProblems } from "./keyword-values.ts";

type Schema = Record<string, unknown>;

const MOST_SCHEMAS = 2_000;
const MOST_DEPTH = 32;
const MOST_PROBLEMS = 20;
const MAX_SCHEMA_BYTES = 128 * 1024;
// Of all patterns together: a fifth of a second, with pauses. Matching is paid for by the steps of each check.
const MAX_COMPILE_COST = 20_000;

// Keywords by what they hold: one schema, a list of them, or schemas by name.
const ONE = ["items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else"];
const LIST = ["allOf", "anyOf", "oneOf", "prefixItems"];
const NAMED = ["properties", "patternProperties", "dependentSchemas"];
const UNEVALUATED = ["unevaluatedProperties", "unevaluatedItems"];
const REFUSED = ["$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef"];

/**
 * What is wrong with a tool's parameters, by its place; empty when they can be used. They must be a schema of an object
 * (JSON Schema 2020-12) of at most 128 KiB that refers only into itself, never comes back to itself, and, with every
 * reference followed, has at most 2,000 schemas.
 */
export async function schemaProblems(schema: Schema): Promise<readonly ProblemPlace[]> {
  const walk = new Walk(schema);
  if (Buffer.byteLength(JSON.stringify(schema)) > MAX_SCHEMA_BYTES) {
    walk.add(ROOT, `is larger than ${MAX_SCHEMA_BYTES} bytes`);
    return walk.problems;
  }
  if (schema.type !== "object") walk.add(inside(ROOT, "type"), 'must be "object"');
  walk.visit(schema, ROOT, 0, []);
  await walk.judgePatterns();
  return walk.problems;
}

class Walk {
  readonly problems: ProblemPlace[] = [];
  readonly #root: Schema;
  readonly #patterns = new Map<string, Place>();
  readonly #targets = new Map<string, unknown>();
  readonly #judged = new Set<Schema>();
  #schemas = 0;

  constructor(root: Schema) {
    this.#root = root;
  }

  add(place: Place, message: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ path: pathOf(place), message });
  }

  /** Looks at all patterns that were met, with pauses: compiling one takes up to ten milliseconds. */
  async judgePatterns(): Promise<void> {
    const slices = new Slices();
    let cost = 0;
    for (const [pattern, place] of this.#patterns) {
      if (this.problems.length >= MOST_PROBLEMS) return;
      try {
        if (cost > MAX_COMPILE_COST) throw new RegexError("Together, the patterns are too large.");
        cost += acceptRegex(pattern, "check").compileCost;
      } catch (error) {
        if (!(error instanceof RegexError)) throw error;
        this.add(place, error.message);
      }
      await slices.pause();
    }
  }

  /** Looks at one schema and all that are in it; `from` are the targets of the references that led here. */
  visit(schema: unknown, place: Place, depth: number, from: readonly unknown[]): void {
    if (this.#over) return;
    this.#schemas++;
    const problem = this.#problem(schema, depth);
    if (problem !== null) this.add(place, problem);
    if (problem !== null || !isPlain(schema)) return;
    this.#judge(schema, place);
    if (schema.$ref !== undefined) this.#follow(schema.$ref, inside(place, "$ref"), depth, from);
    for (const [inner, innerPlace] of childrenOf(schema, place)) {
      // A list that many references lead to is not walked through again and again once it is too much.
      if (this.#over) return;
      this.visit(inner, innerPlace, depth + 1, from);
    }
  }

  #problem(schema: unknown, depth: number): string | null {
    if (this.#schemas > MOST_SCHEMAS) return `has more than ${MOST_SCHEMAS} schemas in it`;
    if (typeof schema === "boolean") return null;
    if (!isPlain(schema)) return "must be a schema: an object, true or false";
    return depth > MOST_DEPTH ? `is nested deeper than ${MOST_DEPTH}` : null;
  }

  get #over(): boolean {
    return this.#schemas > MOST_SCHEMAS || this.problems.length >= MOST_PROBLEMS;
  }

  // What a schema says itself, once however many references lead to it.
  #judge(schema: Schema, place: Place): void {
    if (this.#judged.has(schema)) return;
    this.#judged.add(schema);
    for (const keyword of REFUSED)
      if (keyword in schema) this.add(inside(place, keyword), "is not supported");
    for (const { keyword, message } of keywordProblems(schema)) {
      // Said already of the whole.
      if (schema !== this.#root || keyword !== "type") this.add(inside(place, keyword), message);
    }
    if (isPlain(schema.properties)) this.#reservedNames(schema.properties, inside(place, "properties"));
    this.#collectPatterns(schema, place);
  }

  #reservedNames(properties: Schema, place: Place): void {
    for (const name of Object.keys(properties)) {
      if (name in Object.prototype) this.add(inside(place, name), "is a name that cannot be used");
    }
  }

  #follow(reference: unknown, place: Place, depth: number, from: readonly unknown[]): void {
    const target = this.#target(reference);
    if (target === undefined) this.add(place, "must refer to a place in this schema, e.g. #/$defs/address");
    else if (target === this.#root || (isPlain(target) && from.includes(target)))
      this.add(place, "comes back to itself");
    else this.visit(target, place, depth + 1, [...from, target]);
  }

  #target(reference: unknown): unknown {
    if (typeof reference !== "string") return undefined;
    if (!this.#targets.has(reference)) this.#targets.set(reference, resolvePointer(this.#root, reference));
    return this.#targets.get(reference);
  }

  #collectPatterns({ pattern, patternProperties }: Schema, place: Place): void {
    const found: [string, string][] = typeof pattern === "string" ? [["pattern", pattern]] : [];
    if (isPlain(patternProperties)) {
      for (const name of Object.keys(patternProperties)) found.push(["patternProperties", name]);
    }
    for (const [keyword, text] of found) {
      if (!this.#patterns.has(text)) this.#patterns.set(text, inside(place, keyword));
    }
  }
}

function childrenOf(schema: Schema, place: Place): [unknown, Place][] {
  const children: [unknown, Place][] = [];
  for (const keyword of [...ONE, ...UNEVALUATED]) {
    if (schema[keyword] !== undefined) children.push([schema[keyword], inside(place, keyword)]);
  }
  for (const keyword of LIST) {
    const list = schema[keyword];
    if (!Array.isArray(list)) continue;
    for (const [at, item] of list.entries()) children.push([item, inside(inside(place, keyword), at)]);
  }
  for (const keyword of NAMED) {
    const named = schema[keyword];
    if (!isPlain(named)) continue;
    for (const [name, item] of Object.entries(named)) {
      children.push([item, inside(inside(place, keyword), name)]);
    }
  }
  return children;
}

/**
 * Parameters as the model is offered them: what has a `const` is not its to choose. `fixed` are those values by name,
 * which the server puts in.
 */
export function splitParameters(parameters: Schema): {
  readonly offered: Schema;
  readonly fixed: Readonly<Record<string, unknown>>;
} {
  if (!isPlain(parameters.properties)) return { offered: parameters, fixed: {} };
  const all = Object.entries(parameters.properties);
  const isFixed = ([, schema]: [string, unknown]) => isPlain(schema) && "const" in schema;
  const fixed = Object.fromEntries(
    all.filter(isFixed).map(([name, schema]) => [name, (schema as Schema).const]),
  );
  if (Object.keys(fixed).length === 0) return { offered: parameters, fixed };
  const required = Array.isArray(parameters.required) ? parameters.required : [];
  return {
    offered: {
      ...parameters,
      properties: Object.fromEntries(all.filter((entry) => !isFixed(entry))),
      required: required.filter((name) => typeof name === "string" && !Object.hasOwn(fixed, name)),
    },
    fixed,
  };
}
