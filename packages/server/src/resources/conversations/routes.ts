import { conversationImportRoutes } from "@hyponema/contract/conversation-imports";
import { conversationRoutes } from "@hyponema/contract/conversations";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import { getAgent } from "../agents/service.ts";
import type { JobRuns } from "../jobs/service.ts";
import { exportConversation } from "./export.ts";
import { conversationImport } from "./import-job.ts";
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

export function conversationImportOperations(runs: JobRuns) {
  return operations(conversationImportRoutes, {
    importConversation: ({ query, body, write, accepted }) => {
      if (query.background === "false") return write((tx) => imports.importConversation(tx, body));
      return write(async (tx) => {
        accepted();
        await getAgent(tx, body.agent_id);
        return runs.start(tx, conversationImport, body);
      });
    },
    getConversationImport: ({ params, read }) =>
      read((tx) => imports.getConversationImport(tx, params.import_id)),
  });
}
