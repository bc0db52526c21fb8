import { MEMORY_QUERIES } from "../../memory/kinds.ts";

/** Operations to invalidate when Users are merged or a merge is undone. */
export const USER_QUERIES = [
  ...MEMORY_QUERIES,
  ...(["getUser", "listUsers", "getProfile", "listAttributes", "listSubscriptions"] as const),
  ...(["listUserMerges", "listUserConversations", "listConversations", "listCooldowns"] as const),
] as const;
