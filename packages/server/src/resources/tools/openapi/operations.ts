import { setImmediate } from "node:timers/promises";
import { MOST_IMPORTED } from "@hyponema/contract/openapi-import";
import { HttpToolInput, RESERVED_TOOL_NAMES } from "@hyponema/contract/tool-settings";
import { Refusal } from "../../../platform/http/refusal.ts";
import { isPlain } from "../../../platform/object.ts";
import { Slices } from "../../../platform/slices.ts";
import { ImportProblem, resolved, standaloneSchema } from "./schemas.ts";

type Json = Record<string, unknown>;

const METHODS = ["get", "post", "patch", "put", "delete"] as const;
const BODIED = ["post", "patch", "put"];
const MOST_SLUG = 48;
const MOST_DESCRIPTION = 1024;

/** An operation of a document: the tool it makes, or why it makes none. */
export type Imported =
  | { readonly operation: string; readonly tool: HttpToolInput }
  | { readonly operation: string; readonly reason: string };

export interface ImportOptions {
  /** Instead of the document's own server. */
  readonly baseUrl: string | undefined;
  /** Only these, by their operation IDs or as `GET /path`; all when undefined. */
  readonly wanted: readonly string[] | undefined;
  /** Slugs that other tools have, in small letters. */
  readonly taken: ReadonlySet<string>;
}

/**
 * The operations of an OpenAPI document (3.0 or 3.1) as tools, in its order. Others get their turn between one and the
 * next. Refuses with `too-many-operations`.
 */
export async function toolsOf(
  document: Json,
  { baseUrl, wanted, taken }: ImportOptions,
): Promise<Imported[]> {
  const used = new Set(taken);
  const base = baseUrl ?? serverOf(document);
  const chosen = wanted && new Set(wanted);
  const operations = (await operationsOf(document)).filter(
    ({ name, label }) => chosen === undefined || chosen.has(name) || chosen.has(label),
  );
  if (operations.length > MOST_IMPORTED) throw tooMany(operations.length);
  const imported: Imported[] = [];
  for (const operation of operations) {
    imported.push(importedAs(document, operation, base, used));
    await setImmediate();
  }
  return imported;
}

function importedAs(document: Json, operation: Operation, base: string | null, used: Set<string>): Imported {
  try {
    if (base === null) throw new ImportProblem("the document names no server with a full URL; give base_url");
    const tool = toolOf(document, operation, base, slugFor(operation.name, used));
    used.add(tool.slug.toLowerCase());
    return { operation: operation.name, tool };
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error;
    return { operation: operation.name, reason: error.message };
  }
}

function tooMany(count: number): Refusal {
  return new Refusal("too-many-operations", {
    detail: `The document has ${count} operations; name at most ${MOST_IMPORTED} of them in \`operations\`.`,
  });
}

interface Operation {
  readonly name: string;
  readonly label: string;
  readonly method: (typeof METHODS)[number];
  readonly path: string;
  readonly item: Json;
  readonly shared: unknown;
}

async function operationsOf(document: Json): Promise<Operation[]> {
  if (!isPlain(document.paths)) return [];
  const operations: Operation[] = [];
  const slices = new Slices();
  for (const [path, held] of Object.entries(document.paths)) {
    if (slices.due) await slices.pause();
    const place = resolvedPlace(document, held);
    for (const method of METHODS) {
      const item = place[method];
      if (!isPlain(item)) continue;
      const label = `${method.toUpperCase()} ${path}`;
      const name = typeof item.operationId === "string" && item.operationId !== "" ? item.operationId : label;
      operations.push({ name, label, method, path, item, shared: place.parameters });
    }
  }
  return operations;
}

function resolvedPlace(document: Json, held: unknown): Json {
  try {
    const place = resolved(document, held);
    return isPlain(place) ? place : {};
  } catch {
    return {};
  }
}

function serverOf({ servers }: Json): string | null {
  const [first] = Array.isArray(servers) ? servers : [];
  if (!isPlain(first) || typeof first.url !== "string") return null;
  const variables = isPlain(first.variables) ? first.variables : {};
  const url = first.url.replace(/\{([^{}]+)\}/g, (written, name: string) => {
    const variable = variables[name];
    return isPlain(variable) && typeof variable.default === "string" ? variable.default : written;
  });
  return /^https?:\/\//i.test(url) ? url : null;
}

function toolOf(document: Json, operation: Operation, base: string, slug: string): HttpToolInput {
  const { method, path, item } = operation;
  const parameters = parametersOf(document, operation);
  const body = BODIED.includes(method)
    ? bodyOf(document, item.requestBody)
    : { properties: {}, required: [] };
  const twice = Object.keys(body.properties).find((name) => Object.hasOwn(parameters.properties, name));
  if (twice !== undefined) throw new ImportProblem(`${twice} is in its body and beside it`);
  const parsed = HttpToolInput.safeParse({
    kind: "http",
    slug,
    description: describe(operation),
    url: base.replace(/\/+$/, "") + path,
    method: method.toUpperCase(),
    parameters: {
      type: "object",
      properties: { ...parameters.properties, ...body.properties },
      required: [...parameters.required, ...body.required],
    },
    path_params: parameters.inPath,
    query_params: parameters.inQuery,
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ImportProblem(`${issue?.path.join(".")}: ${issue?.message}`);
}

function describe({ item, label }: Operation): string {
  const said = [item.summary, item.description].filter(
    (text) => typeof text === "string" && text.trim() !== "",
  );
  return (said.join("\n\n") || label).slice(0, MOST_DESCRIPTION).toWellFormed();
}

interface Parameters {
  readonly properties: Json;
  readonly required: string[];
  readonly inPath: string[];
  readonly inQuery: string[];
}

function parametersOf(document: Json, operation: Operation): Parameters {
  const found: Parameters = { properties: {}, required: [], inPath: [], inQuery: [] };
  for (const parameter of listedParameters(document, operation)) addParameter(document, parameter, found);
  for (const [, name = ""] of operation.path.matchAll(/\{([^{}]+)\}/g)) {
    if (!found.inPath.includes(name)) {
      throw new ImportProblem(`its path has {${name}}, which it does not describe`);
    }
  }
  return found;
}

// An operation's own go over those of its path.
function listedParameters(document: Json, { item, shared }: Operation): Json[] {
  const listed = new Map<string, Json>();
  for (const given of [shared, item.parameters].flatMap((list) => (Array.isArray(list) ? list : []))) {
    const parameter = resolved(document, given);
    if (isPlain(parameter)) listed.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...listed.values()];
}

function addParameter(document: Json, parameter: Json, found: Parameters): void {
  const { name, in: place, required } = parameter;
  if (typeof name !== "string") throw new ImportProblem("one of its parameters has no name");
  if (place !== "path" && place !== "query") {
    if (required !== true || isAuthorization(name)) return;
    throw new ImportProblem(`it needs ${name} in its ${String(place)}, where arguments do not go`);
  }
  if (Object.hasOwn(found.properties, name)) {
    throw new ImportProblem(`${name} is in its path and its query`);
  }
  (place === "path" ? found.inPath : found.inQuery).push(name);
  found.properties[name] = schemaOfParameter(document, parameter);
  if (required === true || place === "path") found.required.push(name);
}

// Credentials go into `auth_header`, not into arguments.
function isAuthorization(name: string): boolean {
  return /^(?:authorization|x-api-key|api-key)$/i.test(name);
}

function schemaOfParameter(document: Json, { schema, content, description }: Json): Json {
  const held =
    schema ?? (isPlain(content) ? (Object.values(content)[0] as Json | undefined)?.schema : undefined);
  const converted = held === undefined ? { type: "string" } : standaloneSchema(document, held);
  return typeof description === "string" ? { ...converted, description } : converted;
}

function bodyOf(document: Json, given: unknown): { readonly properties: Json; readonly required: string[] } {
  const body = resolved(document, given);
  if (!isPlain(body)) return { properties: {}, required: [] };
  const types = isPlain(body.content) ? Object.entries(body.content) : [];
  const json = types.find(([type]) => /^application\/(?:[\w.-]+\+)?json\b/i.test(type))?.[1];
  if (!isPlain(json)) {
    if (types.length === 0 || body.required !== true) return { properties: {}, required: [] };
    throw new ImportProblem(`its body is ${types.map(([type]) => type).join(" or ")}, not JSON`);
  }
  const schema = merged(standaloneSchema(document, json.schema ?? { type: "object" }));
  if (!isPlain(schema.properties)) throw new ImportProblem("its body is not an object with named properties");
  const required = Array.isArray(schema.required) && body.required !== false ? schema.required : [];
  return { properties: schema.properties, required: required.filter((name) => typeof name === "string") };
}

// `allOf` is how documents say that one object has what others have.
function merged(schema: Json): Json {
  if (!Array.isArray(schema.allOf)) return schema;
  const parts = [schema, ...schema.allOf.filter(isPlain).map(merged)];
  return {
    ...schema,
    properties: Object.assign({}, ...parts.map(({ properties }) => (isPlain(properties) ? properties : {}))),
    required: parts.flatMap(({ required }) => (Array.isArray(required) ? required : [])),
  };
}

function slugFor(name: string, used: ReadonlySet<string>): string {
  // Of a long name more than its beginning is never shown.
  const words = name.slice(0, 10 * MOST_SLUG).replace(/[^A-Za-z0-9_-]+/g, "_");
  const plain = words.replace(/^[^A-Za-z]+|_+$/g, "") || "operation";
  for (let count = 1; ; count++) {
    const end = count === 1 ? "" : `_${count}`;
    const slug = plain.slice(0, MOST_SLUG - end.length) + end;
    const reserved = (RESERVED_TOOL_NAMES as readonly string[]).includes(slug.toLowerCase());
    if (!reserved && !used.has(slug.toLowerCase())) return slug;
  }
}
