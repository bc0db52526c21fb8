import { conversationImportRoutes } from "@hyponema/contract/conversation-imports";
import { conversationRoutes } from "@hyponema/contract/conversations";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import { exportConversation } from "./export.ts";
import * as imports from "./imports.ts";
import * as conversations from "./service.ts";

export const conversationOperations = operations(conversationRoutes, {
  listConversations: ({ query, viewer, read }) =>
    read((tx) => conversations.listConversations(tx, query, pageRequest(query), viewer)),
  listUserConversations: ({ params, query, viewer, read }) => {
    const filter = { ...query, user_id: params.user_id };
    return read((tx) => conversations.listConversations(tx, filter, pageRequest(query), viewer));
  },
  getConversation: ({ params, viewer, read }) =>
    read((tx) => conversations.getConversation(tx, params.conversation_id, viewer)),
  getTranscript: ({ params, query, viewer, read }) =>
    read((tx) => conversations.getTranscript(tx, params.conversation_id, pageRequest(query), viewer)),
  exportConversation: ({ params, query, viewer, read, request }) =>
    exportConversation(read, params.conversation_id, query.format, viewer, request.signal),
});

export const conversationImportOperations = operations(conversationImportRoutes, {
  importConversation: ({ body, write }) => write((tx) => imports.importConversation(tx, body)),
  getConversationImport: ({ params, read }) =>
    read((tx) => imports.getConversationImport(tx, params.import_id)),
});
