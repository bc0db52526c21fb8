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
  command: "cmd",
  request: "req",
  toolCall: "call",
  tool: "tool",
  integration: "intg",
  observation: "obs",
  thread: "thread",
  cooldown: "cool",
  import: "imp",
  job: "job",
  lease: "lease",
  secret: "sec",
  listeningProfile: "listen",
  profileField: "field",
  userMerge: "merge",
  person: "person",
  invite: "invite",
  signIn: "signin",
  passkey: "passkey",
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

/** How the external IDs of a web page's visitors begin; no backend's ID does, so that a page cannot name its Users. */
export const VISITOR_PREFIX = "widget:";

/** The caller's own stable ID of a User: 1–255 printable characters, not shaped like one of our IDs or a visitor's. */
export const ExternalUserId = z
  .string()
  .min(1)
  .max(255)
  .regex(PRINTABLE, "must be printable characters only")
  .refine((value) => !ANY_ID.test(value), "must not look like an ID of ours; use your own stable ID")
  .refine((value) => !value.startsWith(VISITOR_PREFIX), `must not begin with ${VISITOR_PREFIX}`)
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

/**
 * A visitor named by a web page, with or without the prefix: 16–200 letters, digits, `_` and `-`, not digits alone. Nobody
 * vouches for it, so whoever knows it is that visitor.
 */
export const VisitorReference = z
  .string()
  .regex(
    /^(?:widget:)?(?!\d+$)[A-Za-z0-9_-]{16,200}$/,
    "must be 16–200 letters, digits, _ and -, and not digits alone; make it at random",
  )
  .meta({ example: "widget:b7Qm2xY0sVtK9dLr4nJc8Hf1" });
