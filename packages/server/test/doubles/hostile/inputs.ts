import { ANSWERS } from "./answers.ts";
import { BODIES } from "./bodies.ts";
import { GUARDS } from "./guards.ts";
import type { HostileInput } from "./input.ts";
import { PROMPTS } from "./prompts.ts";
import { ARGUMENTS, QUERIES, SCHEMAS } from "./schemas.ts";
import { SLOW_PATTERNS } from "./slow-patterns.ts";
import { SOCKETS } from "./sockets.ts";

/** Everything that was thought of to hold the server up. */
export const HOSTILE_INPUTS: readonly HostileInput[] = [
  ...BODIES,
  ...SCHEMAS,
  ...SLOW_PATTERNS,
  ...ARGUMENTS,
  ...QUERIES,
  ...ANSWERS,
  ...SOCKETS,
  ...GUARDS,
  ...PROMPTS,
];
