import { attributesUserData } from "../resources/attributes/service.ts";
import { auditUserData } from "../resources/audit/service.ts";
import { importsUserData } from "../resources/conversations/user-data.ts";
import { learningUserData } from "../resources/learning-queue/service.ts";
import { listeningUserData } from "../resources/listening-profiles/user-data.ts";
import { memoryUserData } from "../resources/memory/user-data.ts";
import { observabilityUserData } from "../resources/observability/service.ts";
import { outboxUserData } from "../resources/outbox/service.ts";
import { profileUserData } from "../resources/profile-fields/service.ts";
import { sessionsUserData } from "../resources/sessions/service.ts";
import { subscriptionsUserData } from "../resources/subscriptions/service.ts";
import { turnsUserData } from "../resources/turns/service.ts";
import { usageUserData } from "../resources/usage/user-data.ts";
import { usersUserData } from "../resources/users/own-user-data.ts";
import { keptAnswersUserData, type UserData } from "../resources/users/service.ts";

/** What is stored of Users, by family: what merging, timelines, forgetting and the reference go by. */
export const USER_DATA: readonly UserData[] = [
  usersUserData,
  attributesUserData,
  profileUserData,
  subscriptionsUserData,
  listeningUserData,
  sessionsUserData,
  turnsUserData,
  observabilityUserData,
  usageUserData,
  importsUserData,
  learningUserData,
  memoryUserData,
  auditUserData,
  outboxUserData,
  keptAnswersUserData,
];

const CONFIGURATION = "what the workspace made or set, for all its Users";
const PEOPLE = "members of workspaces, who are not Users";
const SECRETS = "keys and secrets";

/** Tables with text, JSON or bytes that hold nothing of Users, or only while they are worked on; with what they hold. */
export const NOTHING_OF_USERS: Readonly<Record<string, string>> = {
  workspaces: CONFIGURATION,
  agents: CONFIGURATION,
  agent_versions: CONFIGURATION,
  personas: CONFIGURATION,
  persona_versions: CONFIGURATION,
  tools: CONFIGURATION,
  integrations: CONFIGURATION,
  listening_profiles: CONFIGURATION,
  profile_fields: CONFIGURATION,
  model_prices: CONFIGURATION,
  provider_tests: "what a provider answered to a test of its key",
  credentials: SECRETS,
  secrets: SECRETS,
  api_keys: SECRETS,
  root_secret_check: SECRETS,
  usage: "quantities and costs, which outlive what they were for",
  jobs: "counts, and IDs of what was made",
  job_inputs: "what a job works on, deleted when the job ends",
  node_commands: "IDs and names of commands, deleted when they are answered",
  people: PEOPLE,
  passkeys: PEOPLE,
  invites: PEOPLE,
  sign_ins: PEOPLE,
  sign_in_secrets: PEOPLE,
  person_idempotency_keys: "answers to members about themselves and their workspaces",
  idempotency_leases: "a key and a digest of a request while it is answered, which lead to no User",
  rate_buckets: "how much a key or a network address may still ask; swept after an hour",
  schema_migrations: "which migrations were run",
};
