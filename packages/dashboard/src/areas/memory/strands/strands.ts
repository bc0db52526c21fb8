import type { Observation } from "../kinds.ts";
import { slotLabel } from "../kinds.ts";

/** One statement's stretch of a strand: from when it was said until the next one took its place. */
export interface Stretch {
  readonly statement: Observation;
  readonly from: number;
  /** Null: it holds. */
  readonly until: number | null;
}

/** All that was said one after the other about one matter. */
export interface Strand {
  readonly key: string;
  readonly label: string;
  readonly stretches: readonly Stretch[];
}

/** What a User's memory looks like over time: what changed as strands, what did not as single moments. */
export interface MemoryPicture {
  readonly strands: readonly Strand[];
  readonly moments: readonly Observation[];
  /** Milliseconds of the earliest statement. */
  readonly from: number;
}

/** Puts statements together by what superseded what; strands that changed last come first. */
export function pictureOf(
  standing: readonly Observation[],
  superseded: readonly Observation[],
): MemoryPicture {
  const known = new Map([...standing, ...superseded].map((statement) => [statement.id, statement]));
  const chains = new Map<string, Observation[]>();
  for (const statement of superseded) {
    const end = endOf(statement, known);
    const chain = chains.get(end.id) ?? [];
    chains.set(end.id, [...chain, ...(chain.includes(end) || end === statement ? [] : [end]), statement]);
  }
  const strands = [...chains].map(([key, chain]) => strandOf(key, chain));
  strands.sort((a, b) => lastChange(b) - lastChange(a));
  const moments = standing.filter(({ id }) => !chains.has(id));
  const from = Math.min(...[...known.values()].map(({ said_at }) => new Date(said_at).getTime()), Date.now());
  return { strands, moments, from };
}

// The one that holds, or the last that is known.
function endOf(statement: Observation, known: ReadonlyMap<string, Observation>): Observation {
  let end = statement;
  for (let step = 0; step < known.size; step++) {
    const next = end.superseded_by === null ? undefined : known.get(end.superseded_by);
    if (!next) break;
    end = next;
  }
  return end;
}

function strandOf(key: string, chain: readonly Observation[]): Strand {
  const ordered = [...chain].sort((a, b) => a.said_at.localeCompare(b.said_at));
  const stretches = ordered.map((statement, at) => {
    const next = ordered[at + 1];
    const from = new Date(statement.said_at).getTime();
    const until = next ? new Date(next.said_at).getTime() : statement.status === "active" ? null : from;
    return { statement, from, until };
  });
  const slot = ordered.at(-1)?.slot ?? ordered[0]?.slot;
  return { key, label: slot ? slotLabel(slot) : "Corrected", stretches };
}

function lastChange({ stretches }: Strand): number {
  return stretches.at(-1)?.from ?? 0;
}

/** Marks of a time axis between two moments, in milliseconds: years, or months where it is shorter than two years. */
export function marksOf(from: number, until: number): { at: number; label: string }[] {
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
