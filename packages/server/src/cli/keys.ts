import type { ApiKey, ApiKeyInput } from "@hyponema/contract/api-keys";
import type { Command } from "commander";
import { systemActor } from "../platform/actor.ts";
import type { WorkspaceTx } from "../platform/database/database.ts";
import { pageRequest } from "../platform/http/cursor.ts";
import { atRevision } from "../platform/http/etag.ts";
import {
  createApiKey,
  getApiKey,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
  unknownScopes,
} from "../resources/api-keys/service.ts";
import { table } from "./terminal.ts";
import { CommandError, withMigrated } from "./with-instance.ts";
import { workspaceScope } from "./workspace-scope.ts";

const ACTOR = systemActor("command line");
const MAX_OVERLAP_HOURS = 7 * 24;

/** `hyponema keys …` */
export function addKeys(program: Command): void {
  const keys = program.command("keys").description("make, list, rotate and revoke API keys");
  addCreate(keys);
  addList(keys);
  addRotate(keys);
  addRevoke(keys);
}

function addCreate(keys: Command): void {
  keys
    .command("create")
    .description("make a key; it is shown this once")
    .requiredOption("--workspace <id>")
    .option("--name <name>", "what it is for", "Made on the command line")
    .option("--expires <days>", "days until it stops working")
    .requiredOption("--scope <scope...>", "e.g. workspace:write, or agents:read sessions:write")
    .action((options: { workspace: string; name: string; scope: string[]; expires?: string }) => {
      const unknown = unknownScopes(options.scope);
      if (unknown.length > 0)
        throw new CommandError(
          `There is no scope ${unknown.join(", ")}; see /docs/reference#scopes for the list.`,
        );
      const days = options.expires === undefined ? null : Number(options.expires);
      if (days !== null && !(days > 0 && days <= 36_500))
        throw new CommandError("--expires takes a number of days.");
      const input = {
        name: options.name,
        scopes: options.scope as ApiKeyInput["scopes"],
        expires_at: days === null ? null : new Date(Date.now() + days * 86_400_000).toISOString(),
      };
      return inWorkspace(options.workspace, async (tx) => (await createApiKey(tx, "server", input)).secret);
    });
}

function addList(keys: Command): void {
  keys
    .command("list")
    .description("list a workspace's keys")
    .requiredOption("--workspace <id>")
    .action((options: { workspace: string }) =>
      inWorkspace(options.workspace, async (tx) => {
        const rows = (await allKeys(tx)).map((key) => [
          key.id,
          key.hint,
          key.name,
          key.expires_at && key.state !== "revoked" ? `${key.state}, ${key.expires_at}` : key.state,
          key.last_used_at ?? "never",
          key.scopes.length > 4 ? `${key.scopes.length} scopes` : key.scopes.join(" "),
        ]);
        return table(["ID", "KEY", "NAME", "STATE", "LAST USED", "SCOPES"], rows);
      }),
    );
}

function addRotate(keys: Command): void {
  keys
    .command("rotate")
    .argument("<key-id>")
    .description("give a key another secret, shown this once; the one that it had works for a while")
    .requiredOption("--workspace <id>")
    .option("--overlap <hours>", "how long both work: 0 to 168 hours", "24")
    .action((id: string, options: { workspace: string; overlap: string }) => {
      const hours = Number(options.overlap);
      if (!(hours >= 0 && hours <= MAX_OVERLAP_HOURS))
        throw new CommandError(`--overlap takes hours, from 0 to ${MAX_OVERLAP_HOURS}.`);
      return inWorkspace(options.workspace, async (tx) => {
        const { revision } = await getApiKey(tx, id);
        const seconds = Math.round(hours * 3600);
        return (await rotateApiKey(tx, "server", id, atRevision(revision), seconds)).secret;
      });
    });
}

function addRevoke(keys: Command): void {
  keys
    .command("revoke")
    .argument("<key-id>")
    .description("end a key at once, on every node")
    .requiredOption("--workspace <id>")
    .action((id: string, options: { workspace: string }) =>
      inWorkspace(options.workspace, async (tx) => {
        const { state } = await getApiKey(tx, id);
        if (state === "revoked") throw new CommandError(`There is no active key ${id} in this workspace.`);
        await revokeApiKey(tx, id);
        return "Revoked.";
      }),
    );
}

/** Runs `work` in the workspace and prints its result after the commit. */
function inWorkspace(workspaceId: string, work: (tx: WorkspaceTx) => Promise<string>): Promise<void> {
  return withMigrated(async ({ database }) => {
    const scope = await workspaceScope(database, workspaceId, ACTOR);
    console.log(await database.inWorkspace(scope, work));
  });
}

async function allKeys(tx: WorkspaceTx): Promise<ApiKey[]> {
  const keys: ApiKey[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listApiKeys(tx, {}, pageRequest({ limit: 200, cursor }));
    keys.push(...page.data);
    cursor = page.next_cursor;
  }
  return keys;
}
