import type { UserData } from "../users/service.ts";
import { forgetEvents } from "./store.ts";

/** What turns hold of Users. */
export const turnsUserData = {
  family: "turns",
  forget: async (tx, userId, what) => {
    await forgetEvents(tx, userId, what);
    return {};
  },
  tables: {
    turns: {
      through: { column: "session_id", table: "sessions" },
      holds: [],
      codes: ["provider", "model", "error_kind"],
      forget: { kept: "times, models and costs, without a word of what was said" },
      export: "rows",
      erase: "delete",
    },
    messages: {
      through: { column: "session_id", table: "sessions" },
      holds: ["text", "tool_call", "name"],
      forget: { kept: "the transcript stays; recall no longer finds what was forgotten" },
      export: "rows",
      erase: "delete",
    },
    turn_events: {
      through: { column: "turn_id", table: "turns" },
      holds: ["events"],
      forget: "deleted",
      export: { none: "what the messages say, kept for 24 hours" },
      erase: "delete",
    },
  },
} satisfies UserData;
