import { text } from "node:stream/consumers";
import { CREDENTIAL_PROVIDERS, type CredentialProvider } from "@hyponema/contract/agent-settings";
import type { Command } from "commander";
import { systemActor } from "../platform/actor.ts";
import { storeRootSecretCheck } from "../platform/crypto/root-secret-check.ts";
import { Secret } from "../platform/secret.ts";
import { listWorkspaces } from "../resources/workspaces/service.ts";
import { table } from "./terminal.ts";
import { CommandError, checkSecret, withMigrated } from "./with-instance.ts";
import { workspaceScope } from "./workspace-scope.ts";

const ACTOR = systemActor("command line");

/** `hyponema credentials …` */
export function addCredentials(program: Command): void {
  const credentials = program
    .command("credentials")
    .description("providers' keys of a workspace, sealed at rest");
  credentials
    .command("set")
    .argument("<provider>", CREDENTIAL_PROVIDERS.join(", "))
    .description(
      "set a provider's key; it is read from standard input, so that no one sees it in the list of processes. Empty: a server at --base-url that wants none",
    )
    .requiredOption("--workspace <id>")
    .option("--base-url <url>", "for openai-compatible, or a gateway")
    .action((provider: string, options: { workspace: string; baseUrl?: string }) =>
      withMigrated(async ({ database, credentials: store }) => {
        if (!isProvider(provider)) throw new CommandError(`There is no provider ${provider}.`);
        if (process.stdin.isTTY) console.error("Paste the key, then Enter and Ctrl-D:");
        const key = (await text(process.stdin)).trim();
        if (key === "" && provider !== "openai-compatible")
          throw new CommandError("No key was given on standard input.");
        const scope = await workspaceScope(database, options.workspace, ACTOR);
        const set = await database.inWorkspace(scope, (tx) =>
          store.set(tx, provider, key === "" ? null : new Secret(key), options.baseUrl ?? null),
        );
        console.log(`${set.id} ${set.hint}`);
      }),
    );
  credentials
    .command("list")
    .description("list a workspace's credentials, never the keys themselves")
    .requiredOption("--workspace <id>")
    .action((options: { workspace: string }) =>
      withMigrated(async ({ database, credentials: store }) => {
        const scope = await workspaceScope(database, options.workspace, ACTOR);
        const rows = (await database.inWorkspace(scope, (tx) => store.list(tx))).map((credential) => [
          credential.id,
          credential.provider,
          credential.hint,
          credential.updatedAt.toISOString(),
        ]);
        console.log(table(["ID", "PROVIDER", "KEY", "SET"], rows));
      }),
    );
  credentials
    .command("rotate")
    .description("wrap every workspace's credentials and secrets with the newest HYPONEMA_SECRET_KEY")
    .action(() =>
      withMigrated(async (instance) => {
        const { database, credentials: store, secrets, sealer } = instance;
        await checkSecret(instance);
        let rotated = 0;
        for (const { id } of await listWorkspaces(database)) {
          const scope = { workspaceId: id, actor: ACTOR };
          rotated += await database.inWorkspace(scope, (tx) => store.rotate(tx));
          rotated += await database.inWorkspace(scope, (tx) => secrets.rotate(tx));
        }
        await database.asSystem((tx) => storeRootSecretCheck(tx, sealer));
        console.log(`${rotated} credential${rotated === 1 ? "" : "s"} rotated.`);
      }),
    );
}

function isProvider(name: string): name is CredentialProvider {
  return (CREDENTIAL_PROVIDERS as readonly string[]).includes(name);
}
