/** Parameter types that a row supports; other schemas are edited as JSON. */
export const ARGUMENT_TYPES = ["string", "number", "integer", "boolean"] as const;

/** A tool parameter, as far as a row can express it. */
export interface Argument {
  readonly name: string;
  readonly type: (typeof ARGUMENT_TYPES)[number];
  readonly description: string;
  readonly required: boolean;
}

type Schema = Readonly<Record<string, unknown>>;

/** The rows of a schema; null if the schema uses features that rows do not support. */
export function rowsFromSchema(schema: Schema): readonly Argument[] | null {
  const { type, properties = {}, required = [], ...otherKeywords } = schema;
  if (type !== "object" || Object.keys(otherKeywords).length > 0) return null;
  const rows = Object.entries(properties as Record<string, Schema>).map(([name, property]) => {
    const { type: kind, description = "", ...otherKeywords } = property;
    if (Object.keys(otherKeywords).length > 0 || !isSimple(kind) || typeof description !== "string")
      return null;
    return { name, type: kind, description, required: (required as string[]).includes(name) };
  });
  return rows.includes(null) ? null : (rows as Argument[]);
}

/** The schema of the rows. */
export function schemaFromRows(rows: readonly Argument[]): Record<string, unknown> {
  const named = rows.filter(({ name }) => name !== "");
  const required = named.filter((row) => row.required).map(({ name }) => name);
  return {
    type: "object",
    properties: Object.fromEntries(
      named.map(({ name, type, description }) => [name, { type, ...(description ? { description } : {}) }]),
    ),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** Path parameters of a URL: `{name}`, but not the session's `{{variable}}`. */
export function pathArguments(url: string): string[] {
  return [...new Set([...url.matchAll(/(?<!\{)\{(\w+)\}(?!\})/g)].map(([, name]) => name ?? ""))];
}

/** Example arguments for a schema, as a starting point for a test call. */
export function exampleArguments(schema: Schema): Record<string, unknown> {
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const empty = { string: "", number: 0, integer: 0, boolean: false, array: [], object: {} };
  return Object.fromEntries(
    Object.entries(properties).map(([name, { type, default: fallback, enum: choices }]) => [
      name,
      fallback ?? (choices as unknown[] | undefined)?.[0] ?? empty[type as keyof typeof empty] ?? null,
    ]),
  );
}

function isSimple(type: unknown): type is Argument["type"] {
  return ARGUMENT_TYPES.includes(type as Argument["type"]);
}
