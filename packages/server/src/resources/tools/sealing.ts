import { type ToolChange, type ToolInput, ToolSettings } from "@hyponema/contract/tool-settings";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { assertReentered, isOtherOrigin, type Secrets } from "../secrets/service.ts";

type Kept = ToolSettings | null;

/** Refuses a change that would send a kept secret to another origin than it was given for: `credential-required`. */
export function expectSecretsStay(before: ToolSettings, change: ToolChange): void {
  if (change.url === undefined || !isOtherOrigin(before.url, change.url)) return;
  const kept = [
    before.auth_header && change.auth_header === undefined ? ["/auth_header"] : [],
    // The server says who is shown the client's secret, unless there is a `token_url`.
    before.kind === "mcp" && before.oauth && change.oauth === undefined ? ["/oauth/client_secret"] : [],
  ];
  assertReentered(kept.flat(), "url");
}

/**
 * Settings with their secrets sealed. Whoever gives a secret's value gets it kept, whoever gives none keeps what was
 * there. One that is given again takes the place of the one before, for every version that names it; unless it is for
 * another origin: versions that were published keep on sending the one before to where it was sent.
 */
export async function sealed(
  secrets: Secrets,
  tx: WorkspaceTx,
  input: ToolInput,
  before: Kept,
): Promise<ToolSettings> {
  const stays = before !== null && !isOtherOrigin(before.url, input.url);
  const auth_header = await sealedHeader(secrets, tx, input.auth_header, before?.auth_header ?? null, stays);
  if (input.kind === "http") return ToolSettings.parse({ ...input, auth_header });
  const was = before?.kind === "mcp" ? before.oauth : null;
  return ToolSettings.parse({
    ...input,
    auth_header,
    oauth: await sealedClient(secrets, tx, input.oauth, was, stays),
  });
}

async function sealedHeader(
  secrets: Secrets,
  tx: WorkspaceTx,
  given: ToolInput["auth_header"],
  before: ToolSettings["auth_header"],
  stays: boolean,
): Promise<ToolSettings["auth_header"]> {
  if (!given || !("value" in given)) return given === null ? null : before;
  const kept = await secrets.save(tx, given.value, stays ? before?.secret_id : undefined);
  return { name: given.name, ...kept };
}

type McpOf<Settings> = Extract<Settings, { kind: "mcp" }>;

async function sealedClient(
  secrets: Secrets,
  tx: WorkspaceTx,
  given: McpOf<ToolInput>["oauth"],
  before: McpOf<ToolSettings>["oauth"],
  stays: boolean,
): Promise<McpOf<ToolSettings>["oauth"]> {
  if (!given || !("client_secret" in given)) return given === null ? null : before;
  const { client_secret: secret, ...named } = given;
  const same = stays && before !== null && !isOtherOrigin(before.token_url, named.token_url);
  return { ...named, ...(await secrets.save(tx, secret, same ? before.secret_id : undefined)) };
}
