import type { z } from "zod";
import { ERRORS, type ErrorCode, Problem } from "./errors.ts";
import { LEAST_ROLES } from "./roles.ts";
import type { Route } from "./route.ts";
import { ROUTES } from "./routes.ts";
import { SchemaKit } from "./schema-kit.ts";
import { GRANTABLE_SCOPES } from "./scopes.ts";

type Json = Record<string, unknown>;

/** Every code `route` can answer: its own, and those that its access kind, body and method bring with them. */
export function errorsOf(route: Route): readonly ErrorCode[] {
  const codes = new Set<ErrorCode>(route.errors ?? []);
  const add = (...more: ErrorCode[]) => {
    for (const code of more) codes.add(code);
  };
  add("internal-error", "invalid-request", ...accessErrorsOf(route));
  if (route.rateLimit) add("rate-limited", "not-ready");
  if (route.pages) add("widget-agent-not-found", "origin-not-allowed", "rate-limited", "not-ready");
  if (route.method !== "GET") add("storage-full");
  if (route.path.includes("{workspace_id}")) add("workspace-not-found");
  if (route.query && "cursor" in route.query.shape) add("invalid-cursor");
  if (route.body) add("invalid-json", "body-too-large", "unsupported-media-type");
  if (route.method !== "GET" && !route.keyless)
    add("idempotency-in-flight", "idempotency-key-reused", "answer-forgotten");
  if ("file" in route.success) add("range-not-satisfiable");
  if (route.etag === "require") add("version-required", "stale-version");
  return [...codes].sort();
}

function accessErrorsOf({ access: { kind }, method, pages }: Route): readonly ErrorCode[] {
  const changes = method !== "GET";
  if (kind === "public") return changes && !pages ? ["cross-origin-request"] : [];
  const codes: ErrorCode[] = ["missing-credential", "invalid-credential"];
  if (kind === "operator_token") return codes;
  codes.push("rate-limited", "not-ready", "sign-in-ended");
  if (changes) codes.push("cross-origin-request");
  if (kind === "scope") codes.push("insufficient-scope", "insufficient-role");
  if (kind === "dashboard") codes.push("dashboard-only", "insufficient-role");
  return codes;
}

/** The whole contract as an OpenAPI 3.1 document, deterministic: the same sources give the same bytes. */
export function buildOpenApi(version: string): Json {
  const kit = new SchemaKit(ROUTES, [Problem]);
  const paths: Record<string, Json> = {};
  for (const route of ROUTES) {
    paths[route.path] ??= {};
    (paths[route.path] as Json)[route.method.toLowerCase()] = operation(route, kit);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Hyponema",
      version,
      summary: "Voice and chat agents that remember the people they talk to.",
      description:
        "JSON in and out, UTF-8, snake_case, RFC 3339 UTC timestamps. Every refusal is an RFC 9457 problem with a `code` from the closed list in `x-errors`.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/", description: "This server" }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas: kit.components(), securitySchemes: usedSchemes() },
    "x-errors": ERRORS,
    "x-scopes": GRANTABLE_SCOPES,
    "x-roles": LEAST_ROLES,
  };
}

/** What each group of routes is about. */
const TAGS = {
  sessions: "One conversation between a User and an agent: open, talk, resume, end.",
  widget: "What a web page does by itself, without a backend.",
  agents: "What can be talked with: drafts and published versions.",
  personas: "Who agents are: the authored prompt and the settings around it, versioned on their own.",
  variables:
    "What prompts and tools can hold: a session's own values, a resolver's, an agent's defaults, and the system's.",
  workspaces: "What belongs to the whole workspace.",
  tools: "What agents can call: your own systems by HTTP, and MCP servers.",
  listening:
    "How agents listen in voice sessions, which this server does not have yet: when speech begins and ends, who may interrupt whom, for each User.",
  memory: "What is remembered of Users: read it, correct it, forget it.",
  users: "The people that agents talk with, by your own stable IDs.",
  conversations: "What was said.",
  jobs: "Work that goes on in the background: how far it is, what came of it, and how to stop it.",
  observability: "How every turn came about: traces and their spans.",
  members: "Who works in a workspace, by which role, and who is invited.",
  "sign-in": "People: how they sign in, and where they are signed in.",
  "api-keys": "What lets programs in: a workspace's keys, what each may do, and until when.",
  providers: "What opens model providers: credentials, whether they work, and the models they list.",
  audit: "Who changed what, and when.",
  system: "Health, metrics, and this contract.",
};

const SECURITY_SCHEMES = {
  apiKey: { type: "http", scheme: "bearer", description: "A workspace API key, `hyp_…`." },
  member: { type: "apiKey", in: "cookie", name: "hyponema_session", description: "A signed-in member." },
  operatorToken: { type: "http", scheme: "bearer", description: "HYPONEMA_METRICS_TOKEN." },
};

const SCHEMES_OF: Readonly<Record<Route["access"]["kind"], readonly (keyof typeof SECURITY_SCHEMES)[]>> = {
  scope: ["apiKey", "member"],
  dashboard: ["member"],
  identity: ["apiKey", "member"],
  operator_token: ["operatorToken"],
  public: [],
};

function security(route: Route): Json[] {
  return SCHEMES_OF[route.access.kind].map((scheme) => ({ [scheme]: [] }));
}

function usedSchemes(): Json {
  const used = new Set<string>(ROUTES.flatMap((route) => SCHEMES_OF[route.access.kind]));
  return Object.fromEntries(Object.entries(SECURITY_SCHEMES).filter(([name]) => used.has(name)));
}

function operation(route: Route, kit: SchemaKit): Json {
  const { access } = route;
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    security: security(route),
    "x-access": access.kind,
    ...("file" in route.success ? { "x-file": true } : {}),
    ...(access.kind === "scope" ? { "x-scope": access.scope } : {}),
    ...(access.kind === "dashboard" ? { "x-permission": access.permission } : {}),
    ...(route.pages ? { "x-cors": route.pages } : {}),
    parameters: parameters(route, kit),
    ...(route.body ? { requestBody: requestBody(route, kit) } : {}),
    responses: responses(route, kit),
  };
}

function parameters(route: Route, kit: SchemaKit): Json[] {
  const from = (shape: z.ZodObject | undefined, place: "path" | "query"): Json[] =>
    Object.entries(shape?.shape ?? {}).map(([name, schema]) => {
      const { description, ...rest } = kit.inline(schema as z.ZodType);
      const required = place === "path" || !(schema as z.ZodType).safeParse(undefined).success;
      return { name, in: place, required, ...(description ? { description } : {}), schema: rest };
    });
  return [...from(route.params, "path"), ...from(route.query, "query"), ...headers(route)];
}

function headers(route: Route): Json[] {
  const header = (
    name: string,
    required: boolean,
    description: string,
    schema: Json = { type: "string" },
  ) => ({
    name,
    in: "header",
    required,
    description,
    schema,
  });
  const list: Json[] = [];
  if (route.method !== "GET" && !route.keyless) {
    list.push(
      header("Idempotency-Key", false, "Makes a repeat safe: the first answer is given again for 24 hours.", {
        type: "string",
        minLength: 1,
        maxLength: 255,
      }),
    );
  }
  if (route.etag === "require") {
    list.push(header("If-Match", true, "The ETag of what the change was made from."));
  }
  if ("file" in route.success) {
    list.push(
      header(
        "Range",
        false,
        "One range of bytes, such as `bytes=1000-`; several are answered with the whole file.",
      ),
      header(
        "If-Range",
        false,
        "The ETag of the parts that you have: if the file has changed, all of it is sent.",
      ),
      header("If-None-Match", false, "The ETag of the file that you have: 304 if it has not changed."),
    );
  }
  if ("events" in route.success && route.success.resumable) {
    list.push(header("Last-Event-ID", false, "The `id` of the last event seen."));
  }
  return list;
}

function requestBody(route: Route, kit: SchemaKit): Json {
  return {
    required: !route.bodyOptional,
    content: {
      "application/json": {
        schema: kit.input(route.body as z.ZodType),
        ...(route.example === undefined ? {} : { example: route.example }),
      },
    },
  };
}

function responses(route: Route, kit: SchemaKit): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of errorsOf(route)) {
    const { status } = ERRORS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const result: Json = { [route.success.status]: success(route, route.success.description, kit) };
  if ("existing" in route.success && route.success.existing) {
    result[200] = success(route, route.success.existing, kit);
  }
  if ("file" in route.success) {
    const { headers, content } = success(route, "", kit) as Record<"headers" | "content", Json>;
    const range = textHeader("Which bytes of how many, such as `bytes 1000-1999/5000`.");
    result[206] = {
      description: "The part that `Range` asked for.",
      ...{ headers: { ...headers, "Content-Range": range }, content },
    };
    result[304] = { description: "You have the file as it is." };
  }
  if ("background" in route.success && route.success.background) result[202] = accepted(route, kit);
  if ("asset" in route.success) result[304] = { description: "The browser has it already." };
  for (const [status, codes] of [...byStatus].sort(([a], [b]) => a - b)) {
    result[status] = {
      description: codes.map((code) => `\`${code}\`: ${ERRORS[code].title}.`).join(" "),
      content: { "application/problem+json": { schema: kit.output(Problem) } },
      "x-codes": codes,
    };
  }
  return result;
}

// With `background=true`, whatever the status is without it.
function accepted(route: Route, kit: SchemaKit): Json {
  const { success: answered } = route;
  if (!("background" in answered) || !answered.background) return {};
  const { background, body, description, status } = answered;
  const job = kit.output(background);
  const schema = status === 202 ? { oneOf: [kit.output(body), job] } : job;
  const told = "With `background=true`: the job that does it.";
  return {
    ...success(route, status === 202 ? `${description} ${told}` : told, kit),
    content: { "application/json": { schema } },
  };
}

function success(route: Route, description: string, kit: SchemaKit): Json {
  const { success } = route;
  const head = {
    description,
    headers: {
      "X-Request-Id": textHeader("Names this request in logs."),
      ...(route.etag ? { ETag: textHeader("Send as If-Match.") } : {}),
    },
  };
  if ("body" in success) {
    return { ...head, content: { "application/json": { schema: kit.output(success.body) } } };
  }
  if ("events" in success) {
    return { ...head, content: { "text/event-stream": { schema: kit.output(success.events) } } };
  }
  if ("lines" in success) {
    return { ...head, content: { "application/x-ndjson": { schema: kit.output(success.lines) } } };
  }
  if ("file" in success) {
    const headers = {
      ...head.headers,
      "Accept-Ranges": textHeader("`bytes`."),
      "Content-Disposition": textHeader("`attachment`, with the file's name."),
      "Content-Length": textHeader("Bytes in this answer."),
      ETag: textHeader("Send as If-None-Match or If-Range."),
    };
    const bytes = { schema: { type: "string", format: "binary" } };
    return { ...head, headers, content: Object.fromEntries(success.file.map((type) => [type, bytes])) };
  }
  if ("contentType" in success) {
    return { ...head, content: { [success.contentType]: { schema: { type: "string" } } } };
  }
  return head;
}

function textHeader(description: string): Json {
  return { description, schema: { type: "string" } };
}
