import { rowsMergeStep, type UserData } from "../users/service.ts";

/** What listening profiles hold of Users. Of two assignments of one agent the later counts. */
export const listeningUserData: UserData = {
  family: "listening-profiles",
  merge: rowsMergeStep({
    name: "listening",
    table: "hyponema.listening_assignments",
    key: "agent_id",
    columns: { listening_profile_id: "text", assigned_at: "timestamptz" },
    wins: "excluded.assigned_at > here.assigned_at",
  }),
  tables: {
    listening_assignments: {
      user: ["user_id"],
      holds: [],
      merge: "moves",
      forget: { kept: "a setting, which says nothing about what was said" },
      export: "rows",
      erase: "delete",
    },
  },
};
