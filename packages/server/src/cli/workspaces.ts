import type { Command } from "commander";
import { seedDemo } from "../demo/seed.ts";
import { systemActor } from "../platform/actor.ts";
import { createWorkspace, listWorkspaces } from "../resources/workspaces/service.ts";
import { table } from "./terminal.ts";
import { bringUpToDate, CommandError, withInstance, withMigrated } from "./with-instance.ts";

/** `hyponema migrate`, `workspaces …` and `seed demo`. */
export function addWorkspaces(program: Command): void {
  program
    .command("migrate")
    .description("bring the database's schema up to date")
    .action(() =>
      withInstance(async (instance) => {
        const applied = await bringUpToDate(instance);
        console.log(applied.length > 0 ? `Applied: ${applied.join(", ")}` : "The schema is up to date.");
      }),
    );
  const workspaces = program.command("workspaces").description("make and list workspaces");
  workspaces
    .command("create")
    .argument("<name>")
    .description("make a workspace")
    .action((name: string) =>
      withMigrated(async ({ database }) => {
        const workspace = await createWorkspace(database, name, systemActor("command line"));
        console.log(workspace.id);
      }),
    );
  workspaces
    .command("list")
    .description("list all workspaces")
    .action(() =>
      withMigrated(async ({ database }) => {
        const rows = (await listWorkspaces(database)).map(({ id, name, created_at }) => [
          id,
          name,
          created_at.toISOString(),
        ]);
        console.log(table(["ID", "NAME", "CREATED"], rows));
      }),
    );
  program
    .command("seed")
    .argument("<what>", "demo")
    .description("add a demo workspace with an agent, a User and a key")
    .action((what: string) =>
      withMigrated(async ({ database }) => {
        if (what !== "demo") throw new CommandError(`There is nothing named ${what} to seed. Say: seed demo`);
        console.log(JSON.stringify(await seedDemo(database), null, 2));
      }),
    );
}
