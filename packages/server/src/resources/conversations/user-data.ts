import type { UserData } from "../users/service.ts";

/** What imports of conversations hold of Users. The merge step of memory, which learns from them, moves their rows. */
export const importsUserData: UserData = {
  family: "conversations",
  tables: {
    conversation_imports: {
      user: ["user_id"],
      holds: [],
      merge: "moves",
      forget: { kept: "IDs and counts only" },
      export: { none: "IDs and counts only: the imported conversations are exported" },
      erase: "delete",
    },
    imported_messages: {
      user: ["user_id"],
      holds: ["external_id"],
      merge: "moves",
      forget: { kept: "IDs from elsewhere: each message is imported once" },
      export: { none: "IDs from where the messages were imported" },
      erase: "delete",
    },
  },
};
