import type { Command } from "commander";
import { systemActor } from "../platform/actor.ts";
import { createApiKey, listApiKeys, revokeApiKey, unknownScopes } from "../resources/api-keys/service.ts";
import { CommandError, withMigrated } from "./open.ts";
import { workspaceScope } from "./scope.ts";
import { table } from "./screen.ts";

const ACTOR = systemActor("command line");

/** `hyponema keys …` */
export function addKeys(program: Command): void {
  const keys = program.command("keys").description("make, list and revoke API keys");
  keys
    .command("create")
    .description("make a key; it is shown this once")
    .requiredOption("--workspace <id>")
    .option("--name <name>", "what it is for", "Made on the command line")
    .option("--expires <days>", "days until it stops working")
    .requiredOption("--scope <scope...>", "e.g. workspace:write, or agents:read sessions:write")
    .action((options: { workspace: string; name: string; scope: string[]; expires?: string }) =>
      withMigrated(async ({ database }) => {
        const unknown = unknownScopes(options.scope);
        if (unknown.length > 0)
          throw new CommandError(
            `There is no scope ${unknown.join(", ")}; see /docs/reference#scopes for the list.`,
          );
        const expiresAt = options.expires
          ? new Date(Date.now() + Number(options.expires) * 86_400_000)
          : null;
        if (expiresAt && Number.isNaN(expiresAt.getTime()))
          throw new CommandError("--expires takes a number of days.");
        const scope = await workspaceScope(database, options.workspace, ACTOR);
        const input = { name: options.name, scopes: options.scope, expiresAt };
        const { secret } = await database.inWorkspace(scope, (tx) => createApiKey(tx, input));
        console.log(secret);
      }),
    );
  keys
    .command("list")
    .description("list a workspace's keys")
    .requiredOption("--workspace <id>")
    .action((options: { workspace: string }) =>
      withMigrated(async ({ database }) => {
        const scope = await workspaceScope(database, options.workspace, ACTOR);
        const rows = (await database.inWorkspace(scope, listApiKeys)).map((key) => [
          key.id,
          key.hint,
          key.name,
          key.revokedAt ? "revoked" : key.expiresAt ? `until ${key.expiresAt.toISOString()}` : "active",
          key.lastUsedAt?.toISOString() ?? "never",
          key.scopes.length > 4 ? `${key.scopes.length} scopes` : key.scopes.join(" "),
        ]);
        console.log(table(["ID", "KEY", "NAME", "STATE", "LAST USED", "SCOPES"], rows));
      }),
    );
  keys
    .command("revoke")
    .argument("<key-id>")
    .description("end a key at once, on every node")
    .requiredOption("--workspace <id>")
    .action((id: string, options: { workspace: string }) =>
      withMigrated(async ({ database }) => {
        const scope = await workspaceScope(database, options.workspace, ACTOR);
        const revoked = await database.inWorkspace(scope, (tx) => revokeApiKey(tx, id));
        if (!revoked) throw new CommandError(`There is no active key ${id} in this workspace.`);
        console.log("Revoked.");
      }),
    );
}
