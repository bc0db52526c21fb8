import type { Viewer } from "../../../engines/memory/scope.ts";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { seenIn } from "../scope/scope-sql.ts";

const MOST_QUOTED = 160;

/**
 * Summarizes where a conversation left off, in a few sentences and without a language model: the User's last topic in their
 * own words, the answer, and open threads.
 */
export function resumeOf(
  messages: readonly { readonly role: "user" | "assistant"; readonly text: string }[],
  threads: readonly { readonly text: string }[],
): string | null {
  const asked = messages.findLast(({ role, text }) => role === "user" && text.trim().length >= 12);
  const answered = messages.findLast(({ role }) => role === "assistant");
  if (!asked) return null;
  const parts = [`The user last said: “${quoted(asked.text)}”.`];
  if (answered) parts.push(`The assistant last said: “${quoted(answered.text)}”.`);
  if (threads.length > 0) parts.push(`Left open: ${threads.map(({ text }) => text).join(" ")}`);
  return parts.join(" ");
}

function quoted(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length <= MOST_QUOTED
    ? plain
    : `${plain
        .slice(0, MOST_QUOTED - 1)
        .trimEnd()
        .toWellFormed()}…`;
}

/** The latest resume that the viewer sees. */
export async function lastResume(
  tx: WorkspaceTx,
  ask: {
    readonly user: { readonly id: string };
    readonly viewer: Viewer | null;
    readonly sessionId: string | null;
  },
): Promise<{ text: string; at: Date } | null> {
  const [row] = await tx.query<{ text: string; at: Date }>(
    `SELECT text, created_at AS at FROM hyponema.memory_resumes r
     WHERE workspace_id = $1 AND user_id = $2 AND ${seenIn("r", "$3", "$4")} AND session_id IS DISTINCT FROM $5
     ORDER BY created_at DESC LIMIT 1`,
    [tx.workspaceId, ask.user.id, ask.viewer?.agentId ?? null, ask.viewer?.scope ?? null, ask.sessionId],
    "memory-resume",
  );
  return row ?? null;
}
