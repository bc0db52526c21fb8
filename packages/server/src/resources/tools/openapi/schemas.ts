import { isPlain } from "../../../platform/object.ts";

type Json = Record<string, unknown>;

const MOST_DEPTH = 24;
// As many as the parameters of a tool may have.
const MOST_NODES = 2_000;
// Of what is kept as it stands, such as choices and descriptions: much more than the parameters of a tool may have.
const MAX_KEPT_CHARACTERS = 64 * 1024;
// What only OpenAPI knows, or only people read.
const DROPPED = [
  "example",
  "examples",
  "xml",
  "externalDocs",
  "discriminator",
  "nullable",
  "readOnly",
  "writeOnly",
];

/** A part of a document that cannot be made into a tool; the message says why, for whoever imports it. */
export class ImportProblem extends Error {
  override name = "ImportProblem";
}

/** What `#/…` in `document` refers to, references to references followed. */
export function resolved(document: Json, value: unknown): unknown {
  let at = value;
  for (let steps = 0; isPlain(at) && typeof at.$ref === "string"; steps++) {
    if (steps > MOST_DEPTH) throw new ImportProblem("its references go round in a circle");
    at = pointedAt(document, at.$ref);
  }
  return at;
}

function pointedAt(document: Json, reference: string): unknown {
  if (!reference.startsWith("#/"))
    throw new ImportProblem(`it refers to another document: ${reference.slice(0, 100)}`);
  let at: unknown = document;
  for (const part of reference.slice(2).split("/")) {
    const name = decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(at)) at = at[Number(name)];
    else if (isPlain(at) && Object.hasOwn(at, name)) at = at[name];
    else throw new ImportProblem(`it refers to ${reference.slice(0, 100)}, which is not there`);
  }
  return at;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * A schema of an OpenAPI document, 3.0 or 3.1, as a JSON Schema 2020-12 that stands alone: references are put in place,
 * what 3.0 says in its own way is said in the standard's. Properties that only answers have are left out.
 */
export function standaloneSchema(document: Json, schema: unknown): Json {
  let nodes = 0;
  let left = MAX_KEPT_CHARACTERS;
  // References put a part in place again and again, so that a small document can make an endless schema.
  const keep = (held: unknown) => {
    left -= lengthOf(held, left);
    if (left < 0) throw new ImportProblem("its schema is too large");
  };
  const convert = (value: unknown, from: readonly unknown[]): unknown => {
    if (++nodes > MOST_NODES || from.length > MOST_DEPTH) throw new ImportProblem("its schema is too large");
    const target = resolved(document, value);
    if (typeof target === "boolean") return target;
    if (!isPlain(target)) throw new ImportProblem("one of its schemas is none");
    if (from.includes(target)) throw new ImportProblem("its schema comes back to itself");
    const inner = (item: unknown) => convert(item, [...from, target]);
    const out: Json = {};
    for (const [keyword, held] of Object.entries(target)) {
      if (DROPPED.includes(keyword) || keyword.startsWith("x-")) continue;
      out[keyword] = converted(document, keyword, held, inner);
      keep(out[keyword] === held ? held : keyword);
    }
    return withStandardKeywords(out, target);
  };
  const result = convert(schema, []);
  return isPlain(result) ? result : {};
}

// Characters of `value` as JSON, about; counting ends soon after `most`.
function lengthOf(value: unknown, most: number): number {
  const waiting = [value];
  let length = 0;
  while (waiting.length > 0 && length <= most) {
    const held = waiting.pop();
    if (typeof held !== "object" || held === null) {
      length += typeof held === "string" ? held.length + 3 : 6;
      continue;
    }
    for (const [name, item] of Object.entries(held)) {
      if (!Array.isArray(held)) length += name.length + 3;
      waiting.push(item);
    }
    length += 2;
  }
  return length;
}

function converted(
  document: Json,
  keyword: string,
  held: unknown,
  inner: (item: unknown) => unknown,
): unknown {
  switch (keyword) {
    case "properties":
    case "patternProperties":
    case "$defs":
      if (!isPlain(held)) return {};
      return Object.fromEntries(
        Object.entries(held)
          .filter(([, item]) => !isReadOnly(document, item))
          .map(([name, item]) => [name, inner(item)]),
      );
    case "allOf":
    case "anyOf":
    case "oneOf":
    case "prefixItems":
      return Array.isArray(held) ? held.map(inner) : [];
    case "items":
    case "not":
    case "contains":
    case "additionalProperties":
    case "propertyNames":
      return inner(held);
    default:
      return held;
  }
}

function isReadOnly(document: Json, schema: unknown): boolean {
  const target = resolved(document, schema);
  return isPlain(target) && target.readOnly === true;
}

function withStandardKeywords(out: Json, from: Json): Json {
  if (isPlain(out.properties) && Array.isArray(out.required)) {
    const { properties } = out;
    // What was left out of the properties cannot be asked for.
    out.required = out.required.filter(
      (name) => typeof name === "string" && Object.hasOwn(properties as Json, name),
    );
  }
  // Older documents say of a property itself whether it is required, which has no effect.
  if (typeof out.required === "boolean") delete out.required;
  for (const [exclusive, inclusive] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof out[exclusive] !== "boolean") continue;
    const { [exclusive]: strict, [inclusive]: bound } = out;
    delete out[exclusive];
    if (strict === true) delete out[inclusive];
    if (strict === true && bound !== undefined) out[exclusive] = bound;
  }
  if (from.nullable !== true) return out;
  if (typeof out.type === "string") {
    const choices = Array.isArray(out.enum) ? { enum: [...out.enum, null] } : {};
    return { ...out, ...choices, type: [out.type, "null"] };
  }
  return { anyOf: [out, { type: "null" }] };
}
