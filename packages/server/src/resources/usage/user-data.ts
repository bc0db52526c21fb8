import type { UserData } from "../users/service.ts";

/** What usage holds of Users. */
export const usageUserData: UserData = {
  family: "usage",
  tables: {
    usage_records: {
      through: { column: "turn_id", table: "turns" },
      holds: [],
      codes: ["provider", "model"],
      forget: { kept: "tokens and costs, without a word of what was said" },
      export: { none: "the workspace's costs, which say nothing about the person" },
      erase: { keep: "costs outlive the turn; without the turn they lead to no User" },
    },
  },
};
