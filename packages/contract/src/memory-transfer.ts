import { z } from "zod";
import { id, UserReference } from "./ids.ts";
import { Background, Job } from "./jobs.ts";
import { THREAD_STATUSES } from "./memory-follow-ups.ts";
import { MEMORY_SCOPES, OBSERVATION_KINDS, THREAD_KINDS } from "./memory-kinds.ts";
import { OBSERVATION_STATUSES } from "./memory-observations.ts";
import { defineRoute, IMPORT_LIMIT } from "./route.ts";
import { Moment, text } from "./text.ts";

export const MEMORY_FORMAT = "hyponema.memory";
const MOST_LINES = 50_000;
const MAX_LIST_VALUES = 100_000;
// Looked at one by one when they are taken, so that a long list is not checked in one piece.
const ListedLine = z.unknown().meta({ type: "object", additionalProperties: {} });

// Elsewhere they may be called otherwise.
const OriginalId = text(1, 255).meta({ description: "What it is called where it comes from." });
const OriginalScope = z.enum(MEMORY_SCOPES).optional().meta({
  description:
    "Who recalls it. As its agent's memory is here, unless `agent` is given, which needs the agent to be here. `workspace` shares nothing that the agent's memory keeps to it, or that was narrowed since the export.",
});
const source = { session_id: OriginalId.nullable().default(null) };
const said = {
  kind: z.enum(OBSERVATION_KINDS),
  entities: z.array(text(1, 120)).max(100).default([]),
  topics: z.array(text(1, 60)).max(100).default([]),
  importance: z.number().min(0).max(1).default(0.5),
  confidence: z.number().min(0).max(1).default(1),
  valid_from: Moment.nullable().default(null),
  valid_to: Moment.nullable().default(null),
};

/** What one line of a User's memory holds, by its `type`. */
export const MemoryLine = z
  .discriminatedUnion("type", [
    z.object({
      type: z.literal("header"),
      format: z.literal(MEMORY_FORMAT),
      version: z.literal(1),
      exported_at: Moment,
      user: z.object({ user_id: z.string(), external_user_id: z.string() }),
    }),
    z.object({
      type: z.literal("observation"),
      id: OriginalId.optional(),
      agent_id: OriginalId.nullable().default(null),
      scope: OriginalScope,
      ...said,
      text: text(1, 500).nullable(),
      slot: text(1, 200).nullable().default(null),
      value: text(1, 200).nullable().default(null),
      said_at: Moment,
      repeated_at: Moment.optional(),
      mentions: z.int().min(1).max(1_000_000).default(1),
      status: z.enum(OBSERVATION_STATUSES).default("active"),
      superseded_by: OriginalId.nullable().default(null),
      ...source,
      message_id: OriginalId.nullable().default(null),
    }),
    z.object({
      type: z.literal("mention"),
      observation_id: OriginalId.meta({
        description:
          "The observation that was said again, by a line of the same export or an ID that is known here.",
      }),
      agent_id: OriginalId.nullable().default(null),
      scope: OriginalScope,
      said_at: Moment,
      ...source,
      message_id: OriginalId.nullable().default(null),
      wording: z
        .object({ ...said, text: text(1, 500) })
        .nullable()
        .default(null)
        .meta({ description: "How it was said this time; null: as the observation says it." }),
    }),
    z.object({
      type: z.literal("open_thread"),
      id: OriginalId.optional(),
      agent_id: OriginalId.nullable().default(null),
      scope: OriginalScope,
      kind: z.enum(THREAD_KINDS),
      text: text(1, 500),
      due_at: Moment.nullable().default(null),
      status: z.enum(THREAD_STATUSES).default("open"),
      opened_at: Moment,
      resolved_at: Moment.nullable().default(null),
      ...source,
      message_id: OriginalId.nullable().default(null),
    }),
    z.object({
      type: z.literal("cooldown"),
      id: OriginalId.optional(),
      agent_id: OriginalId.nullable().optional(),
      scope: OriginalScope,
      topic: text(1, 60),
      started_at: Moment,
      until: Moment,
      lifted_at: Moment.nullable().default(null),
      ...source,
    }),
    z.object({
      type: z.literal("tone"),
      session_id: OriginalId,
      scope: OriginalScope,
      position: z.int().min(0).max(2_000_000_000),
      at: Moment,
      valence: z.number().min(-1).max(1),
      sensitive: z.array(text(1, 60)).max(50).default([]),
    }),
    z.object({
      type: z.literal("resume"),
      session_id: OriginalId,
      agent_id: OriginalId,
      scope: OriginalScope,
      text: text(1, 20_000),
      created_at: Moment,
    }),
  ])
  .meta({ id: "MemoryLine" });
export type MemoryLine = z.output<typeof MemoryLine>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const MEMORY = "/workspaces/{workspace_id}/memory";
const tag = "memory";

export const exportMemory = defineRoute({
  operationId: "exportMemory",
  method: "GET",
  path: `${MEMORY}/export`,
  tag,
  summary: "Export a User's memory",
  description:
    "A header, then observations with what superseded them, each time that one was said again, open threads, cool-downs, tones and resumes. Vectors are not included: an import computes them again.",
  access: { kind: "scope", scope: "memory:read" },
  params: workspace,
  query: z.strictObject({ user_id: UserReference }),
  success: { status: 200, description: "JSON Lines, one thing each.", lines: MemoryLine },
  errors: ["user-not-found"],
});

export const importMemory = defineRoute({
  operationId: "importMemory",
  method: "POST",
  path: `${MEMORY}/import`,
  tag,
  summary: "Import a User's memory",
  description:
    "Takes what an export holds, or lines of the same form made elsewhere: as text of up to 8 MiB, or as a list of at most 50,000 lines and 100,000 values and names. What was imported before is known by its original ID, or by what it says, and not taken twice. IDs are made anew. What only one agent recalls stays so, and is refused where that agent is not here. Tones and resumes need their conversation. A line that cannot be taken is named, and the others are taken.",
  access: { kind: "scope", scope: "memory:write" },
  params: workspace,
  query: z.strictObject({ background: Background }),
  body: z
    .strictObject({
      user_id: UserReference,
      lines: z.union([z.string().max(IMPORT_LIMIT), z.array(ListedLine).max(MOST_LINES)]),
    })
    .meta({ id: "MemoryImport" }),
  bodyLimit: IMPORT_LIMIT,
  bodyValues: MAX_LIST_VALUES,
  success: {
    status: 200,
    description: "What became of the lines.",
    body: z
      .object({
        user_id: id("user"),
        imported: z.int(),
        repeated: z.int().meta({ description: "Known already." }),
        refused: z
          .array(z.object({ line: z.int(), message: z.string() }))
          .meta({ description: "Lines by their number, from 1; the first 1,000." }),
      })
      .meta({ id: "MemoryImported" }),
    background: Job,
  },
  errors: ["user-not-found", "too-many-jobs"],
  example: {
    user_id: "user_01j8z5k3mve7b8xq2n4w6y9r1t",
    lines: [
      {
        type: "observation",
        kind: "preference",
        text: "The user likes window seats.",
        said_at: "2026-05-04T10:00:00.000Z",
      },
    ],
  },
});

export const memoryTransferRoutes = { exportMemory, importMemory };
