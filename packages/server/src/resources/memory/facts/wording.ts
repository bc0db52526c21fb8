import type { Statement } from "../../../engines/memory/extraction/statement.ts";
import type { ObservationRow } from "./observation-store.ts";

/**
 * One mention's own words: another mention of the same statement may say more. Mentions share the slot and value, or the
 * text.
 */
export interface Wording
  extends Pick<ObservationRow, "kind" | "text" | "entities" | "topics" | "importance" | "confidence"> {
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
}

/** A wording as stored in JSON: times are strings. */
export type StoredWording = Omit<Wording, "validFrom" | "validTo"> & {
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

/** The wording of an observation's source. */
export function wordingOf(row: ObservationRow): Wording {
  const { kind, text, entities, topics, validFrom, statedValidTo } = row;
  return {
    ...{ kind, text, entities, topics, validFrom, validTo: statedValidTo },
    importance: row.ownImportance ?? row.importance,
    confidence: row.ownConfidence ?? row.confidence,
  };
}

export function wordingOfStatement(statement: Omit<Statement, "messageId">): Wording {
  const { kind, text, entities, topics, importance, confidence, validFrom, validTo } = statement;
  return { kind, text, entities, topics, importance, confidence, validFrom, validTo };
}

/** An observation with the wording of another mention. */
export function inWordsOf(row: ObservationRow, { validTo, ...wording }: Wording): ObservationRow {
  return {
    ...row,
    ...wording,
    statedValidTo: validTo,
    validTo: row.status === "active" ? validTo : row.validTo,
    ...{ ownImportance: wording.importance, ownConfidence: wording.confidence },
  };
}

/** The importance and confidence of an observation with all of these mentions: the highest of each. */
export function raisedBy(
  row: ObservationRow,
  sayings: readonly Wording[],
): Pick<ObservationRow, "importance" | "confidence"> {
  const own = wordingOf(row);
  return {
    importance: Math.max(own.importance, ...sayings.map(({ importance }) => importance)),
    confidence: Math.max(own.confidence, ...sayings.map(({ confidence }) => confidence)),
  };
}

/** Whether two texts are equal, ignoring case. */
export function isSameText(one: string | null, other: string | null): boolean {
  return one?.toLowerCase() === other?.toLowerCase();
}

export function readWording(stored: StoredWording | null): Wording | null {
  if (!stored) return null;
  const { validFrom, validTo } = stored;
  return { ...stored, validFrom: dateOf(validFrom), validTo: dateOf(validTo) };
}

function dateOf(time: string | null): Date | null {
  return time === null ? null : new Date(time);
}
