import { z } from "zod";

/**
 * Every kind of ID the product hands out: a TypeID (`<prefix>_<26 characters of base32>`), time-ordered.
 * One table: schemas, generators and documentation all read it.
 */
export const ID_PREFIXES = {
  workspace: "ws",
  apiKey: "key",
  agent: "agent",
  persona: "persona",
  user: "user",
  session: "ses",
  turn: "turn",
  message: "msg",
  trace: "trace",
  span: "span",
  audit: "audit",
  credential: "cred",
  node: "node",
  request: "req",
  toolCall: "call",
  tool: "tool",
  source: "src",
  observation: "obs",
  webhook: "whk",
  run: "run",
  secret: "sec",
  profileField: "field",
  userMerge: "merge",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

const SUFFIX = "[0-7][0-9a-hjkmnp-tv-z]{25}";

/** A well-formed TypeID of any of our kinds; a caller's own User ID may not look like this. */
export const ANY_ID = new RegExp(`^(?:${Object.values(ID_PREFIXES).join("|")})_${SUFFIX}$`);

/** The pattern of one kind of ID. */
export function idPattern(kind: IdKind): RegExp {
  return new RegExp(`^${ID_PREFIXES[kind]}_${SUFFIX}$`);
}

/** Schema of one kind of ID, e.g. `id("agent")` accepts `agent_01j8z5k3mve7b8xq2n4w6y9r1t`. */
export function id(kind: IdKind) {
  return z
    .string()
    .regex(idPattern(kind), `must be an ID like ${ID_PREFIXES[kind]}_01j8z5k3mve7b8xq2n4w6y9r1t`)
    .meta({ example: `${ID_PREFIXES[kind]}_01j8z5k3mve7b8xq2n4w6y9r1t` });
}

// Control characters and unpaired surrogates cannot be stored, logged or put in a URL safely.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused here
const PRINTABLE = /^[^\u0000-\u001f\u007f\p{Surrogate}]+$/u;

/** The caller's own stable ID of a User: 1–255 printable characters, not shaped like one of our IDs. */
export const ExternalUserId = z
  .string()
  .min(1)
  .max(255)
  .regex(PRINTABLE, "must be printable characters only")
  .refine((value) => !ANY_ID.test(value), "must not look like an ID of ours; use your own stable ID")
  .meta({ example: "customer-4711" });

/** A User named either way: our `user_…` ID or the caller's own stable ID. */
export const UserReference = z
  .string()
  .min(1)
  .max(255)
  .regex(PRINTABLE, "must be printable characters only")
  .refine((value) => !ANY_ID.test(value) || idPattern("user").test(value), "is an ID of another kind")
  .meta({
    example: "customer-4711",
    description: "The caller's own stable ID of the User, or our `user_…` ID.",
  });
