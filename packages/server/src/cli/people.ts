import { Email } from "@hyponema/contract/people";
import { ROLES, type Role } from "@hyponema/contract/roles";
import { type Command, Option } from "commander";
import { publicUrlOf } from "../config.ts";
import type { Instance } from "../instance.ts";
import { systemActor } from "../platform/actor.ts";
import { ensureMember, listMembers } from "../resources/members/service.ts";
import { ensurePerson } from "../resources/people/service.ts";
import { SignInLinks } from "../resources/sign-ins/links.ts";
import { maySignIn } from "../resources/sign-ins/sign-up-policy.ts";
import { table } from "./terminal.ts";
import { CommandError, withMigrated } from "./with-instance.ts";
import { workspaceScope } from "./workspace-scope.ts";

const ACTOR = systemActor("command line");
const MAX_LISTED = 1_000;

/** `hyponema sign-in` and `hyponema members …` */
export function addPeople(program: Command): void {
  program
    .command("sign-in")
    .argument("<email>")
    .description("print a link that signs this person in, once, within ten minutes")
    .action((email: string) =>
      withMigrated(async (instance) => {
        console.log(await signInLink(instance, parseEmail(email), publicUrlOf(instance.config)));
      }),
    );
  const members = program.command("members").description("say who works in a workspace");
  members
    .command("add")
    .argument("<email>")
    .description("make a person a member, or give a member another role")
    .requiredOption("--workspace <id>")
    .addOption(new Option("--role <role>").choices(ROLES).makeOptionMandatory())
    .action((email: string, { workspace, role }: { workspace: string; role: Role }) =>
      withMigrated(async ({ database, clock }) => {
        const address = parseEmail(email);
        const scope = await workspaceScope(database, workspace, ACTOR);
        const person = await database.asSystem((tx) => ensurePerson(tx, address, { at: clock.now() }));
        await database.inWorkspace(scope, (tx) => ensureMember(tx, person.id, role));
        console.log(
          `${address} is ${role} of this workspace. A link to sign in: hyponema sign-in ${address}`,
        );
      }),
    );
  members
    .command("list")
    .description("list a workspace's members")
    .requiredOption("--workspace <id>")
    .action(({ workspace }: { workspace: string }) =>
      withMigrated(async ({ database }) => {
        const scope = await workspaceScope(database, workspace, ACTOR);
        const page = { limit: MAX_LISTED, after: null };
        const { data } = await database.inWorkspace(scope, (tx) => listMembers(tx, {}, page));
        const rows = data.map(({ person_id, email, name, role, joined_at }) => [
          ...[person_id, email, name, role, joined_at],
        ]);
        console.log(table(["ID", "E-MAIL", "NAME", "ROLE", "SINCE"], rows));
      }),
    );
}

/** Issues a sign-in link for an address; throws if no one could sign in with it. */
export async function signInLink(instance: Instance, email: string, publicUrl: string): Promise<string> {
  const { database, clock, config, keyring } = instance;
  const keys = keyring.keysFor("sign-in-link");
  const links = new SignInLinks({ keys, clock, publicUrl: () => publicUrl });
  const link = await database.asSystem(async (tx) =>
    (await maySignIn(tx, email, config.HYPONEMA_SIGN_UP, clock.now())) ? links.issue(tx, email) : null,
  );
  if (link) return link;
  throw new CommandError(
    `Nobody is known by ${email}. Add them with: hyponema members add ${email} --workspace <id> --role <role>`,
  );
}

function parseEmail(email: string): string {
  const address = Email.safeParse(email);
  if (address.success) return address.data;
  throw new CommandError(`${email} is no e-mail address.`);
}
