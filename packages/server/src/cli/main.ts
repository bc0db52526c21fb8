#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { Command } from "commander";
import { VERSION } from "../version.ts";
import { sentenceOf } from "./failure.ts";
import { outliveOutput } from "./screen.ts";

/** Families of commands. A command loads its own alone: together they are the whole server, which takes its time. */
const FAMILIES = [
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

// What was compiled once is there at the next start.
enableCompileCache();
outliveOutput(process.argv[2] === "serve");

const program = new Command("hyponema")
  .description("Voice and chat agents that remember the people they talk to.")
  .version(VERSION)
  .showHelpAfterError();

const wanted = FAMILIES.filter(({ names }) => names.includes(process.argv[2] ?? ""));
for (const { load } of wanted.length > 0 ? wanted : FAMILIES) (await load())(program);

// Everything that was started is stopped by then; should something still keep the process, it ends all the same.
const LINGER_MS = 2_000;

// What a user can cause is told in a sentence; a stack is for faults of ours.
program.parseAsync().catch((error: unknown) => {
  const sentence = sentenceOf(error);
  console.error(sentence === null ? error : `\n${sentence}`);
  process.exitCode = 1;
  setTimeout(() => process.exit(), LINGER_MS).unref();
});
