import { z } from "zod";
import type { Route } from "./route.ts";

type Json = Record<string, unknown>;
type Direction = "input" | "output";

/**
 * Turns the contract's zod schemas into JSON Schema 2020-12 with shared components. A named schema (`.meta({ id })`)
 * becomes one component; where what is sent and what is answered differ (defaults), the sent form is `<Name>Input`.
 */
export class SchemaKit {
  readonly #definitions: Record<Direction, Map<string, Json>> = { input: new Map(), output: new Map() };
  readonly #used = new Map<string, Json>();

  constructor(routes: readonly Route[], more: readonly z.ZodType[]) {
    for (const route of routes) {
      if (route.body) this.#convert(route.body, "input");
      if ("body" in route.success) this.#convert(route.success.body, "output");
      if ("background" in route.success && route.success.background)
        this.#convert(route.success.background, "output");
      if ("lines" in route.success) this.#convert(route.success.lines, "output");
      if ("events" in route.success) this.#convert(route.success.events, "output");
    }
    for (const schema of more) this.#convert(schema, "output");
    this.#settleComponents();
  }

  /** Schema of something that is sent to us, its named parts as references. */
  input(schema: z.ZodType): Json {
    return this.#rename(this.#convert(schema, "input"), "input");
  }

  /** Schema of something that we answer. */
  output(schema: z.ZodType): Json {
    return this.#rename(this.#convert(schema, "output"), "output");
  }

  /** Schema without references, for parameters. */
  inline(schema: z.ZodType): Json {
    const {
      $schema: _,
      id: __,
      ...rest
    } = z.toJSONSchema(schema, {
      io: "input",
      unrepresentable: "any",
      override: tidy,
    }) as Json;
    return rest;
  }

  /** Every named schema, by name. */
  components(): Record<string, Json> {
    return Object.fromEntries([...this.#used].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #convert(schema: z.ZodType, io: Direction): Json {
    const {
      $schema: _,
      $defs,
      ...root
    } = z.toJSONSchema(schema, {
      io,
      unrepresentable: "any",
      reused: "inline",
      override: tidy,
    }) as Json;
    for (const [name, definition] of Object.entries(($defs as Record<string, Json>) ?? {})) {
      this.#definitions[io].set(name, strip(definition));
    }
    const name = z.globalRegistry.get(schema)?.id;
    if (!name || "$ref" in root) return root;
    this.#definitions[io].set(name, strip(root));
    return { $ref: `#/$defs/${name}` };
  }

  #settleComponents(): void {
    for (const io of ["output", "input"] as const) {
      for (const [name, definition] of this.#definitions[io]) {
        this.#used.set(this.#nameOf(name, io), this.#rename(definition, io));
      }
    }
  }

  #nameOf(name: string, io: Direction): string {
    if (io === "output") return name;
    const sent = this.#definitions.input.get(name);
    const answered = this.#definitions.output.get(name);
    return answered && this.#differs(sent, answered) ? `${name}Input` : name;
  }

  // Two forms differ when they, or anything they refer to, do.
  #differs(sent: unknown, answered: unknown): boolean {
    if (JSON.stringify(sent) !== JSON.stringify(answered)) return true;
    const names = [...JSON.stringify(sent).matchAll(/"#\/\$defs\/([^"]+)"/g)].map((match) => match[1] ?? "");
    return names.some((name) =>
      this.#differs(this.#definitions.input.get(name), this.#definitions.output.get(name)),
    );
  }

  #rename(schema: Json, io: Direction): Json {
    return JSON.parse(JSON.stringify(schema), (key, value) =>
      key === "$ref" && typeof value === "string"
        ? `#/components/schemas/${this.#nameOf(value.replace("#/$defs/", ""), io)}`
        : value,
    );
  }
}

function strip(definition: Json): Json {
  const { id: _, $schema: __, $defs: ___, ...rest } = definition;
  return rest;
}

// Answers may gain fields (changes only add), so only what is sent to us is closed. JSON Schema 2020-12 names
// examples as a list; `example` alone is an OpenAPI 3.0 habit.
function tidy({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: Json }): void {
  const { def } = zodSchema._zod;
  if (def.type === "object" && !def.catchall) delete jsonSchema.additionalProperties;
  if ("example" in jsonSchema) {
    jsonSchema.examples = [jsonSchema.example];
    delete jsonSchema.example;
  }
}
