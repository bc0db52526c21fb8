import { importConversation as route } from "@hyponema/contract/conversation-imports";
import type { JobWork } from "../jobs/service.ts";
import { importConversation } from "./imports.ts";

/** Imports a conversation in the background; its result leaves out what you call the User, and how far memory is. */
export const conversationImport: JobWork<typeof route> = {
  kind: "conversation_import",
  route,
  run: async (body, job) => async (tx) => {
    const { id, user_id, conversation_id, received, imported } = await importConversation(tx, body, job);
    return { id, user_id, conversation_id, received, imported };
  },
};
