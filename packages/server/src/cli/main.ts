#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { Command } from "commander";
import { VERSION } from "../version.ts";
import { errorMessage } from "./error-message.ts";
import { ignoreClosedOutput } from "./terminal.ts";

/** Command groups. A group's modules are loaded on demand, because together they import the whole server. */
const COMMAND_GROUPS = [
  { names: ["serve"], load: async () => (await import("./serve.ts")).addServe },
  {
    names: ["migrate", "workspaces", "seed"],
    load: async () => (await import("./workspaces.ts")).addWorkspaces,
  },
  { names: ["sign-in", "members"], load: async () => (await import("./people.ts")).addPeople },
  { names: ["keys"], load: async () => (await import("./keys.ts")).addKeys },
  { names: ["credentials"], load: async () => (await import("./credentials.ts")).addCredentials },
  { names: ["backup", "restore"], load: async () => (await import("./backup.ts")).addBackup },
  { names: ["chat"], load: async () => (await import("./chat.ts")).addChat },
  { names: ["doctor"], load: async () => (await import("./doctor.ts")).addDoctor },
];

// Caches compiled modules on disk to speed up the next start.
enableCompileCache();
ignoreClosedOutput(process.argv[2] === "serve");

const program = new Command("hyponema")
  .description("Voice and chat agents that remember the people they talk to.")
  .version(VERSION)
  .showHelpAfterError();

const requested = COMMAND_GROUPS.filter(({ names }) => names.includes(process.argv[2] ?? ""));
for (const { load } of requested.length > 0 ? requested : COMMAND_GROUPS) (await load())(program);

// By then everything is stopped; forces the exit if something still keeps the event loop alive.
const EXIT_TIMEOUT_MS = 2_000;

// Errors that users can cause are printed as a sentence; bugs with a stack trace.
program.parseAsync().catch((error: unknown) => {
  const message = errorMessage(error);
  console.error(message === null ? error : `\n${message}`);
  process.exitCode = 1;
  setTimeout(() => process.exit(), EXIT_TIMEOUT_MS).unref();
});
