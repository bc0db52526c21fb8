import { conversationImportRoutes } from "@hyponema/contract/conversation-imports";
import { conversationRoutes } from "@hyponema/contract/conversations";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import * as imports from "./imports.ts";
import * as conversations from "./service.ts";

export const conversationOperations = operations(conversationRoutes, {
  listConversations: ({ query, read }) =>
    read((tx) => conversations.listConversations(tx, query, pageRequest(query))),
  listUserConversations: ({ params, query, read }) =>
    read((tx) =>
      conversations.listConversations(tx, { ...query, user_id: params.user_id }, pageRequest(query)),
    ),
  getConversation: ({ params, read }) =>
    read((tx) => conversations.getConversation(tx, params.conversation_id)),
  getTranscript: ({ params, query, read }) =>
    read((tx) => conversations.getTranscript(tx, params.conversation_id, pageRequest(query))),
});

export const conversationImportOperations = operations(conversationImportRoutes, {
  importConversation: ({ body, write }) => write((tx) => imports.importConversation(tx, body)),
  getConversationImport: ({ params, read }) =>
    read((tx) => imports.getConversationImport(tx, params.import_id)),
});
