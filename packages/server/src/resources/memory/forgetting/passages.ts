import type { MemoryWrite } from "../entries/entry-store.ts";
import type { Statement } from "./statements.ts";

// Shorter messages ("Yes.") stand in too many places to be looked for by their words.
const LOOKED_FOR = 8;
// A statement is looked for from as many bytes on: "a" stands everywhere, six Chinese characters are a sentence.
const LOOKED_FOR_BYTES = 8;
const SHORTEST_NAME = 3;

/** Where statements were said, and the words to look for in copies of it. */
export interface Passages {
  /** Messages that recall is not to find any more. */
  readonly messageIds: readonly string[];
  /** Turns that said it. */
  readonly turnIds: readonly string[];
  readonly sessionIds: readonly string[];
  /** What the statements say, and what the User said. */
  readonly words: readonly string[];
  /** Names and values in the statements. */
  readonly names: readonly string[];
}

interface Said {
  readonly id: string;
  readonly session_id: string;
  readonly position: number;
  readonly turn_id: string | null;
  readonly text: string;
}

/**
 * The messages that statements were taken from, those that said it again or hold the same words, and what was answered to
 * them. Read before the statements are erased.
 */
export async function passagesOf(write: MemoryWrite, statements: readonly Statement[]): Promise<Passages> {
  const said = await messagesOf(write, statements);
  const texts = statements
    .map(({ text }) => text)
    .filter((text) => Buffer.byteLength(text) >= LOOKED_FOR_BYTES);
  const words = [...new Set([...texts, ...said.map(({ text }) => text).filter(isLookedFor)])];
  const names = [...new Set(statements.flatMap(namesIn))];
  const carriers = await carriersOf(write, said, words, names);
  const ofStatements = statements.flatMap(({ sourceMessageId }) => sourceMessageId ?? []);
  const sessions = [
    ...statements.map(({ sourceSessionId }) => sourceSessionId),
    ...said.map(({ session_id }) => session_id),
  ];
  return {
    messageIds: [...new Set([...ofStatements, ...said.map(({ id }) => id), ...carriers])],
    turnIds: [...new Set(said.flatMap(({ turn_id }) => turn_id ?? []))],
    sessionIds: [...new Set(sessions.filter((id) => id !== null))],
    words,
    names,
  };
}

/** Names and values in a statement that are long enough to be looked for. */
export function namesIn({ value, entities }: Pick<Statement, "value" | "entities">): string[] {
  return [value ?? "", ...entities].filter((name) => name.length >= SHORTEST_NAME);
}

function isLookedFor(text: string): boolean {
  return text.trim().length >= LOOKED_FOR;
}

async function messagesOf({ tx, userId }: MemoryWrite, statements: readonly Statement[]): Promise<Said[]> {
  return tx.query<Said & Record<string, unknown>>(
    `SELECT m.id, m.session_id, m.position, m.turn_id, m.text FROM hyponema.messages m
     WHERE m.workspace_id = $1 AND (m.session_id, m.id) IN (
       SELECT * FROM unnest($2::text[], $3::text[])
       UNION
       SELECT session_id, message_id FROM hyponema.observation_mentions
       WHERE workspace_id = $1 AND user_id = $4 AND observation_id = ANY ($5))`,
    [
      tx.workspaceId,
      statements.map(({ sourceSessionId }) => sourceSessionId),
      statements.map(({ sourceMessageId }) => sourceMessageId),
      userId,
      statements.map(({ id }) => id),
    ],
  );
}

// Entries of messages of this User that hold the words; that belong to a turn in which they were said; or that answer a
// message which belongs to no turn and name what it named.
async function carriersOf(
  { tx, userId }: MemoryWrite,
  said: readonly Said[],
  words: readonly string[],
  names: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT e.id FROM hyponema.memory_entries e
     JOIN hyponema.messages m
       ON m.workspace_id = e.workspace_id AND m.session_id = e.session_id AND m.position = e.position
     WHERE e.workspace_id = $1 AND e.user_id = $2 AND e.kind = 'turn' AND e.state <> 'gone' AND (
       m.turn_id = ANY ($3)
       OR ((m.session_id, m.position - 1) IN (SELECT * FROM unnest($4::text[], $5::int[])) AND m.role = 'assistant'
         AND EXISTS (SELECT FROM unnest($7::text[]) n WHERE strpos(lower(m.text), lower(n)) > 0))
       OR EXISTS (SELECT FROM unnest($6::text[]) w WHERE strpos(lower(m.text), lower(w)) > 0))`,
    [
      tx.workspaceId,
      userId,
      said.flatMap(({ turn_id }) => turn_id ?? []),
      said.map(({ session_id }) => session_id),
      said.map(({ position }) => position),
      words,
      names,
    ],
  );
  return rows.map(({ id }) => id);
}
