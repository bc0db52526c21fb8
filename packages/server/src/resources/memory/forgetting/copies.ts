import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { observabilityUserData } from "../../observability/service.ts";
import { sessionsUserData } from "../../sessions/service.ts";
import { turnsUserData } from "../../turns/service.ts";
import { type ForgetTarget, type ForgottenCounts, keptAnswersUserData } from "../../users/service.ts";

/** The families that copy what was said or remembered; a test knows if one is missing. */
export const COPIES = [observabilityUserData, turnsUserData, sessionsUserData, keptAnswersUserData];

/** Forgets all copies outside of memory. */
export async function forgetCopies(
  tx: WorkspaceTx,
  userId: string,
  what: ForgetTarget,
): Promise<Pick<ForgottenCounts, "spans" | "summaries">> {
  const counts = { spans: 0, summaries: 0 };
  for (const { forget } of COPIES) Object.assign(counts, await forget(tx, userId, what));
  return counts;
}
