#!/usr/bin/env node
import { Command } from "commander";
import { VERSION } from "../version.ts";
import { addBackup } from "./backup.ts";
import { addChat } from "./chat.ts";
import { addCredentials } from "./credentials.ts";
import { addDoctor } from "./doctor.ts";
import { addKeys } from "./keys.ts";
import { addPeople } from "./people.ts";
import { addServe } from "./serve.ts";
import { addWorkspaces } from "./workspaces.ts";

const program = new Command("hyponema")
  .description("Voice and chat agents that remember the people they talk to.")
  .version(VERSION)
  .showHelpAfterError();

addServe(program);
addWorkspaces(program);
addPeople(program);
addKeys(program);
addCredentials(program);
addBackup(program);
addChat(program);
addDoctor(program);

// What a user can cause is told in a sentence; a stack is for faults of ours.
program.parseAsync().catch((error: unknown) => {
  const expected = error instanceof Error && error.name !== "Error" && error.name !== "TypeError";
  console.error(expected ? `\n${error.message}` : error);
  process.exitCode = 1;
});
