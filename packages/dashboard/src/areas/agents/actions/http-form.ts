import type { Schemas } from "@hyponema/client";
import type { SecretHeaderChange } from "../../../kit/secret-header.tsx";
import { pathArguments } from "./arguments.ts";
import type { HttpTool } from "./attached-tools.ts";

type Input = Schemas["HttpToolCreate"];

/** Form state of an HTTP tool. */
export interface HttpForm {
  readonly slug: string;
  readonly description: string;
  readonly method: NonNullable<Input["method"]>;
  readonly url: string;
  readonly parameters: Record<string, unknown>;
  readonly query_params: readonly string[];
  readonly static_query_params: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly auth: SecretHeaderChange;
  readonly timeout_ms: number;
  readonly retries: number;
  readonly allow_dynamic_vars: boolean;
  readonly speak_while_running: string;
}

export const NEW_HTTP_TOOL: HttpForm = {
  slug: "",
  description: "",
  method: "GET",
  url: "",
  parameters: { type: "object", properties: {} },
  query_params: [],
  static_query_params: {},
  headers: {},
  auth: undefined,
  timeout_ms: 10_000,
  retries: 0,
  allow_dynamic_vars: false,
  speak_while_running: "",
};

export function formFromTool(tool: HttpTool): HttpForm {
  const { slug, description, method, url, parameters, query_params, static_query_params } = tool;
  const { headers, timeout_ms, retries, allow_dynamic_vars, speak_while_running } = tool;
  return {
    ...{ slug, description, method, url, parameters, query_params, static_query_params, headers },
    ...{ timeout_ms, retries, allow_dynamic_vars },
    auth: undefined,
    speak_while_running: speak_while_running ?? "",
  };
}

/** The form as a request body, without the tool's kind. */
export function requestBody(form: HttpForm): Omit<Input, "kind"> {
  const { auth, speak_while_running, query_params, ...rest } = form;
  const names = Object.keys((form.parameters.properties ?? {}) as object);
  const inPath = pathArguments(form.url).filter((name) => names.includes(name));
  return {
    ...rest,
    path_params: inPath,
    query_params: query_params.filter((name) => names.includes(name) && !inPath.includes(name)),
    speak_while_running: speak_while_running || null,
    ...(auth === undefined ? {} : { auth_header: auth }),
  };
}

/** Parameters that can be sent either in the query or in the body. */
export function queryOrBodyArguments(form: HttpForm): string[] {
  if (form.method === "GET" || form.method === "DELETE") return [];
  const inPath = pathArguments(form.url);
  return Object.keys((form.parameters.properties ?? {}) as object).filter((name) => !inPath.includes(name));
}
