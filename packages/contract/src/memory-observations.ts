import { z } from "zod";
import { id, UserReference } from "./ids.ts";
import { MEMORY_SCOPES, OBSERVATION_KINDS } from "./memory-kinds.ts";
import { PageQuery, page } from "./pagination.ts";
import { defineRoute } from "./route.ts";
import { listOf, Moment, Timestamp, text } from "./text.ts";

export const OBSERVATION_STATUSES = ["active", "superseded", "forgotten"] as const;
export const OBSERVATION_ORIGINS = ["extracted", "tool", "api", "import"] as const;

/** Who may recall something that was learned. */
export const LearnedScope = z.enum(MEMORY_SCOPES).meta({
  description:
    "`agent`: only the agent that learned it recalls it. `workspace`: agents that share their memory do as well.",
});

const Share = z.number().min(0).max(1);

/** Where something was learned: a conversation, and in it a message. */
export const MemorySource = z
  .object({
    conversation_id: id("session"),
    message_id: id("message").nullable(),
    external_message_id: z
      .string()
      .nullable()
      .meta({ description: "The caller's own ID of a message that was imported." }),
  })
  .meta({ id: "MemorySource" });

export const Observation = z
  .object({
    id: id("observation"),
    user_id: id("user"),
    external_user_id: z.string(),
    agent_id: id("agent").nullable().meta({ description: "Whose conversation it comes from." }),
    scope: LearnedScope,
    kind: z.enum(OBSERVATION_KINDS),
    text: z.string().nullable().meta({ description: "Null once forgotten, as is all that tells of it." }),
    slot: z.string().nullable().meta({
      description:
        "What it is about, where only one statement can hold at a time, e.g. `user.residence`: a later one supersedes it.",
    }),
    value: z.string().nullable().meta({ description: "What the slot holds, in small letters." }),
    entities: z.array(z.string()),
    topics: z.array(z.string()),
    importance: z.number(),
    confidence: z.number(),
    said_at: Timestamp,
    repeated_at: Timestamp.meta({ description: "When it was last said." }),
    mentions: z.int().meta({ description: "How often it was said." }),
    valid_from: Timestamp.nullable(),
    valid_to: Timestamp.nullable(),
    origin: z.enum(OBSERVATION_ORIGINS),
    source: MemorySource.nullable().meta({ description: "Null: no conversation of ours." }),
    status: z.enum(OBSERVATION_STATUSES),
    superseded_by: id("observation").nullable(),
    revision: z.int().meta({ description: "Counts changes; the ETag." }),
    recorded_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: "Observation", description: "One remembered statement about a User." });
export type Observation = z.output<typeof Observation>;

const told = {
  kind: z.enum(OBSERVATION_KINDS),
  text: text(1, 500).meta({ description: "A sentence that stands by itself." }),
  value: text(1, 200).nullable(),
  entities: z.array(text(1, 120)).max(20),
  topics: z.array(text(1, 60)).max(10),
  importance: Share,
  valid_from: Moment.nullable(),
  valid_to: Moment.nullable(),
};

/** What an observation says, as those write it who write it by hand. */
export const ObservationInput = z.strictObject({
  ...told,
  slot: text(1, 200).nullable().default(null),
  value: told.value.default(null),
  entities: told.entities.default([]),
  topics: told.topics.default([]),
  importance: told.importance.default(0.5),
  confidence: Share.default(1),
  said_at: Moment.optional().meta({ description: "Now, unless given." }),
  valid_from: told.valid_from.default(null),
  valid_to: told.valid_to.default(null),
});
export type ObservationInput = z.output<typeof ObservationInput>;

export const ObservationChange = z.strictObject(told).partial().meta({ id: "ObservationChange" });
export type ObservationChange = z.output<typeof ObservationChange>;

const HistoryEntry = z
  .object({
    ...Observation.shape,
    sources: z.array(MemorySource).meta({ description: "Everywhere it was said, the first time first." }),
  })
  .meta({ id: "ObservationHistoryEntry" });

/** What was made to be no more. */
export const Forgotten = z
  .object({
    user_id: id("user"),
    observations: z.int().meta({ description: "Those asked for, and those that said the same." }),
    passages: z.int().meta({ description: "Messages that recall no longer finds." }),
    open_threads: z.int(),
    tones: z.int(),
    resumes: z.int(),
    spans: z.int().meta({ description: "Of traces, emptied." }),
    summaries: z.int().meta({ description: "Of long conversations, dropped." }),
  })
  .meta({ id: "Forgotten", description: "How much of each went." });
export type Forgotten = z.output<typeof Forgotten>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const one = workspace.extend({ observation_id: id("observation") });
const MEMORY = "/workspaces/{workspace_id}/memory";
const BASE = `${MEMORY}/observations`;
const read = { kind: "scope", scope: "memory:read" } as const;
const write = { kind: "scope", scope: "memory:write" } as const;
const tag = "memory";

export const listObservations = defineRoute({
  operationId: "listObservations",
  method: "GET",
  path: BASE,
  tag,
  summary: "List and search observations",
  access: read,
  params: workspace,
  query: PageQuery.extend({
    user_id: UserReference.optional(),
    agent_id: id("agent").optional(),
    kind: listOf(OBSERVATION_KINDS).optional(),
    status: z.enum(OBSERVATION_STATUSES).default("active"),
    topic: text(1, 60).optional(),
    entity: text(1, 120).optional(),
    search: text(1, 200)
      .optional()
      .meta({ description: "Words in any form that the User's language gives them, or a part of the text." }),
    said_from: Moment.optional().meta({ description: "Said at or after." }),
    said_to: Moment.optional().meta({ description: "Said before." }),
  }),
  success: { status: 200, description: "Observations, the last learned first.", body: page(Observation) },
  errors: ["user-not-found", "agent-not-found"],
});

export const createObservation = defineRoute({
  operationId: "createObservation",
  method: "POST",
  path: BASE,
  tag,
  summary: "Have something remembered",
  description:
    "Supersedes what was said before about the same `slot`. With an `agent_id` it is that agent's, shared or not as its published version says; without one every agent recalls it. What says the same as an observation that stands is that observation, mentioned once more.",
  access: write,
  params: workspace,
  body: ObservationInput.extend({
    user_id: UserReference,
    agent_id: id("agent").nullable().default(null),
  }).meta({ id: "ObservationCreate" }),
  success: { status: 201, description: "The observation.", body: Observation },
  errors: ["user-not-found", "agent-not-found"],
  etag: "emit",
  example: {
    user_id: "user_01j8z5k3mve7b8xq2n4w6y9r1t",
    kind: "fact",
    text: "The user lives in Lisbon.",
    slot: "user.residence",
    value: "lisbon",
    entities: ["Lisbon"],
    topics: ["home"],
  },
});

export const getObservation = defineRoute({
  operationId: "getObservation",
  method: "GET",
  path: `${BASE}/{observation_id}`,
  tag,
  summary: "Read an observation",
  access: read,
  params: one,
  success: { status: 200, description: "The observation.", body: Observation },
  errors: ["observation-not-found"],
  etag: "emit",
});

export const correctObservation = defineRoute({
  operationId: "correctObservation",
  method: "PATCH",
  path: `${BASE}/{observation_id}`,
  tag,
  summary: "Correct an observation",
  description:
    "Another `text` or `value` makes a new observation, of the kind `correction` unless given, that supersedes this one and is the answer. Other fields change in place.",
  access: write,
  params: one,
  body: ObservationChange,
  success: { status: 200, description: "The observation that holds now.", body: Observation },
  errors: ["observation-not-found", "observation-forgotten", "observation-superseded"],
  etag: "require",
  example: { text: "The user lives in Porto.", value: "porto" },
});

export const forgetObservation = defineRoute({
  operationId: "forgetObservation",
  method: "DELETE",
  path: `${BASE}/{observation_id}`,
  tag,
  summary: "Forget an observation",
  description:
    "For good: its words, everything derived from them, and every copy outside of the transcript. What says the same goes with it. Forgetting twice changes nothing.",
  access: write,
  params: one,
  success: { status: 200, description: "What went.", body: Forgotten },
  errors: ["observation-not-found"],
});

export const getObservationHistory = defineRoute({
  operationId: "getObservationHistory",
  method: "GET",
  path: `${BASE}/{observation_id}/history`,
  tag,
  summary: "Read what superseded what",
  access: read,
  params: one,
  success: {
    status: 200,
    description: "The whole chain that the observation stands in, oldest first, its 500 latest at most.",
    body: z.object({ data: z.array(HistoryEntry) }),
  },
  errors: ["observation-not-found"],
});

export const restoreObservation = defineRoute({
  operationId: "restoreObservation",
  method: "POST",
  path: `${BASE}/{observation_id}/restore`,
  tag,
  summary: "Let a superseded observation hold again",
  description: "What holds in its place now is superseded by it. One that holds is left as it is.",
  access: write,
  params: one,
  success: { status: 200, description: "The observation.", body: Observation },
  errors: ["observation-not-found", "observation-forgotten"],
  etag: "emit",
});

export const forgetMemory = defineRoute({
  operationId: "forgetMemory",
  method: "POST",
  path: `${MEMORY}/forget`,
  tag,
  summary: "Forget several observations of a User, or everything",
  description:
    "With `everything`, all that was learned of the User until now, the passages that recall finds, and what traces, summaries and kept answers hold. Transcripts, cool-downs and the User stay.",
  access: write,
  params: workspace,
  body: z
    .strictObject({
      user_id: UserReference,
      observation_ids: z.array(id("observation")).min(1).max(200).optional(),
      everything: z.literal(true).optional(),
    })
    .refine(
      ({ observation_ids, everything }) => (observation_ids === undefined) !== (everything === undefined),
      "name either observation_ids or everything",
    )
    .meta({ id: "MemoryForget" }),
  success: { status: 200, description: "What went.", body: Forgotten },
  errors: ["user-not-found", "observation-not-found"],
  example: { user_id: "user_01j8z5k3mve7b8xq2n4w6y9r1t", everything: true },
});

export const observationRoutes = {
  listObservations,
  createObservation,
  getObservation,
  correctObservation,
  forgetObservation,
  getObservationHistory,
  restoreObservation,
  forgetMemory,
};
