import type { ProblemPlace } from "@hyponema/contract/errors";
import { compileSchema, draft2020, extendDraft, type Keyword, type SchemaNode } from "json-schema-library";
import { compileRegex, RegexError } from "../../platform/linear-regex.ts";
import { isPlain } from "../../platform/object.ts";

type Schema = Record<string, unknown>;

const MOST_SCHEMAS = 2_000;
const MOST_DEPTH = 32;
const MOST_PROBLEMS = 20;

// Keywords by what they hold: one schema, a list of them, or schemas by name.
const ONE = ["items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else"];
const LIST = ["allOf", "anyOf", "oneOf", "prefixItems"];
const NAMED = ["properties", "patternProperties", "dependentSchemas"];
const UNEVALUATED = ["unevaluatedProperties", "unevaluatedItems"];
const REFUSED = ["$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef"];

/**
 * What is wrong with a tool's parameters, by its place; empty when they can be used. They must be a schema of an object
 * (JSON Schema 2020-12) that refers only into itself, never comes back to itself, and, with every reference followed,
 * has at most 2,000 schemas: so checking arguments takes time linear to them.
 */
export function schemaProblems(schema: Schema): ProblemPlace[] {
  const walk = new Walk(schema);
  if (schema.type !== "object") walk.add("/type", 'must be "object"');
  walk.visit(schema, "", 0, []);
  return walk.problems;
}

class Walk {
  readonly problems: ProblemPlace[] = [];
  readonly #root: Schema;
  #seen = 0;

  constructor(root: Schema) {
    this.#root = root;
  }

  add(path: string, message: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ path, message });
  }

  /** Looks at one schema and all that are in it; `from` are the references that led here. */
  visit(schema: unknown, path: string, depth: number, from: readonly string[]): void {
    if (typeof schema === "boolean") return;
    const amiss = this.#amiss(schema, depth);
    if (amiss) this.add(path, amiss);
    if (amiss !== null || !isPlain(schema)) return;
    for (const keyword of REFUSED) if (keyword in schema) this.add(`${path}/${keyword}`, "is not supported");
    if (isPlain(schema.properties))
      this.problems.push(...reservedProperties(schema.properties, `${path}/properties`));
    this.#patterns(schema, path);
    if (schema.$ref !== undefined) this.#follow(schema.$ref, `${path}/$ref`, depth, from);
    for (const [inner, place] of childrenOf(schema)) this.visit(inner, path + place, depth + 1, from);
  }

  // Why it is not looked into; empty when that has been said before.
  #amiss(schema: unknown, depth: number): string | null {
    if (!isPlain(schema)) return "must be a schema: an object, true or false";
    if (this.#seen > MOST_SCHEMAS) return "";
    if (++this.#seen > MOST_SCHEMAS) return `has more than ${MOST_SCHEMAS} schemas in it`;
    return depth > MOST_DEPTH ? `is nested deeper than ${MOST_DEPTH}` : null;
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
      try {
        compileRegex(String(pattern), "check");
      } catch (error) {
        if (!(error instanceof RegexError)) throw error;
        this.add(path + place, error.message);
      }
    }
  }
}

function reservedProperties(properties: Schema, path: string): ProblemPlace[] {
  return Object.keys(properties)
    .filter((name) => name in Object.prototype)
    .map((name) => ({ path: `${path}/${name}`, message: "is a name that cannot be used" }));
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
      children.push([item, `/${keyword}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`]);
    }
  }
  return children;
}

// What `#/…` refers to; undefined when it is not there, or the reference is of another kind.
function resolvePointer(root: unknown, reference: string): unknown {
  if (reference !== "#" && !reference.startsWith("#/")) return undefined;
  let at = root;
  for (const part of reference.split("/").slice(1)) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(at)) at = at[Number(name)];
    else if (isPlain(at) && Object.hasOwn(at, name)) at = at[name];
    else return undefined;
  }
  return at;
}

function keyword(name: string): Keyword {
  const found = draft2020.keywords.find((known) => known.keyword === name);
  if (!found) throw new Error(`the validator has no keyword ${name}`);
  return found;
}

// All that the validator asks of an expression is its test.
function checkOf(pattern: string): RegExp {
  return { test: compileRegex(pattern, "check").test } as RegExp;
}

// Expressions come from workspaces: they run on the linear-time engine, not on the language's own. Formats are notes.
const DRAFT = extendDraft(draft2020, {
  keywords: [
    {
      ...keyword("pattern"),
      parse(node: SchemaNode) {
        const { pattern } = node.schema;
        if (typeof pattern === "string") node.pattern = checkOf(pattern);
      },
    },
    {
      ...keyword("patternProperties"),
      parse(node: SchemaNode) {
        const { patternProperties } = node.schema;
        if (!isPlain(patternProperties)) return;
        node.patternProperties = Object.entries(patternProperties).map(([name, schema]) => ({
          name,
          pattern: checkOf(name),
          node: node.compileSchema(
            schema as Schema,
            `${node.evaluationPath}/patternProperties/${name}`,
            `${node.schemaLocation}/patternProperties/${name}`,
          ),
        }));
      },
    },
    { ...keyword("format"), addValidate: () => false },
  ],
});

/** Checks arguments against parameters that `schemaProblems` has found nothing wrong with. */
export function argumentsCheck(parameters: Schema): (given: unknown) => ProblemPlace[] {
  const compiled = compileSchema(parameters, { drafts: [{ ...DRAFT, $schemaRegEx: "" }] });
  return (given) => {
    const unusable = inheritedNames(given, "");
    if (unusable.length > 0) return unusable;
    return compiled
      .validate(given)
      .errors.slice(0, MOST_PROBLEMS)
      .map(({ message, data }) => ({ path: data.pointer.replace(/^#/, ""), message }));
  };
}

// Names that every object has by birth, such as `constructor`: the validator would take what they are for a schema.
function inheritedNames(value: unknown, path: string): ProblemPlace[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => inheritedNames(item, `${path}/${at}`));
  if (!isPlain(value)) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    name in Object.prototype
      ? [{ path: `${path}/${name}`, message: "is a name that cannot be used" }]
      : inheritedNames(item, `${path}/${name}`),
  );
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
