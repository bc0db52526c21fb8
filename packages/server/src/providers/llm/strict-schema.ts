import { isPlain } from "../../platform/object.ts";

// JSON Schema keywords that strict mode does not support.
const UNSUPPORTED_KEYWORDS = [
  ...["allOf", "oneOf", "not", "if", "then", "else", "contains", "prefixItems", "propertyNames"],
  ...["patternProperties", "dependentRequired", "dependentSchemas", "unevaluatedProperties", "uniqueItems"],
];

/**
 * Whether OpenAI's strict mode, which constrains decoding, accepts a schema: every object must be closed and require
 * all of its properties. Other schemas must be sent without strict mode. Source: OpenAI's guide “Structured model
 * outputs”, supported schemas.
 */
export function isStrictSchema(schema: Readonly<Record<string, unknown>>): boolean {
  return schema.type === "object" && isStrict(schema);
}

function isStrict(schema: unknown): boolean {
  if (!isPlain(schema) || UNSUPPORTED_KEYWORDS.some((keyword) => keyword in schema)) return false;
  if ("properties" in schema || schema.type === "object") {
    const names = isPlain(schema.properties) ? Object.keys(schema.properties) : [];
    const required = new Set<unknown>(Array.isArray(schema.required) ? schema.required : []);
    if (schema.additionalProperties !== false || !names.every((name) => required.has(name))) return false;
  }
  return subschemas(schema).every(isStrict);
}

function subschemas(schema: Readonly<Record<string, unknown>>): readonly unknown[] {
  const named = [schema.properties, schema.$defs].flatMap((part) =>
    isPlain(part) ? Object.values(part) : [],
  );
  return [
    ...named,
    ...(Array.isArray(schema.anyOf) ? schema.anyOf : []),
    ...("items" in schema ? [schema.items] : []),
  ];
}
