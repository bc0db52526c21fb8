import { ERRORS, type ErrorCode } from "@hyponema/contract/errors";
import { buildOpenApi, errorsOf } from "@hyponema/contract/openapi";
import { LEAST_ROLES } from "@hyponema/contract/roles";
import type { Route } from "@hyponema/contract/route";
import { ROUTES } from "@hyponema/contract/routes";
import { GRANTABLE_SCOPES } from "@hyponema/contract/scopes";
import { codeBlock, type Section } from "./markdown.ts";
import { escapeHtml, escapeWithCode, link, type Page } from "./page-layout.ts";

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

interface Operation {
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly description?: string;
    readonly schema: Schema;
  }[];
  readonly requestBody?: {
    readonly content: {
      readonly "application/json": { readonly schema: Schema; readonly example?: unknown };
    };
  };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

/** A page generated from the contract, with its search sections. */
export interface ContractPage {
  readonly page: Page;
  readonly sections: readonly Section[];
}

/** The reference of all routes. */
export function referencePage(version: string): ContractPage {
  const document = buildOpenApi(version) as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  };
  const sections = ROUTES.map((route) =>
    section(route, document.paths[route.path]?.[route.method.toLowerCase()] as Operation),
  );
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) => `<h3 id="schema-${name}">${name}</h3>${schemaTable(schema)}`,
  );
  return {
    page: {
      title: "API reference",
      url: "/docs/reference",
      navigation: navigation(),
      content: `${INTRODUCTION}${scopes()}${sections.join("")}<h2 id="schemas">Schemas</h2>${schemas.join("")}`,
    },
    sections: ROUTES.map(({ operationId, summary, method, path, description = "" }) => ({
      anchor: operationId,
      heading: summary,
      level: 2,
      text: `${method} ${path} ${operationId} ${description}`,
    })),
  };
}

/** All error codes with their meaning and advice; the `type` of a problem links here. */
export function errorPage(): ContractPage {
  const codes = Object.keys(ERRORS) as ErrorCode[];
  const entries = codes.map((code) => {
    const { status, title, advice } = ERRORS[code];
    return `<h2 id="${code}">${code}</h2><p>${status} · ${escapeWithCode(title)}.</p><p>${escapeWithCode(advice)}</p>`;
  });
  return {
    page: {
      title: "Errors",
      url: "/docs/errors",
      navigation: `<ul>${codes.map((code) => `<li>${link(`#${code}`, code)}</li>`).join("")}</ul>`,
      content: `<h1>Errors</h1><p>Every refusal is an RFC 9457 problem (<code>application/problem+json</code>) with one of these codes. What they have in common is told in <a href="/docs/errors-and-limits">errors and limits</a>.</p>${entries.join("")}`,
    },
    sections: codes.map((code) => {
      const { status, title, advice } = ERRORS[code];
      return { anchor: code, heading: code, level: 2, text: `${status} ${title}. ${advice}` };
    }),
  };
}

const INTRODUCTION = `<h1>API reference</h1>
<p>JSON in and out, UTF-8, snake_case, RFC 3339 UTC timestamps. Send your key as <code>Authorization: Bearer hyp_…</code>.
The same contract for machines is at <a href="/openapi.json">/openapi.json</a>; what can be refused is listed under <a href="/docs/errors">errors</a>.</p>
<h3>Lists</h3><p>Take <code>limit</code> (1–200, 50 by default) and <code>cursor</code>; answer <code>data</code> and <code>next_cursor</code>, which is null on the last page.</p>
<h3>Repeating safely</h3><p>Any POST, PATCH, PUT or DELETE takes an <code>Idempotency-Key</code> (1–255 characters), kept for 24 hours. A repeat gets the first answer with <code>Idempotency-Replayed: true</code>. Refusals are not kept: a repeat is tried afresh. On messages, a repeat streams the events of the turn that the first one began, also while it is still running.</p>
<h3>Changing what others change</h3><p>Agents, personas and tools carry an <code>ETag</code>; PATCH, publish, promote and rollback demand it as <code>If-Match</code>.</p>
<h3>Limits</h3><p>Every answer to a key has <code>RateLimit</code> and <code>RateLimit-Policy</code>; past the limit it is 429 with <code>Retry-After</code>.</p>
<h3>Order of refusals</h3><p>401, then 404 for the workspace, 403, 413, 415 or 422 for the shape, 404 for what is named, 428, 412, and 409 or 402 last. What belongs to another workspace is as unknown as what never was.</p>
<h3>Chat socket</h3><p><code>chat_url?token=</code> carries JSON text frames. The server says <code>ready</code> with <code>session_id</code> and <code>first_message</code>, then each turn's events as <code>{"type","id","data"}</code>. The client says <code>{"type":"message","data":{"text"}}</code>, <code>{"type":"interrupt"}</code>, <code>{"type":"resume","data":{"last_event_id"}}</code> or <code>{"type":"end"}</code>. Close codes: 4001 token, 4003 origin, 4404 unknown or over, 4500 voice disabled, 4008 too slow, 4029 too much: more than 32 frames unanswered, 32 unreadable ones in 10 seconds, or 200 in a second, 1012 restarting; 1000 when the session has ended.</p>`;

function scopes(): string {
  const list = GRANTABLE_SCOPES.map((scope) => `<code>${scope}</code>`);
  return `<h3 id="scopes">Scopes</h3><p>What a key can be given: ${list.join(", ")}.</p>`;
}

function navigation(): string {
  const groups = Map.groupBy(ROUTES, (route) => route.tag);
  const lists = [...groups].map(([tag, routes]) => {
    const links = routes.map((route) => `<li>${link(`#${route.operationId}`, route.summary)}</li>`);
    return `<h2>${escapeHtml(tag)}</h2><ul>${links.join("")}</ul>`;
  });
  return `${lists.join("")}<h2>schemas</h2><ul><li>${link("#schemas", "All schemas")}</li></ul>`;
}

function section(route: Route, operation: Operation): string {
  const parts = [
    `<h2 id="${route.operationId}">${escapeHtml(route.summary)}</h2>`,
    `<p><span class="method">${route.method}</span> <code>${escapeHtml(route.path)}</code></p>`,
    route.description ? `<p>${escapeWithCode(route.description)}</p>` : "",
    `<p class="dim">${accessText(route)} · <code>${route.operationId}</code></p>`,
  ];
  if (operation.parameters.length > 0) {
    const rows = operation.parameters.map(({ name, in: place, required, description, schema }) =>
      tableRow(
        `<code>${escapeHtml(name)}</code>`,
        `${place}${required ? "" : ", optional"}`,
        typeOf(schema),
        escapeWithCode(description ?? schema.description ?? ""),
      ),
    );
    parts.push(table(rows));
  }
  const body = operation.requestBody?.content["application/json"];
  if (body) parts.push(`<h3>Body</h3><p>${typeOf(body.schema)}</p>`);
  if (body?.example) parts.push(codeBlock(JSON.stringify(body.example, null, 2), "json"));
  const content = operation.responses[String(route.success.status)]?.content ?? {};
  const types = Object.keys(content).map((type) => `<code>${type}</code>`);
  const [success] = Object.values(content);
  parts.push(
    `<h3>Answer</h3><p>${route.success.status}, ${escapeWithCode(route.success.description)} ${success ? `${types.join(" or ")} ${typeOf(success.schema)}` : ""}</p>`,
  );
  if ("background" in route.success) {
    parts.push("<p>202 with <code>background=true</code>: the job that does the work.</p>");
  }
  const refusals = errorsOf(route).map(
    (code) => `<a href="/docs/errors#${code}"><code>${code}</code></a> ${ERRORS[code].status}`,
  );
  parts.push(`<p class="dim">Refusals: ${refusals.join(", ")}</p>`);
  return parts.join("\n");
}

function accessText({ access: kind }: Route): string {
  if (kind.kind === "scope") return `needs the scope <code>${kind.scope}</code>`;
  if (kind.kind === "public") return "open to everyone";
  if (kind.kind === "identity") return "any API key, and everyone who is signed in";
  if (kind.kind === "operator_token") return "needs the operator's token";
  return kind.permission === "self"
    ? "whoever is signed in"
    : `signed-in members from <code>${LEAST_ROLES[kind.permission]}</code> up`;
}

function schemaTable(schema: Schema): string {
  if (!schema.properties) return `<p>${typeOf(schema)} ${escapeWithCode(schema.description ?? "")}</p>`;
  const rows = Object.entries(schema.properties).map(([name, property]) =>
    tableRow(
      `<code>${escapeHtml(name)}</code>${schema.required?.includes(name) ? "" : ' <span class="dim">optional</span>'}`,
      typeOf(property),
      `${escapeWithCode(property.description ?? "")}${property.default === undefined ? "" : ` <span class="dim">default <code>${escapeHtml(JSON.stringify(property.default))}</code></span>`}`,
    ),
  );
  return `${schema.description ? `<p>${escapeWithCode(schema.description)}</p>` : ""}${table(rows)}`;
}

function typeOf(schema: Schema): string {
  if (schema.$ref) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    return `<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.enum) return schema.enum.map((value) => `<code>${escapeHtml(String(value))}</code>`).join(" ");
  if (schema.const !== undefined) return `<code>${escapeHtml(String(schema.const))}</code>`;
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(" or ");
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  const { data } = schema.properties ?? {};
  if (data?.items) return `page of ${typeOf(data.items)}`;
  return `${[schema.type ?? "any"].flat().join(" or ")}${limitText(schema)}`;
}

function limitText({ minimum, maximum, maxLength }: Schema): string {
  if (maxLength !== undefined) return `, up to ${maxLength} characters`;
  // The safe-integer range is the default, so it is not shown.
  const upper = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  const lower = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined;
  if (lower === undefined && upper === undefined) return "";
  return `, ${lower ?? "…"}–${upper ?? "…"}`;
}

function tableRow(...contents: readonly string[]): string {
  return `<tr>${contents.map((content) => `<td>${content}</td>`).join("")}</tr>`;
}

function table(rows: readonly string[]): string {
  return `<div class="wide" tabindex="0"><table>${rows.join("")}</table></div>`;
}
