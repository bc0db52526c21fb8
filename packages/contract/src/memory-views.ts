import { z } from "zod";
import { id, UserReference } from "./ids.ts";
import { OBSERVATION_KINDS } from "./memory-kinds.ts";
import { LearnedScope, OBSERVATION_STATUSES } from "./memory-observations.ts";
import { defineRoute } from "./route.ts";
import { Timestamp } from "./text.ts";

const TRENDS = ["rising", "falling", "steady"] as const;
const Valence = z.number().meta({ description: "−1 (distressed) to 1 (delighted)." });

const Arc = z
  .object({
    topic: z.string(),
    first_at: Timestamp,
    last_at: Timestamp,
    mentions: z.int(),
    observations: z
      .array(
        z.object({
          id: id("observation"),
          agent_id: id("agent").nullable(),
          scope: LearnedScope,
          text: z.string(),
          status: z.enum(OBSERVATION_STATUSES),
          said_at: Timestamp,
        }),
      )
      .meta({ description: "The latest five, those that no longer hold as well." }),
    tone: z
      .object({ start: Valence, now: Valence, trend: z.enum(TRENDS) })
      .nullable()
      .meta({
        description:
          "How the User sounded where it was said: the mean of the earlier half and of the later half. Null: not known.",
      }),
  })
  .meta({ id: "MemoryArc" });

const Arcs = z
  .object({
    user_id: id("user"),
    arcs: z.array(Arc).meta({ description: "At most 50, the last mentioned first." }),
    tone: z
      .array(z.object({ at: Timestamp, valence: Valence, messages: z.int() }))
      .meta({ description: "The mean of each day or week in which the User spoke, the 180 latest." }),
  })
  .meta({ id: "MemoryArcs" });
export type Arcs = z.output<typeof Arcs>;

const Resume = z
  .object({
    session_id: id("session"),
    agent_id: id("agent"),
    scope: LearnedScope,
    text: z.string(),
    created_at: Timestamp,
  })
  .meta({ id: "MemoryResume" });

const Count = z.object({ name: z.string(), count: z.int() });

const Overview = z
  .object({
    users: z.int().meta({ description: "Users of whom something is remembered." }),
    observations: z.array(
      z.object({ kind: z.enum(OBSERVATION_KINDS), status: z.enum(OBSERVATION_STATUSES), count: z.int() }),
    ),
    learned_per_day: z
      .array(z.object({ day: z.iso.date(), count: z.int() }))
      .meta({ description: "The last 30 days in UTC, oldest first, today included." }),
    topics: z.array(Count).meta({ description: "The ten most frequent of what holds." }),
    entities: z.array(Count).meta({ description: "The ten most frequent of what holds." }),
    latest_learned: z.array(
      z.object({ id: id("observation"), user_id: id("user"), text: z.string(), recorded_at: Timestamp }),
    ),
    latest_superseded: z.array(
      z.object({
        id: id("observation"),
        user_id: id("user"),
        text: z.string(),
        superseded_by: id("observation"),
        superseded_by_text: z.string().nullable(),
        superseded_at: Timestamp,
      }),
    ),
    open_threads: z.int(),
    overdue_threads: z.int(),
    active_cooldowns: z.int(),
    waiting_conversations: z
      .int()
      .meta({ description: "In which something was said that is to be learned yet." }),
    waiting_since: Timestamp.nullable(),
    entries_without_vector: z.int().meta({ description: "Found by their words alone until they have one." }),
  })
  .meta({ id: "MemoryOverview" });
export type Overview = z.output<typeof Overview>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const MEMORY = "/workspaces/{workspace_id}/memory";
const read = { kind: "scope", scope: "memory:read" } as const;
const tag = "memory";

export const getMemoryArcs = defineRoute({
  operationId: "getMemoryArcs",
  method: "GET",
  path: `${MEMORY}/arcs`,
  tag,
  summary: "Read how matters went with a User over time",
  access: read,
  params: workspace,
  query: z.strictObject({
    user_id: UserReference,
    agent_id: id("agent").optional().meta({
      description:
        "As this agent sees it, by the `memory_scope` of its published version. Without it, everything.",
    }),
    by: z.enum(["day", "week"]).default("day").meta({ description: "What the tone is put together by." }),
  }),
  success: { status: 200, description: "Arcs of topics, and the User's tone.", body: Arcs },
  errors: ["user-not-found", "agent-not-found"],
});

export const getMemoryResume = defineRoute({
  operationId: "getMemoryResume",
  method: "GET",
  path: `${MEMORY}/resume`,
  tag,
  summary: "Read where conversations with a User left off",
  access: read,
  params: workspace,
  query: z.strictObject({ user_id: UserReference, agent_id: id("agent").optional() }),
  success: {
    status: 200,
    description: "The latest ten snapshots, newest first.",
    body: z.object({ data: z.array(Resume) }),
  },
  errors: ["user-not-found", "agent-not-found"],
});

export const getMemoryOverview = defineRoute({
  operationId: "getMemoryOverview",
  method: "GET",
  path: `${MEMORY}/overview`,
  tag,
  summary: "Read how memory stands",
  access: read,
  params: workspace,
  query: z.strictObject({ user_id: UserReference.optional() }),
  success: { status: 200, description: "Numbers, of the workspace or of one User.", body: Overview },
  errors: ["user-not-found"],
});

export const memoryViewRoutes = { getMemoryArcs, getMemoryResume, getMemoryOverview };
