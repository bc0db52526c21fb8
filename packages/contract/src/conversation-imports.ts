import { z } from "zod";
import { ExternalUserId, id, UserReference } from "./ids.ts";
import { Background, Job } from "./jobs.ts";
import { defineRoute, IMPORT_LIMIT, LIST_VALUES } from "./route.ts";
import { MomentWithOffset, Timestamp, text } from "./text.ts";

const ImportedMessage = z
  .strictObject({
    role: z.enum(["user", "assistant"]),
    name: text(1, 200).nullable().default(null).meta({ description: "Who speaks, as in chat APIs." }),
    text: text(1, 32_000),
    at: MomentWithOffset.meta({ description: "When it was said." }),
    external_id: ExternalUserId.meta({
      example: "chat-88-message-1",
      description: "What you call the message; of one User each is taken once.",
    }),
  })
  .meta({ id: "ImportedMessage" });

export const ConversationImport = z
  .object({
    id: id("import"),
    user_id: id("user"),
    external_user_id: z.string(),
    conversation_id: id("session")
      .nullable()
      .meta({ description: "What the new messages became; null when every one was known already." }),
    status: z.enum(["queued", "processing", "completed"]).meta({
      description:
        "Messages are in the transcript at once; `completed`: memory has learned from all of them.",
    }),
    received: z.int(),
    imported: z.int().meta({ description: "Messages that were new." }),
    learned: z.int().meta({ description: "Of those, the ones that memory has learned from." }),
    created_at: Timestamp,
  })
  .meta({ id: "ConversationImport" });
export type ConversationImport = z.output<typeof ConversationImport>;

const workspace = z.strictObject({ workspace_id: id("workspace") });

export const importConversation = defineRoute({
  operationId: "importConversation",
  method: "POST",
  path: "/workspaces/{workspace_id}/conversations/import",
  tag: "conversations",
  summary: "Bring a conversation from elsewhere",
  description:
    "The User is made on first sight. Messages that were brought before are left out. Memory learns from the rest as from a live conversation, those that were said first before the others; poll the import to see how far it is. Its agent's privacy settings count. Bodies may have up to 8 MiB. With `background=true` the job ends once the messages are in the transcript; its result has the import's ID.",
  access: { kind: "scope", scope: "conversations:write" },
  params: workspace,
  query: z.strictObject({ background: Background }),
  bodyLimit: IMPORT_LIMIT,
  bodyValues: LIST_VALUES,
  body: z
    .strictObject({
      user_id: UserReference,
      agent_id: id("agent"),
      started_at: MomentWithOffset,
      messages: z.array(ImportedMessage).min(1).max(5000),
    })
    .meta({ id: "ConversationImportCreate" }),
  success: { status: 202, description: "The import.", body: ConversationImport, background: Job },
  errors: ["agent-not-found", "user-not-found", "too-many-jobs"],
  example: {
    user_id: "customer-4711",
    agent_id: "agent_01j8z5k3mve7b8xq2n4w6y9r1t",
    started_at: "2026-03-08T09:30:00Z",
    messages: [
      {
        role: "user",
        name: "Ana",
        text: "We moved to Lisbon.",
        at: "2026-03-08T09:30:00Z",
        external_id: "chat-88-1",
      },
      { role: "assistant", text: "How exciting!", at: "2026-03-08T09:30:05Z", external_id: "chat-88-2" },
    ],
  },
});

export const getConversationImport = defineRoute({
  operationId: "getConversationImport",
  method: "GET",
  path: "/workspaces/{workspace_id}/conversation-imports/{import_id}",
  tag: "conversations",
  summary: "See how far an import is",
  access: { kind: "scope", scope: "conversations:read" },
  params: workspace.extend({ import_id: id("import") }),
  success: { status: 200, description: "The import.", body: ConversationImport },
  errors: ["import-not-found"],
});

export const conversationImportRoutes = { importConversation, getConversationImport };
