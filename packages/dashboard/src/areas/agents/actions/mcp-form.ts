import type { Schemas } from "@hyponema/client";
import type { SecretHeaderChange } from "../../../kit/secret-header.tsx";
import type { McpTool } from "./attached-tools.ts";

type Input = Schemas["McpToolCreate"];

/** Form state of an MCP server. */
export interface McpForm {
  readonly slug: string;
  readonly description: string;
  readonly url: string;
  readonly transport: NonNullable<Input["transport"]>;
  readonly auth: SecretHeaderChange;
  /** `keep` the stored client, `none`, or a new OAuth client. */
  readonly oauth: "keep" | "none" | OAuthClient;
  readonly timeout_ms: number;
}

export interface OAuthClient {
  readonly client_id: string;
  readonly client_secret: string;
  readonly scope: string;
  readonly token_url: string;
}

export const NEW_MCP_SERVER: McpForm = {
  slug: "",
  description: "",
  url: "",
  transport: "streamable_http",
  auth: undefined,
  oauth: "keep",
  timeout_ms: 10_000,
};

export const NEW_CLIENT: OAuthClient = { client_id: "", client_secret: "", scope: "", token_url: "" };

export function formFromTool({ slug, description, url, transport, timeout_ms }: McpTool): McpForm {
  return { slug, description, url, transport, timeout_ms, auth: undefined, oauth: "keep" };
}

/** The form as a request body, without the tool's kind. */
export function requestBody({ auth, oauth, ...rest }: McpForm): Omit<Input, "kind"> {
  return {
    ...rest,
    ...(auth === undefined ? {} : { auth_header: auth }),
    ...(oauth === "keep" ? {} : { oauth: oauth === "none" ? null : oauthBody(oauth) }),
  };
}

function oauthBody({ client_id, client_secret, scope, token_url }: OAuthClient) {
  return { client_id, client_secret, scope: scope || null, token_url: token_url || null };
}
