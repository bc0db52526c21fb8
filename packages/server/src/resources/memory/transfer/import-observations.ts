import { type Provenance, partitionOf } from "../../../engines/memory/scope.ts";
import { jsonb } from "../../../platform/database/jsonb.ts";
import { newId } from "../../../platform/ids.ts";
import { type MemoryWrite, putEntries } from "../entries/entry-store.ts";
import { hideSources } from "../entries/source-visibility.ts";
import { entryOf } from "../facts/observation-entry.ts";
import { dateOf } from "../facts/observation-lock.ts";
import type { ObservationRow } from "../facts/observation-store.ts";
import { insertObservations } from "../facts/observation-store.ts";
import { settleSlots } from "../facts/resolve-conflicts.ts";
import { forgottenOf } from "../forgetting/tombstones.ts";
import { partitionIn } from "../scope/scope-sql.ts";
import {
  ifKnown,
  keepOriginals,
  knownIds,
  type Places,
  PRIVATE_ELSEWHERE,
  provenanceOf,
  type Taking,
} from "./id-mapping.ts";
import type { LineOf, RefusedLine } from "./lines.ts";

const BATCH = 200;

type Given = LineOf<"observation">;

interface Owned extends Given {
  readonly provenance: Provenance;
}

export interface ImportedObservations extends Taking {
  readonly superseded: readonly string[];
  /** The IDs that observations have here, by those that they have in the lines. */
  readonly known: ReadonlyMap<string, string>;
}

/**
 * Imports observations and the links to their successors; in each slot the statement said last holds. `count` is called with
 * the number of lines done since its last call, and throws to stop the import.
 */
export async function importObservations(
  write: MemoryWrite,
  lines: readonly Given[],
  places: Places,
  count: (lines: number) => void,
): Promise<ImportedObservations> {
  const { fresh, repeated, refused, known } = await sorted(write, lines, places, count);
  count(lines.length - fresh.length);
  for (let from = 0; from < fresh.length; from += BATCH) {
    const some = fresh.slice(from, from + BATCH);
    await insertBatch(write, some);
    count(some.length);
  }
  const { superseded } = await settleSlots(
    write,
    fresh.flatMap(({ row }) => row.slot ?? []),
  );
  return { ids: fresh.map(({ row }) => row.id), repeated, refused, superseded, known };
}

interface Fresh {
  readonly row: ObservationRow;
  readonly original: string | null;
}

// Tells what is new from what is here already and what was forgotten; links lead to what things are called here.
async function sorted(
  write: MemoryWrite,
  lines: readonly Given[],
  places: Places,
  count: (lines: number) => void,
) {
  const refused: RefusedLine[] = [];
  const owned = lines.flatMap(({ line, given }) => {
    const provenance = provenanceOf(places, given);
    if (!provenance) refused.push({ line, message: PRIVATE_ELSEWHERE });
    return provenance ? [{ line, given, provenance }] : [];
  });
  const known = await knownIds(
    write,
    "observations",
    lines.flatMap(({ given }) => [given.id ?? [], given.superseded_by ?? []].flat()),
  );
  const same = new Map<string, string>();
  const fresh: Fresh[] = [];
  const keep = ({ given, ...one }: Owned, id: string) => {
    if (given.id !== undefined) known.set(given.id, id);
    if (given.text !== null) same.set(keyOf({ given, ...one }), id);
  };
  for (let from = 0; from < owned.length; from += BATCH) {
    count(0);
    const batch = owned.slice(from, from + BATCH);
    const forgotten = await lookUp(write, batch, same);
    for (const one of batch) {
      const { line, given } = one;
      const before = known.get(given.id ?? "") ?? same.get(keyOf(one));
      if (before === undefined && forgotten.has(keyOf(one))) {
        refused.push({ line, message: "was forgotten here since it was said" });
        continue;
      }
      const row = rowOf(write, one, places);
      if (before === undefined) fresh.push({ row, original: given.id ?? null });
      keep(one, before ?? row.id);
    }
  }
  const repeated = lines.length - fresh.length - refused.length;
  return { fresh: await linked(write, fresh, known), repeated, refused, known };
}

interface Successor extends Pick<ObservationRow, "validFrom" | "saidAt" | "repeatedAt"> {
  readonly partition: string;
}

// Statements are superseded within their partition only: one whose link leads into another one holds.
async function linked(
  write: MemoryWrite,
  fresh: readonly Fresh[],
  known: ReadonlyMap<string, string>,
): Promise<Fresh[]> {
  const named = fresh.flatMap(({ row }) => known.get(row.supersededBy ?? "") ?? []);
  const successors = await successorsAmong(write, named);
  for (const { row } of fresh) successors.set(row.id, { ...row, partition: partitionOf(row) });
  return fresh.map(({ row, original }) => {
    const id = known.get(row.supersededBy ?? "") ?? null;
    const successor = successors.get(id ?? "");
    const statedValidTo = statedEnd(row, successor);
    if (!successor || successor.partition === partitionOf(row)) {
      return { row: { ...row, supersededBy: successor ? id : null, statedValidTo }, original };
    }
    const status = row.status === "superseded" ? "active" : row.status;
    return { row: { ...row, status, supersededBy: null, statedValidTo, validTo: statedValidTo }, original };
  });
}

async function successorsAmong(
  { tx, userId }: MemoryWrite,
  ids: readonly string[],
): Promise<Map<string, Successor>> {
  const rows = await tx.query<Successor & { id: string }>(
    `SELECT id, ${partitionIn("o")} AS partition, valid_from AS "validFrom", said_at AS "saidAt", repeated_at AS "repeatedAt"
     FROM hyponema.observations o WHERE workspace_id = $1 AND user_id = $2 AND id = ANY ($3)`,
    [tx.workspaceId, userId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

// An end that is the beginning of what came next was not stated.
function statedEnd({ status, validTo }: ObservationRow, successor: Successor | undefined): Date | null {
  if (!successor || status === "active") return validTo;
  const { validFrom, saidAt, repeatedAt } = successor;
  const tookOver = [validFrom ?? saidAt, repeatedAt].some((at) => at.getTime() === validTo?.getTime());
  return tookOver ? null : validTo;
}

async function insertBatch(write: MemoryWrite, batch: readonly Fresh[]): Promise<void> {
  const rows = batch.map(({ row }) => row);
  await insertObservations(write.tx, rows);
  await putEntries(
    write,
    rows.flatMap((row) => (row.text === null ? [] : [entryOf(row, null)])),
  );
  await hideSources(
    write,
    rows.flatMap(({ id, status }) => (status === "superseded" ? [id] : [])),
  );
  await keepOriginals(
    write,
    batch.flatMap(({ row, original }) => (original === null ? [] : [{ original, id: row.id }])),
  );
}

// Adds to `same` what says the same at the same time already; resolves to what was forgotten since it was said.
async function lookUp(
  { tx, userId }: MemoryWrite,
  batch: readonly Owned[],
  same: Map<string, string>,
): Promise<ReadonlySet<string>> {
  const told = batch.flatMap((one) => {
    const { text, said_at } = one.given;
    const partition = partitionOf(one.provenance);
    return text === null ? [] : [{ key: keyOf(one), partition, text, said_at }];
  });
  const here = await tx.query<{ key: string; id: string }>(
    `SELECT g.key, o.id FROM hyponema.observations o
     JOIN jsonb_to_recordset($3::jsonb) AS g (key text, partition text, text text, said_at timestamptz)
       ON lower(o.text) = lower(g.text) AND o.said_at = g.said_at AND ${partitionIn("o")} = g.partition
     WHERE o.workspace_id = $1 AND o.user_id = $2 AND o.status <> 'forgotten'`,
    [tx.workspaceId, userId, jsonb(told)],
  );
  for (const { key, id } of here) same.set(key, id);
  const forgotten = await forgottenOf(
    tx,
    userId,
    told.map(({ text, said_at }) => ({ text, saidAt: new Date(said_at) })),
  );
  return new Set(told.flatMap(({ key }, place) => (forgotten.has(place) ? [key] : [])));
}

// The same text at the same time in one partition is the same statement.
function keyOf({ given: { text, said_at }, provenance }: Owned): string {
  return text === null
    ? ""
    : `${partitionOf(provenance)} ${new Date(said_at).getTime()} ${text.toLowerCase()}`;
}

function rowOf({ tx, userId }: MemoryWrite, { given, provenance }: Owned, places: Places): ObservationRow {
  const saidAt = new Date(given.said_at);
  const told = given.status !== "forgotten";
  const sourceSessionId = ifKnown(places.sessions, given.session_id);
  return {
    id: newId("observation", tx.now.getTime()),
    userId,
    ...provenance,
    kind: given.kind,
    text: given.text,
    slot: told ? given.slot : null,
    value: told ? given.value : null,
    entities: told ? given.entities : [],
    topics: told ? given.topics : [],
    importance: given.importance,
    confidence: given.confidence,
    saidAt,
    repeatedAt: given.repeated_at === undefined ? saidAt : new Date(given.repeated_at),
    repeatedOrder: 0,
    mentions: given.mentions,
    validFrom: dateOf(given.valid_from),
    validTo: dateOf(given.valid_to),
    statedValidTo: dateOf(given.valid_to),
    origin: "import",
    sourceSessionId,
    sourceMessageId: sourceSessionId === null ? null : ifKnown(places.messages, given.message_id),
    status: given.status,
    supersededBy: given.superseded_by,
    ended: false,
    revision: 1,
    recordedAt: tx.now,
    updatedAt: tx.now,
  };
}
