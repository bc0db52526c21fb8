import type { ProblemPlace } from "@hyponema/contract/errors";
import { jsonPointerStep } from "../../platform/json/pointer.ts";
import { resolvePointer } from "../../platform/json-schema/pointers.ts";
import { compileRegex, RegexError } from "../../platform/linear-regex.ts";
import { isPlain } from "../../platform/object.ts";

type Schema = Record<string, unknown>;

const MOST_SCHEMAS = 2_000;
const MOST_DEPTH = 32;
const MOST_PROBLEMS = 20;
const MAX_SCHEMA_BYTES = 128 * 1024;
// Instructions of all expressions together: compiling them takes about 10 µs each.
const MAX_INSTRUCTIONS = 5_000;

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
export function schemaProblems(schema: Schema): ProblemPlace[] {
  const walk = new Walk(schema);
  if (Buffer.byteLength(JSON.stringify(schema)) > MAX_SCHEMA_BYTES) {
    walk.add("", `is larger than ${MAX_SCHEMA_BYTES} bytes`);
    return walk.problems;
  }
  if (schema.type !== "object") walk.add("/type", 'must be "object"');
  walk.visit(schema, "", 0, []);
  return walk.problems;
}

class Walk {
  readonly problems: ProblemPlace[] = [];
  readonly #root: Schema;
  readonly #regexes = new Map<string, string | null>();
  #schemas = 0;
  #instructions = 0;

  constructor(root: Schema) {
    this.#root = root;
  }

  add(path: string, message: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ path, message });
  }

  /** Looks at one schema and all that are in it; `from` are the references that led here. */
  visit(schema: unknown, path: string, depth: number, from: readonly string[]): void {
    if (this.#over) return;
    this.#schemas++;
    const problem = this.#problem(schema, depth);
    if (problem !== null) this.add(path, problem);
    if (problem !== null || !isPlain(schema)) return;
    for (const keyword of REFUSED) if (keyword in schema) this.add(`${path}/${keyword}`, "is not supported");
    if (isPlain(schema.properties)) this.#reservedNames(schema.properties, `${path}/properties`);
    this.#patterns(schema, path);
    if (schema.$ref !== undefined) this.#follow(schema.$ref, `${path}/$ref`, depth, from);
    for (const [inner, place] of childrenOf(schema)) {
      // A list that many references lead to is not walked through again and again once it is too much.
      if (this.#over) return;
      this.visit(inner, path + place, depth + 1, from);
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

  #reservedNames(properties: Schema, path: string): void {
    for (const name of Object.keys(properties)) {
      if (name in Object.prototype) this.add(`${path}/${name}`, "is a name that cannot be used");
    }
  }

  #follow(reference: unknown, path: string, depth: number, from: readonly string[]): void {
    const target = typeof reference === "string" ? resolvePointer(this.#root, reference) : undefined;
    if (target === undefined) this.add(path, "must refer to a place in this schema, e.g. #/$defs/address");
    else if (target === this.#root || from.includes(String(reference)))
      this.add(path, "comes back to itself");
    else this.visit(target, path, depth + 1, [...from, String(reference)]);
  }

  #patterns(schema: Schema, path: string): void {
    const patterns: [string, unknown][] = [["/pattern", schema.pattern]];
    if (isPlain(schema.patternProperties)) {
      for (const name of Object.keys(schema.patternProperties)) patterns.push(["/patternProperties", name]);
    }
    for (const [place, pattern] of patterns) {
      if (pattern === undefined) continue;
      if (this.#over) return;
      const problem = this.#regexProblem(String(pattern));
      if (problem !== null) this.add(path + place, problem);
    }
  }

  #regexProblem(pattern: string): string | null {
    const known = this.#regexes.get(pattern);
    if (known !== undefined) return known;
    let problem: string | null = null;
    try {
      if (this.#instructions > MAX_INSTRUCTIONS)
        throw new RegexError("Together, the patterns are too large.");
      this.#instructions += compileRegex(pattern, "check").size;
    } catch (error) {
      if (!(error instanceof RegexError)) throw error;
      problem = error.message;
    }
    this.#regexes.set(pattern, problem);
    return problem;
  }
}

function childrenOf(schema: Schema): [unknown, string][] {
  const children: [unknown, string][] = [];
  for (const keyword of [...ONE, ...UNEVALUATED]) {
    if (schema[keyword] !== undefined) children.push([schema[keyword], `/${keyword}`]);
  }
  for (const keyword of LIST) {
    const list = schema[keyword];
    if (Array.isArray(list))
      for (const [at, item] of list.entries()) children.push([item, `/${keyword}/${at}`]);
  }
  for (const keyword of NAMED) {
    const named = schema[keyword];
    if (!isPlain(named)) continue;
    for (const [name, item] of Object.entries(named)) {
      children.push([item, `/${keyword}/${jsonPointerStep(name)}`]);
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
      required: required.filter((name) => !Object.hasOwn(fixed, name)),
    },
    fixed,
  };
}
