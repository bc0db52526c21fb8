import { z } from "zod";
import { MEMORY_TOOLS } from "./masking.ts";
import { text } from "./text.ts";
import { AuthHeader, AuthHeaderInput, CallUrl, Headers } from "./variables.ts";

/** The product's own tools that only act within a call. */
export const SYSTEM_TOOLS = ["end_call", "language_detection", "skip_turn"] as const;
export type SystemTool = (typeof SYSTEM_TOOLS)[number];

/** Names that no tool of a workspace may have. */
export const RESERVED_TOOL_NAMES = [
  ...SYSTEM_TOOLS,
  ...MEMORY_TOOLS,
  "schedule_callback",
  "manage_callback",
] as const;

export const TOOL_KINDS = ["http", "mcp"] as const;

const MOST_SCHEMA_CHARACTERS = 16_384;

/** A JSON Schema 2020-12 of an object; deeper checks are made when it is saved. */
export const ObjectSchema = z
  .record(z.string(), z.unknown())
  .refine(
    (schema) => JSON.stringify(schema).length <= MOST_SCHEMA_CHARACTERS,
    `must be at most ${MOST_SCHEMA_CHARACTERS} characters of JSON`,
  )
  .meta({
    description: "JSON Schema 2020-12 of an object, without references to other documents.",
    example: { type: "object", properties: { order_id: { type: "string" } }, required: ["order_id"] },
  });

/** What the model calls it; an MCP server's tools are offered as `<slug>__<name>`. */
const Slug = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,47}$/, "must be letters, digits, _ and -, beginning with a letter")
  .meta({ example: "find_order" });

const ArgumentNames = z.array(text(1, 100)).max(50);

const common = {
  slug: Slug,
  description: text(1, 1024).meta({ description: "Tells the model what it does and when to use it." }),
  timeout_ms: z.int().min(100).max(60_000),
  speak_while_running: text(1, 500).nullable().meta({
    description: "Said when the tool is called and nothing else was said in its turn before; null: nothing.",
  }),
};

const http = {
  ...common,
  parameters: ObjectSchema,
  url: CallUrl.meta({ description: "`{name}` stands for a path parameter, `{{name}}` for a variable." }),
  method: z.enum(["GET", "POST", "PATCH", "PUT", "DELETE"]),
  headers: Headers,
  path_params: ArgumentNames.meta({ description: "Arguments that go into `{name}` of the URL." }),
  query_params: ArgumentNames.meta({
    description: "Arguments that go into the query; of GET and DELETE all that are left do.",
  }),
  static_query_params: z
    .record(text(1, 100), text(0, 2000))
    .refine((params) => Object.keys(params).length <= 50, "at most 50 parameters"),
  retries: z.int().min(0).max(3).meta({
    description: "Repeats after no answer, 429 or 5xx; only of GET, PUT and DELETE.",
  }),
  allow_dynamic_vars: z.boolean().meta({
    description: "Whether `{{variables}}` in the URL, headers, query and body are filled in.",
  }),
};

const TRANSPORTS = ["streamable_http", "sse"] as const;

const oauth = { client_id: text(1, 500), scope: text(1, 1000).nullable(), token_url: CallUrl.nullable() };

const mcp = {
  ...common,
  url: CallUrl,
  transport: z.enum(TRANSPORTS),
  headers: Headers,
  selected_tools: z.array(text(1, 200)).max(128).nullable().meta({
    description: "Of the server's tools, those that agents get; null: all.",
  }),
};

const AUTH = AuthHeaderInput.nullable()
  .optional()
  .meta({ description: "Left out: the one there is stays; null: none." });

const OAuthInput = z
  .strictObject({
    client_id: oauth.client_id,
    client_secret: text(1, 4000).meta({ description: "Sealed at once; never shown again.", writeOnly: true }),
    scope: oauth.scope.default(null),
    token_url: oauth.token_url
      .default(null)
      .meta({ description: "Null: found by the server's own metadata." }),
  })
  .meta({ id: "OAuthClientCredentialsInput" });

const timing = {
  timeout_ms: common.timeout_ms.default(10_000),
  speak_while_running: common.speak_while_running.default(null),
};

/** A call of a workspace's own system. */
export const HttpToolInput = z
  .strictObject({
    kind: z.literal("http"),
    ...http,
    ...timing,
    parameters: http.parameters.default({ type: "object", properties: {} }),
    method: http.method.default("GET"),
    headers: http.headers.default({}),
    path_params: http.path_params.default([]),
    query_params: http.query_params.default([]),
    static_query_params: http.static_query_params.default({}),
    retries: http.retries.default(0),
    allow_dynamic_vars: http.allow_dynamic_vars.default(false),
    auth_header: AUTH,
  })
  .meta({ id: "HttpToolCreate" });
export type HttpToolInput = z.output<typeof HttpToolInput>;

/** The tools of an MCP server. */
export const McpToolInput = z
  .strictObject({
    kind: z.literal("mcp"),
    ...mcp,
    ...timing,
    transport: mcp.transport.default("streamable_http"),
    headers: mcp.headers.default({}),
    selected_tools: mcp.selected_tools.default(null),
    auth_header: AUTH,
    oauth: OAuthInput.nullable().optional(),
  })
  .meta({ id: "McpToolCreate" });
export type McpToolInput = z.output<typeof McpToolInput>;

export const ToolInput = z
  .discriminatedUnion("kind", [HttpToolInput, McpToolInput])
  .meta({ id: "ToolCreate" });
export type ToolInput = z.output<typeof ToolInput>;

/** A change of either kind; what does not belong to the tool's kind is refused. */
export const ToolChange = z
  .strictObject({ ...http, ...mcp, auth_header: AUTH, oauth: OAuthInput.nullable() })
  .partial()
  .meta({ id: "ToolUpdate" });
export type ToolChange = z.output<typeof ToolChange>;

/** A tool's settings as they are kept: secrets are named, never held. */
export const HttpToolSettings = z
  .object({ kind: z.literal("http"), ...http, auth_header: AuthHeader.nullable() })
  .meta({ id: "HttpToolSettings" });
export type HttpToolSettings = z.output<typeof HttpToolSettings>;

export const McpToolSettings = z
  .object({
    kind: z.literal("mcp"),
    ...mcp,
    auth_header: AuthHeader.nullable(),
    oauth: z.object({ ...oauth, hint: z.string(), secret_id: z.string() }).nullable(),
  })
  .meta({ id: "McpToolSettings" });
export type McpToolSettings = z.output<typeof McpToolSettings>;

export const ToolSettings = z.discriminatedUnion("kind", [HttpToolSettings, McpToolSettings]);
export type ToolSettings = z.output<typeof ToolSettings>;
