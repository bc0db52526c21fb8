import type { Schemas } from "@hyponema/client";
import type { SecretHeaderChange } from "../../../kit/secret-header.tsx";
import type { McpTool } from "./attached-tools.ts";

type Input = Schemas["McpToolCreate"];

/** What the form of an MCP server holds. */
export interface McpForm {
  readonly slug: string;
  readonly description: string;
  readonly url: string;
  readonly transport: NonNullable<Input["transport"]>;
  readonly auth: SecretHeaderChange;
  /** `keep` what is stored, `none`, or a new client of OAuth. */
  readonly oauth: "keep" | "none" | OAuthClient;
  readonly timeout_ms: number;
}

export interface OAuthClient {
  readonly client_id: string;
  readonly client_secret: string;
  readonly scope: string;
  readonly token_url: string;
}

export const NEW_MCP: McpForm = {
  slug: "",
  description: "",
  url: "",
  transport: "streamable_http",
  auth: undefined,
  oauth: "keep",
  timeout_ms: 10_000,
};

export const NEW_CLIENT: OAuthClient = { client_id: "", client_secret: "", scope: "", token_url: "" };

export function formOf({ slug, description, url, transport, timeout_ms }: McpTool): McpForm {
  return { slug, description, url, transport, timeout_ms, auth: undefined, oauth: "keep" };
}

/** The form as routes take it, but for the tool's kind. */
export function bodyOf({ auth, oauth, ...rest }: McpForm): Omit<Input, "kind"> {
  return {
    ...rest,
    ...(auth === undefined ? {} : { auth_header: auth }),
    ...(oauth === "keep" ? {} : { oauth: oauth === "none" ? null : clientOf(oauth) }),
  };
}

function clientOf({ client_id, client_secret, scope, token_url }: OAuthClient) {
  return { client_id, client_secret, scope: scope || null, token_url: token_url || null };
}
