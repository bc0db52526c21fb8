import { jsonb } from "../../../platform/database/jsonb.ts";
import { newId } from "../../../platform/ids.ts";
import { type MemoryWrite, putEntries } from "../entries.ts";
import { dateOf } from "../locked.ts";
import type { ObservationRow } from "../observations.ts";
import { insertObservations } from "../observations.ts";
import { entryOf } from "../remember.ts";
import { settleSlots } from "../settle-slots.ts";
import { hideSources } from "../sources.ts";
import { forgottenOf } from "../tombstones.ts";
import { ifKnown, keepOriginals, knownIds, type Places, type Taking } from "./known.ts";
import type { LineOf, RefusedLine } from "./lines.ts";

const BATCH = 200;

type Given = LineOf<"observation">;

/** Takes observations with what superseded them; of several that hold in one slot the last said holds. */
export async function importObservations(
  write: MemoryWrite,
  lines: readonly Given[],
  places: Places,
): Promise<Taking & { readonly superseded: readonly string[] }> {
  const { fresh, repeated, refused } = await sorted(write, lines, places);
  for (let from = 0; from < fresh.length; from += BATCH) {
    await insertBatch(write, fresh.slice(from, from + BATCH));
  }
  const superseded = await settleSlots(write);
  return { ids: fresh.map(({ row }) => row.id), repeated, refused, superseded };
}

interface Fresh {
  readonly row: ObservationRow;
  readonly original: string | null;
}

// Tells what is new from what is here already and what was forgotten; links lead to what things are called here.
async function sorted(write: MemoryWrite, lines: readonly Given[], places: Places) {
  const known = await knownIds(
    write,
    "observations",
    lines.flatMap(({ given }) => [given.id ?? [], given.superseded_by ?? []].flat()),
  );
  const same = new Map<string, string>();
  const fresh: Fresh[] = [];
  const keep = (given: Given["given"], id: string) => {
    if (given.id !== undefined) known.set(given.id, id);
    if (given.text !== null) same.set(keyOf(given), id);
  };
  const refused: RefusedLine[] = [];
  for (let from = 0; from < lines.length; from += BATCH) {
    const batch = lines.slice(from, from + BATCH);
    const forgotten = await lookUp(write, batch, same);
    for (const { line, given } of batch) {
      const before = known.get(given.id ?? "") ?? same.get(keyOf(given));
      if (before === undefined && forgotten.has(keyOf(given))) {
        refused.push({ line, message: "was forgotten here since it was said" });
        continue;
      }
      const row = rowOf(write, given, places);
      if (before === undefined) fresh.push({ row, original: given.id ?? null });
      keep(given, before ?? row.id);
    }
  }
  return { fresh: linked(fresh, known), repeated: lines.length - fresh.length - refused.length, refused };
}

function linked(fresh: readonly Fresh[], known: ReadonlyMap<string, string>): Fresh[] {
  return fresh.map(({ row, original }) => {
    const supersededBy = row.supersededBy === null ? null : (known.get(row.supersededBy) ?? null);
    return { row: { ...row, supersededBy }, original };
  });
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
  batch: readonly Given[],
  same: Map<string, string>,
): Promise<ReadonlySet<string>> {
  const told = batch.flatMap(({ given }) =>
    given.text === null ? [] : [{ key: keyOf(given), text: given.text, said_at: given.said_at }],
  );
  const here = await tx.query<{ key: string; id: string }>(
    `SELECT g.key, o.id FROM hyponema.observations o
     JOIN jsonb_to_recordset($3::jsonb) AS g (key text, text text, said_at timestamptz)
       ON lower(o.text) = lower(g.text) AND o.said_at = g.said_at
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

// The same text at the same time is the same statement.
function keyOf({ text, said_at }: Given["given"]): string {
  return text === null ? "" : `${new Date(said_at).getTime()} ${text.toLowerCase()}`;
}

function rowOf({ tx, userId }: MemoryWrite, given: Given["given"], places: Places): ObservationRow {
  const saidAt = new Date(given.said_at);
  const told = given.status !== "forgotten";
  const sourceSessionId = ifKnown(places.sessions, given.session_id);
  return {
    id: newId("observation", tx.now.getTime()),
    userId,
    agentId: ifKnown(places.agents, given.agent_id),
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
    mentions: given.mentions,
    validFrom: dateOf(given.valid_from),
    validTo: dateOf(given.valid_to),
    origin: "import",
    sourceSessionId,
    sourceMessageId: sourceSessionId === null ? null : ifKnown(places.messages, given.message_id),
    status: given.status,
    supersededBy: given.superseded_by,
    revision: 1,
    recordedAt: tx.now,
    updatedAt: tx.now,
  };
}
