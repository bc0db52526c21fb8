import { isPlain } from "../../platform/object.ts";

// Of JSON Schema, what the strict mode does without.
const UNKNOWN = [
  ...["allOf", "oneOf", "not", "if", "then", "else", "contains", "prefixItems", "propertyNames"],
  ...["patternProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties", "uniqueItems"],
];

/**
 * Whether OpenAI's strict mode takes a schema, in which a model cannot but keep to it: an object whose every object is
 * closed and requires all of its properties. Any other schema is refused there, and has to be asked for without.
 * Source: OpenAI's guide “Structured model outputs”, supported schemas.
 */
export function isStrictSchema(schema: Readonly<Record<string, unknown>>): boolean {
  return schema.type === "object" && isStrict(schema);
}

function isStrict(schema: unknown): boolean {
  if (!isPlain(schema) || UNKNOWN.some((keyword) => keyword in schema)) return false;
  if ("properties" in schema || schema.type === "object") {
    const names = isPlain(schema.properties) ? Object.keys(schema.properties) : [];
    const required = new Set<unknown>(Array.isArray(schema.required) ? schema.required : []);
    if (schema.additionalProperties !== false || !names.every((name) => required.has(name))) return false;
  }
  return innerOf(schema).every(isStrict);
}

function innerOf(schema: Readonly<Record<string, unknown>>): readonly unknown[] {
  const named = [schema.properties, schema.$defs].flatMap((part) =>
    isPlain(part) ? Object.values(part) : [],
  );
  return [
    ...named,
    ...(Array.isArray(schema.anyOf) ? schema.anyOf : []),
    ...("items" in schema ? [schema.items] : []),
  ];
}
