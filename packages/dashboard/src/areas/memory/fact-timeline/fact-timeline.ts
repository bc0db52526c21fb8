import type { Observation } from "../kinds.ts";
import { slotLabel } from "../kinds.ts";

/** The period in which a statement was valid: from when it was said until the next one superseded it. */
export interface ValidPeriod {
  readonly statement: Observation;
  readonly from: number;
  /** Null if the statement is still valid. */
  readonly until: number | null;
}

/** The successive values of one fact. */
export interface FactRow {
  readonly key: string;
  readonly label: string;
  readonly periods: readonly ValidPeriod[];
}

/** A User's memory over time: facts that changed, and statements that did not. */
export interface FactTimelineData {
  readonly facts: readonly FactRow[];
  readonly unchanged: readonly Observation[];
  /** Time of the earliest statement, in milliseconds. */
  readonly from: number;
}

/** Groups statements by what superseded what; the most recently changed facts come first. */
export function buildFactTimeline(
  active: readonly Observation[],
  superseded: readonly Observation[],
): FactTimelineData {
  const known = new Map([...active, ...superseded].map((statement) => [statement.id, statement]));
  const chains = new Map<string, Observation[]>();
  for (const statement of superseded) {
    const end = lastOfChain(statement, known);
    const chain = chains.get(end.id) ?? [];
    chains.set(end.id, [...chain, ...(chain.includes(end) || end === statement ? [] : [end]), statement]);
  }
  const facts = [...chains].map(([key, chain]) => buildFactRow(key, chain));
  facts.sort((a, b) => lastChange(b) - lastChange(a));
  const unchanged = active.filter(({ id }) => !chains.has(id));
  const from = Math.min(...[...known.values()].map(({ said_at }) => new Date(said_at).getTime()), Date.now());
  return { facts, unchanged, from };
}

// The last known statement of a chain.
function lastOfChain(statement: Observation, known: ReadonlyMap<string, Observation>): Observation {
  let end = statement;
  for (let step = 0; step < known.size; step++) {
    const next = end.superseded_by === null ? undefined : known.get(end.superseded_by);
    if (!next) break;
    end = next;
  }
  return end;
}

function buildFactRow(key: string, chain: readonly Observation[]): FactRow {
  const ordered = [...chain].sort((a, b) => a.said_at.localeCompare(b.said_at));
  const periods = ordered.map((statement, at) => {
    const next = ordered[at + 1];
    const from = new Date(statement.said_at).getTime();
    const until = next ? new Date(next.said_at).getTime() : statement.status === "active" ? null : from;
    return { statement, from, until };
  });
  const slot = ordered.at(-1)?.slot ?? ordered[0]?.slot;
  return { key, label: slot ? slotLabel(slot) : "Corrected", periods };
}

function lastChange({ periods }: FactRow): number {
  return periods.at(-1)?.from ?? 0;
}

/** Ticks of a time axis in milliseconds: years, or months for less than two years. */
export function axisTicks(from: number, until: number): { at: number; label: string }[] {
  const years = until - from > 2 * 365 * 86_400_000;
  const start = new Date(from);
  const format = new Intl.DateTimeFormat(
    undefined,
    years ? { year: "numeric" } : { month: "short", year: "2-digit" },
  );
  const step = years ? 12 : Math.max(1, Math.ceil((until - from) / (30.4 * 86_400_000) / 6));
  const marks: { at: number; label: string }[] = [];
  for (let month = years ? 12 : start.getMonth() + 1, count = 0; count < 40; month += step, count++) {
    const at = new Date(start.getFullYear(), month, 1);
    if (at.getTime() > until) break;
    marks.push({ at: at.getTime(), label: format.format(at) });
  }
  return marks;
}
