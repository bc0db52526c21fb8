import { expectRow } from "../../platform/database/expect-row.ts";
import { forgetAnswers } from "../../platform/http/idempotency.ts";
import type { MergeStep } from "./merge-step.ts";
import type { UserData } from "./user-data.ts";

/** Answers go where their User goes, so that they are found when something is forgotten after the merge. */
const mergeStep: MergeStep = {
  name: "kept_answers",
  async move(tx, from, into) {
    const rows = await tx.query<{ keys: string[] }>(
      `WITH moved AS (
         UPDATE hyponema.idempotency_keys SET user_id = $3 WHERE workspace_id = $1 AND user_id = $2 RETURNING key
       )
       SELECT COALESCE(jsonb_agg(key), '[]') AS keys FROM moved`,
      [tx.workspaceId, from, into],
    );
    return expectRow(rows, "the answers that were moved").keys;
  },
  async undo(tx, from, into, kept) {
    await tx.query(
      `UPDATE hyponema.idempotency_keys SET user_id = $2
       WHERE workspace_id = $1 AND user_id = $3 AND key = ANY ($4)`,
      [tx.workspaceId, from, into, kept],
    );
  },
};

/** What answers that are kept for Idempotency-Keys hold of Users. Said here, as `platform/http` knows no Users. */
export const keptAnswersUserData = {
  family: "kept answers",
  merge: mergeStep,
  forget: async (tx, userId) => {
    await forgetAnswers(tx, userId);
    return {};
  },
  tables: {
    idempotency_keys: {
      user: ["user_id"],
      holds: ["key", "fingerprint", "sealed_answer"],
      merge: "moves",
      forget: { partly: "answers are dropped; their keys stay, so that nothing happens twice" },
      export: { none: "copies of answers, kept for 24 hours" },
      erase: {
        anonymise: "answers are dropped; keys, and answers without a `user_id`, are swept after 24 hours",
      },
    },
  },
} satisfies UserData;
