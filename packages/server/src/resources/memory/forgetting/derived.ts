import { expectRow } from "../../../platform/database/expect-row.ts";
import { type MemoryWrite, setEntryState } from "../entries/entry-store.ts";
import type { Passages } from "./passages.ts";

/** What was derived from what was forgotten, and went with it. */
export interface Derived {
  readonly threadIds: readonly string[];
  readonly tones: number;
  readonly resumes: number;
}

/** Drops threads, tones and resumes that come from passages or hold their words. */
export async function dropDerived(write: MemoryWrite, passages: Passages): Promise<Derived> {
  const { tx, userId } = write;
  const { messageIds, sessionIds } = passages;
  const words = [...passages.words, ...passages.names];
  const threads = await tx.query<{ id: string }>(
    `DELETE FROM hyponema.open_threads WHERE workspace_id = $1 AND user_id = $2 AND (source_message_id = ANY ($3)
       OR EXISTS (SELECT FROM unnest($4::text[]) w WHERE strpos(lower(text), lower(w)) > 0)) RETURNING id`,
    [tx.workspaceId, userId, messageIds, words],
  );
  const tones = await tx.query(
    `DELETE FROM hyponema.memory_tones t USING hyponema.messages m
     WHERE t.workspace_id = $1 AND t.user_id = $2 AND m.workspace_id = $1 AND m.session_id = t.session_id
       AND m.position = t.position AND m.session_id = ANY ($3) AND m.id = ANY ($4) RETURNING t.position`,
    [tx.workspaceId, userId, sessionIds, messageIds],
  );
  const resumes = await tx.query(
    `DELETE FROM hyponema.memory_resumes WHERE workspace_id = $1 AND user_id = $2 AND (session_id = ANY ($3)
       OR EXISTS (SELECT FROM unnest($4::text[]) w WHERE strpos(lower(text), lower(w)) > 0)) RETURNING session_id`,
    [tx.workspaceId, userId, sessionIds, words],
  );
  const threadIds = threads.map(({ id }) => id);
  await setEntryState(write, threadIds, "gone");
  return { threadIds, tones: tones.length, resumes: resumes.length };
}

/** Drops all that was derived of a User, every passage, and what was to be learned yet of what was said until now. */
export async function dropEverythingDerived(
  write: MemoryWrite,
): Promise<Derived & { readonly passages: number }> {
  const { tx, userId } = write;
  const drop = <Column extends string>(table: string, returning: Column) =>
    tx.query<Record<Column, string>>(
      `DELETE FROM hyponema.${table} WHERE workspace_id = $1 AND user_id = $2 RETURNING ${returning}`,
      [tx.workspaceId, userId],
    );
  const threads = await drop("open_threads", "id");
  const tones = await drop("memory_tones", "position");
  const resumes = await drop("memory_resumes", "session_id");
  await drop("observation_mentions", "message_id");
  await drop("memory_work", "session_id");
  await tx.query(
    `UPDATE hyponema.sessions s SET learned_through = GREATEST(s.learned_through, (
       SELECT COALESCE(max(position), -1) FROM hyponema.messages m
       WHERE m.workspace_id = s.workspace_id AND m.session_id = s.id))
     WHERE s.workspace_id = $1 AND s.user_id = $2`,
    [tx.workspaceId, userId],
  );
  const rows = await tx.query<{ passages: number }>(
    `WITH gone AS (
       UPDATE hyponema.memory_entries SET state = 'gone', revision = $3, terms = NULL, vector = NULL,
         vector_model = NULL, sensitive = '{}', name = NULL
       WHERE workspace_id = $1 AND user_id = $2 AND state <> 'gone' RETURNING kind
     ) SELECT count(*) FILTER (WHERE kind = 'turn')::int AS passages FROM gone`,
    [tx.workspaceId, userId, write.revision],
  );
  return {
    threadIds: threads.map(({ id }) => id),
    tones: tones.length,
    resumes: resumes.length,
    passages: expectRow(rows, "dropping memory entries").passages,
  };
}
