import { z } from "zod";
import { id, UserReference } from "./ids.ts";
import { THREAD_KINDS } from "./memory-kinds.ts";
import { LearnedScope, MemorySource } from "./memory-observations.ts";
import { PageQuery, page } from "./pagination.ts";
import { defineRoute } from "./route.ts";
import { listOf, Moment, Timestamp, text } from "./text.ts";

export const THREAD_STATUSES = ["open", "resolved", "dismissed"] as const;

export const OpenThread = z
  .object({
    id: id("thread"),
    user_id: id("user"),
    external_user_id: z.string(),
    agent_id: id("agent").nullable(),
    scope: LearnedScope,
    kind: z.enum(THREAD_KINDS),
    text: z.string(),
    due_at: Timestamp.nullable(),
    status: z.enum(THREAD_STATUSES),
    source: MemorySource.nullable(),
    opened_at: Timestamp,
    resolved_at: Timestamp.nullable().meta({ description: "When it was resolved or dismissed." }),
    revision: z.int().meta({ description: "Counts changes; the ETag." }),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: "OpenThread", description: "Something that was promised, asked or left for later." });
export type OpenThread = z.output<typeof OpenThread>;

export const Cooldown = z
  .object({
    id: id("cooldown"),
    user_id: id("user"),
    external_user_id: z.string(),
    agent_id: id("agent").nullable().meta({ description: "Whose conversation it began in." }),
    scope: LearnedScope,
    topic: z.string(),
    started_at: Timestamp,
    until: Timestamp,
    conversation_id: id("session").nullable().meta({ description: "That it began after." }),
    lifted_at: Timestamp.nullable(),
  })
  .meta({ id: "Cooldown", description: "A sensitive matter that is not raised for a while." });
export type Cooldown = z.output<typeof Cooldown>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const oneThread = workspace.extend({ thread_id: id("thread") });
const oneCooldown = workspace.extend({ cooldown_id: id("cooldown") });
const MEMORY = "/workspaces/{workspace_id}/memory";
const THREADS = `${MEMORY}/open-threads`;
const COOLDOWNS = `${MEMORY}/cooldowns`;
const read = { kind: "scope", scope: "memory:read" } as const;
const write = { kind: "scope", scope: "memory:write" } as const;
const tag = "memory";

const ThreadText = text(1, 500).meta({ description: "A sentence that stands by itself." });

export const listOpenThreads = defineRoute({
  operationId: "listOpenThreads",
  method: "GET",
  path: THREADS,
  tag,
  summary: "List open threads",
  access: read,
  params: workspace,
  query: PageQuery.extend({
    user_id: UserReference.optional(),
    status: z.enum(THREAD_STATUSES).default("open"),
    kind: listOf(THREAD_KINDS).optional(),
    due_before: Moment.optional(),
  }),
  success: { status: 200, description: "Threads, the last opened first.", body: page(OpenThread) },
  errors: ["user-not-found"],
});

export const createOpenThread = defineRoute({
  operationId: "createOpenThread",
  method: "POST",
  path: THREADS,
  tag,
  summary: "Leave something open with a User",
  access: write,
  params: workspace,
  body: z
    .strictObject({
      user_id: UserReference,
      kind: z.enum(THREAD_KINDS),
      text: ThreadText,
      due_at: Moment.nullable().default(null),
      agent_id: id("agent").nullable().default(null),
    })
    .meta({ id: "OpenThreadCreate" }),
  success: { status: 201, description: "The thread.", body: OpenThread },
  errors: ["user-not-found", "agent-not-found"],
  etag: "emit",
  example: {
    user_id: "user_01j8z5k3mve7b8xq2n4w6y9r1t",
    kind: "promise",
    text: "The assistant promised to send the invoice.",
    due_at: "2026-12-01T09:00:00.000Z",
  },
});

export const getOpenThread = defineRoute({
  operationId: "getOpenThread",
  method: "GET",
  path: `${THREADS}/{thread_id}`,
  tag,
  summary: "Read an open thread",
  access: read,
  params: oneThread,
  success: { status: 200, description: "The thread.", body: OpenThread },
  errors: ["open-thread-not-found"],
  etag: "emit",
});

export const updateOpenThread = defineRoute({
  operationId: "updateOpenThread",
  method: "PATCH",
  path: `${THREADS}/{thread_id}`,
  tag,
  summary: "Resolve, dismiss, reopen or change an open thread",
  description: "Fields that are left out stay. Only open threads are recalled.",
  access: write,
  params: oneThread,
  body: z
    .strictObject({
      status: z.enum(THREAD_STATUSES),
      due_at: Moment.nullable(),
      text: ThreadText,
    })
    .partial()
    .meta({ id: "OpenThreadUpdate" }),
  success: { status: 200, description: "The thread as it is now.", body: OpenThread },
  errors: ["open-thread-not-found"],
  etag: "require",
  example: { status: "resolved" },
});

export const listCooldowns = defineRoute({
  operationId: "listCooldowns",
  method: "GET",
  path: COOLDOWNS,
  tag,
  summary: "List cool-downs",
  access: read,
  params: workspace,
  query: PageQuery.extend({
    user_id: UserReference.optional(),
    active: z
      .enum(["true", "false"])
      .default("true")
      .meta({ description: "`false`: those that are over or were lifted as well." }),
  }),
  success: { status: 200, description: "Cool-downs, the last begun first.", body: page(Cooldown) },
  errors: ["user-not-found"],
});

export const createCooldown = defineRoute({
  operationId: "createCooldown",
  method: "POST",
  path: COOLDOWNS,
  tag,
  summary: "Let a matter rest",
  description: "What touches it is not recalled for so long, unless the User brings it up.",
  access: write,
  params: workspace,
  body: z
    .strictObject({
      user_id: UserReference,
      topic: text(1, 60),
      days: z.int().min(1).max(365).default(7),
    })
    .meta({ id: "CooldownCreate" }),
  success: { status: 201, description: "The cool-down.", body: Cooldown },
  errors: ["user-not-found"],
  example: { user_id: "user_01j8z5k3mve7b8xq2n4w6y9r1t", topic: "bereavement", days: 14 },
});

export const liftCooldown = defineRoute({
  operationId: "liftCooldown",
  method: "DELETE",
  path: `${COOLDOWNS}/{cooldown_id}`,
  tag,
  summary: "Lift a cool-down",
  description: "Lifting one that is over changes nothing.",
  access: write,
  params: oneCooldown,
  success: { status: 200, description: "The cool-down.", body: Cooldown },
  errors: ["cooldown-not-found"],
});

export const followUpRoutes = {
  listOpenThreads,
  createOpenThread,
  getOpenThread,
  updateOpenThread,
  listCooldowns,
  createCooldown,
  liftCooldown,
};
