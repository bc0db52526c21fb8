/**
 * How a table's growth is limited.
 * `swept`: rows expire; `hyponema.sweep_<table>` deletes them in batches.
 * `bounded`: at most one row for each `by`, or a fixed limit.
 * `record`: grows with use by design, for the reason in `because`.
 */
export type Growth =
  | { readonly kind: "swept"; readonly after: string }
  | { readonly kind: "bounded"; readonly by: string }
  | { readonly kind: "record"; readonly because: string };

const swept = (after: string) => ({ kind: "swept", after }) as const;
const bounded = (by: string) => ({ kind: "bounded", by }) as const;
const record = (because: string) => ({ kind: "record", because }) as const;

const CONVERSATIONS = "what was said, until it is deleted";
const MEMORY = "what is remembered of a User, until it is forgotten";
const VERSIONS = "sessions name the version that they ran";

/** Every table of the schema. A test compares it with the database, so a new table needs an entry. */
export const GROWTH = {
  // Nodes and their shared short-lived state.
  nodes: swept("1 day without a beat"),
  node_commands: swept("1 minute; those that were answered are gone before"),
  rate_buckets: swept("1 hour without a request"),
  idempotency_leases: swept("1 hour, or with its node"),
  idempotency_keys: swept("24 hours"),
  person_idempotency_keys: swept("24 hours"),
  turn_events: swept("24 hours, once the turn is over"),
  outbox_events: swept("30 days"),
  jobs: swept("30 days"),
  job_inputs: bounded("what a job works on, in pieces, until it has ended; 50 jobs of a workspace have not"),
  memory_work: bounded("a conversation that memory has not learned from yet"),
  schema_migrations: bounded("a migration"),
  root_secret_check: bounded("one row"),

  // People and keys.
  sign_ins: swept("7 days without use, 90 days at the longest"),
  sign_in_secrets: swept("10 minutes"),
  invites: swept("30 days after it expired"),
  api_keys: swept("90 days after it was revoked or expired; at most 100 work"),
  people: bounded("a person who has signed in or was invited by the command line"),
  passkeys: bounded("20 a person"),
  members: bounded("a person in a workspace, at most 100 workspaces a person"),

  // A workspace's configuration.
  workspaces: bounded("a workspace"),
  credentials: bounded("a provider of a workspace"),
  provider_tests: bounded("a provider of a workspace"),
  model_prices: bounded("a model of a workspace"),
  secrets: record("versions name secrets, also those that a draft no longer has"),
  personas: record(VERSIONS),
  persona_versions: record(VERSIONS),
  agents: record(VERSIONS),
  agent_versions: record(VERSIONS),
  tools: record(VERSIONS),
  integrations: record(VERSIONS),
  listening_profiles: record("archived profiles are restored"),
  listening_assignments: bounded("an agent and a User"),
  profile_fields: record("values name archived fields"),
  audit_log: record("who changed what, in order: nothing of it is ever changed"),

  // Users.
  users: record("a User, until the User is deleted"),
  profile_values: bounded("a User and a field"),
  user_attributes: bounded("a User and a key"),
  notification_subscriptions: bounded("a User and a channel"),
  user_merges: swept("what undoing takes: 30 days; the row stays as record"),

  // Conversations.
  sessions: record(CONVERSATIONS),
  turns: record(CONVERSATIONS),
  messages: record(CONVERSATIONS),
  spans: record(CONVERSATIONS),
  usage: record("what was used and what it cost, also of what was deleted"),
  usage_records: bounded("nothing: what is written to it is kept in usage"),
  imported_messages: record("each message is imported once"),
  conversation_imports: record("what each import brought"),

  // Memory.
  memory_heads: bounded("a User"),
  observations: record(MEMORY),
  observation_mentions: record(MEMORY),
  open_threads: record(MEMORY),
  memory_tones: record(MEMORY),
  memory_cooldowns: record(MEMORY),
  memory_resumes: bounded("a conversation"),
  memory_entries: record("what memory is searched by: a row for each message, statement and thread"),
  memory_scope_changes: record("each change of an agent's memory scope, which rows of Users follow"),
  memory_tombstones: record("what was forgotten is not learned again"),
  imported_memories: record("each memory is imported once"),
} as const satisfies Readonly<Record<string, Growth>>;

type Tables = typeof GROWTH;
export type SweptTable = {
  [Table in keyof Tables]: Tables[Table]["kind"] extends "swept" ? Table : never;
}[keyof Tables];

/** Tables to sweep, in order. */
export const SWEPT = Object.entries(GROWTH).flatMap(([table, { kind }]) =>
  kind === "swept" ? [table as SweptTable] : [],
);
