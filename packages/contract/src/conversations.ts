import { z } from "zod";
import { id, UserReference } from "./ids.ts";
import { Masked } from "./masked.ts";
import { IncludeTest, PageQuery, page } from "./pagination.ts";
import { Usd } from "./prices.ts";
import { defineRoute } from "./route.ts";
import { CHANNELS, SESSION_STATUSES, Session } from "./sessions.ts";
import { Timestamp } from "./text.ts";

export const MESSAGE_STATUSES = ["complete", "interrupted", "blocked", "failed"] as const;

const MASKED_CALL = "`Masked` for a memory tool's call without `memory:read`.";

export const TranscriptMessage = z
  .object({
    id: id("message"),
    turn_id: id("turn")
      .nullable()
      .meta({ description: "Null for the opening line, which belongs to no turn." }),
    role: z.enum(["user", "assistant", "tool"]),
    name: z.string().nullable().meta({ description: "Who speaks, where the history says so." }),
    text: z.string(),
    status: z.enum(MESSAGE_STATUSES).meta({
      description:
        "`interrupted`: cut off by the User, a cancel or a crash; `blocked`: stopped by a guard; `failed`: the model failed. The text is what was released until then.",
    }),
    tool_call: z
      .object({
        call_id: z.string(),
        name: z.string(),
        arguments: z.unknown().meta({ description: MASKED_CALL }),
        result: z.unknown().meta({ description: MASKED_CALL }),
        latency_ms: z.int(),
      })
      .nullable(),
    created_at: Timestamp,
  })
  .meta({ id: "TranscriptMessage" });
export type TranscriptMessage = z.infer<typeof TranscriptMessage>;

export const Conversation = z
  .object({
    ...Session.shape,
    user_name: z.union([z.string(), Masked]).nullable().meta({
      description: "The User's name now; null when it is not known. `Masked` without `users:read`.",
    }),
    turn_count: z.int(),
    last_activity_at: Timestamp,
    cost_usd: Usd.nullable().meta({
      description: "Of its models, as far as prices are known; null: of none.",
    }),
  })
  .meta({ id: "Conversation" });
export type Conversation = z.infer<typeof Conversation>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const one = workspace.extend({ conversation_id: id("session") });
const BASE = "/workspaces/{workspace_id}/conversations";
const read = { kind: "scope", scope: "conversations:read" } as const;

const filters = {
  agent_id: id("agent").optional(),
  status: z.enum(SESSION_STATUSES).optional(),
  channel: z
    .enum(CHANNELS)
    .optional()
    .meta({ description: "`preview` includes test traffic, since all previews are." }),
  include_test: IncludeTest,
  created_after: Timestamp.optional().meta({ description: "Begun at or after." }),
  created_before: Timestamp.optional().meta({ description: "Begun before." }),
};

export const listConversations = defineRoute({
  operationId: "listConversations",
  method: "GET",
  path: BASE,
  tag: "conversations",
  summary: "List conversations",
  access: read,
  params: workspace,
  query: PageQuery.extend({ ...filters, user_id: UserReference.optional() }),
  success: { status: 200, description: "Conversations, newest first.", body: page(Conversation) },
  errors: ["agent-not-found", "user-not-found"],
});

export const listUserConversations = defineRoute({
  operationId: "listUserConversations",
  method: "GET",
  path: "/workspaces/{workspace_id}/users/{user_id}/conversations",
  tag: "conversations",
  summary: "List a User's conversations",
  access: read,
  params: workspace.extend({ user_id: UserReference }),
  query: PageQuery.extend(filters),
  success: { status: 200, description: "Conversations, newest first.", body: page(Conversation) },
  errors: ["agent-not-found", "user-not-found"],
});

export const getConversation = defineRoute({
  operationId: "getConversation",
  method: "GET",
  path: `${BASE}/{conversation_id}`,
  tag: "conversations",
  summary: "Read a conversation",
  access: read,
  params: one,
  success: { status: 200, description: "The conversation.", body: Conversation },
  errors: ["session-not-found"],
});

export const getTranscript = defineRoute({
  operationId: "getTranscript",
  method: "GET",
  path: `${BASE}/{conversation_id}/transcript`,
  tag: "conversations",
  summary: "Read a transcript",
  description:
    "Messages in the order they were said. Arguments and results of `search_memory`, `add_memory_note` and `record_persona_statement` need `memory:read`.",
  access: read,
  params: one,
  query: PageQuery,
  success: { status: 200, description: "Messages, oldest first.", body: page(TranscriptMessage) },
  errors: ["session-not-found"],
});

export const EXPORT_FORMATS = ["jsonl", "text"] as const;

export const exportConversation = defineRoute({
  operationId: "exportConversation",
  method: "GET",
  path: `${BASE}/{conversation_id}/export`,
  tag: "conversations",
  summary: "Download a conversation",
  description:
    'The whole conversation as one file. `jsonl`: a line `{"type": "conversation", …}` as `getConversation` answers it, then a line `{"type": "message", …}` for each message as `getTranscript` answers it. `text`: to be read by people. The User\'s name needs `users:read`; arguments and results of `search_memory`, `add_memory_note` and `record_persona_statement` need `memory:read`.',
  access: read,
  params: one,
  query: z.strictObject({
    format: z.enum(EXPORT_FORMATS).default("jsonl").meta({ description: "What the file holds." }),
  }),
  success: {
    status: 200,
    description: "The file, as far as the conversation has come.",
    file: ["application/x-ndjson", "text/plain"],
  },
  errors: ["session-not-found"],
});

export const conversationRoutes = {
  listConversations,
  listUserConversations,
  getConversation,
  getTranscript,
  exportConversation,
};
