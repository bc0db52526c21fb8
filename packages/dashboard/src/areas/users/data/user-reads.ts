import { MEMORY_READS } from "../../memory/kinds.ts";

/** Everything that changes when Users become one, or two again. */
export const USER_READS = [
  ...MEMORY_READS,
  ...(["getUser", "listUsers", "getProfile", "listAttributes", "listSubscriptions"] as const),
  ...(["listUserMerges", "listUserConversations", "listConversations", "listCooldowns"] as const),
] as const;
