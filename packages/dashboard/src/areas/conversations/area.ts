import { IconMessages } from "@tabler/icons-react";
import { type Area, page } from "../../frame/area.ts";

export const conversations: Area = {
  group: "Operate",
  label: "Conversations",
  path: "conversations",
  icon: IconMessages,
  needs: "conversations:read",
  pages: [
    page("conversations", () => import("./conversation-list.tsx"), "ConversationList"),
    page("conversations/$conversationId", () => import("./conversation-page.tsx"), "ConversationPage"),
  ],
};
