/** The types of arguments that a row can say; other schemas are written as JSON. */
export const ARGUMENT_TYPES = ["string", "number", "integer", "boolean"] as const;

/** One argument of a tool, as far as a row can say it. */
export interface Argument {
  readonly name: string;
  readonly type: (typeof ARGUMENT_TYPES)[number];
  readonly description: string;
  readonly required: boolean;
}

type Schema = Readonly<Record<string, unknown>>;

/** The arguments of a schema, a row each; null when it says more than rows can. */
export function argumentsOf(schema: Schema): readonly Argument[] | null {
  const { type, properties = {}, required = [], ...more } = schema;
  if (type !== "object" || Object.keys(more).length > 0) return null;
  const rows = Object.entries(properties as Record<string, Schema>).map(([name, property]) => {
    const { type: kind, description = "", ...beyond } = property;
    if (Object.keys(beyond).length > 0 || !isSimple(kind) || typeof description !== "string") return null;
    return { name, type: kind, description, required: (required as string[]).includes(name) };
  });
  return rows.includes(null) ? null : (rows as Argument[]);
}

/** The schema that says what rows say. */
export function schemaOf(rows: readonly Argument[]): Record<string, unknown> {
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

/** Arguments that a URL has a place for: `{name}`, but not the `{{variable}}` of a session. */
export function pathArguments(url: string): string[] {
  return [...new Set([...url.matchAll(/(?<!\{)\{(\w+)\}(?!\})/g)].map(([, name]) => name ?? ""))];
}

/** Arguments of the types in a schema, to begin a trial with. */
export function exampleOf(schema: Schema): Record<string, unknown> {
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
