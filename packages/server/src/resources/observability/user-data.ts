import type { UserData } from "../users/service.ts";
import { forgetSpans } from "./store.ts";

/** What traces hold of Users. */
export const observabilityUserData = {
  family: "observability",
  forget: async (tx, userId, what) => ({ spans: await forgetSpans(tx, userId, what) }),
  tables: {
    spans: {
      through: { column: "trace_id", table: "turns" },
      holds: ["input", "output", "error", "plain_error"],
      codes: ["type", "name", "provider", "model", "needs"],
      forget: "emptied",
      counted: "spans",
      export: { none: "copies of messages, memory and profile between the workspace's own prompts" },
      erase: "delete",
    },
  },
} satisfies UserData;
