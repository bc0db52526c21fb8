import type { QueryOf } from "@hyponema/contract/route";
import type { getTimeline, TimelineEntry, TimelineKind } from "@hyponema/contract/user-timeline";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { Refusal } from "../../platform/http/refusal.ts";

/** Facts of an entry, as its source's SQL gives them. */
export type TimelineFacts = Readonly<Record<string, unknown>>;

/** One kind of things that happen with Users; each family tells of its own. */
export interface TimelineSource {
  /** The kinds of its entries, each of which has one source. */
  readonly kinds: readonly TimelineKind[];
  /** SQL: `at`, `kind` and `id`, in any order, of all events of the Users `$2` (text[]) in the workspace `$1`; of test sessions if `$8`. */
  readonly rows: string;
  /** SQL: a scalar of type jsonb, the facts of the row `entry`. Asked only of what is shown. */
  readonly facts: string;
  /** What an entry says. Nothing of a profile's or an attribute's value: readers of Users may not see those. */
  tell(kind: TimelineKind, facts: TimelineFacts): Pick<TimelineEntry, "title" | "detail">;
}

interface Row {
  readonly at: Date;
  readonly kind: TimelineKind;
  readonly id: string;
  readonly facts: TimelineFacts;
  readonly source: number;
  [column: string]: unknown;
}

const CURSOR = /^(\d{1,15})\.([a-z_]+)\.(\w+)$/;

/** What happened with some Users, newest first: one query over all sources of the kind, each of which is cut to the page by itself. */
export async function readTimeline(
  tx: WorkspaceTx,
  all: readonly TimelineSource[],
  userIds: readonly string[],
  { kind, include_test }: QueryOf<typeof getTimeline>,
  page: PageRequest,
): Promise<Page<TimelineEntry>> {
  const after = page.after === null ? null : CURSOR.exec(page.after);
  if (page.after !== null && !after) throw new Refusal("invalid-cursor");
  const sources = all.filter(({ kinds }) => kind === undefined || kinds.includes(kind));
  const branches = sources.map(
    ({ rows, facts }, index) => `SELECT ${index} AS source, at, kind, id, (${facts}) AS facts FROM (
       SELECT at, kind, id FROM (${rows}) AS happening
       WHERE ($3::text IS NULL OR kind = $3)
         AND ($4::timestamptz IS NULL OR (at, kind COLLATE "C", id COLLATE "C") < ($4, $5, $6))
       ORDER BY at DESC, kind COLLATE "C" DESC, id COLLATE "C" DESC LIMIT $7) AS entry`,
  );
  const rows = await tx.query<Row>(
    // Not every source reads $8, and PostgreSQL refuses parameters that nothing names.
    `SELECT * FROM (${branches.join(" UNION ALL ")}) AS entries
     WHERE $8::boolean IS NOT NULL
     ORDER BY at DESC, kind COLLATE "C" DESC, id COLLATE "C" DESC LIMIT $7`,
    [
      tx.workspaceId,
      userIds,
      kind ?? null,
      after && new Date(Number(after[1])),
      after?.[2] ?? null,
      after?.[3] ?? null,
      page.limit + 1,
      include_test === "true",
    ],
  );
  return pageOf(
    rows,
    page,
    ({ at, kind, id }) => `${at.getTime()}.${kind}.${id}`,
    ({ at, kind, id, facts, source }) => {
      const told = sources[source]?.tell(kind, facts);
      if (!told) throw new Error(`no source of a timeline has number ${source}`);
      return { at: at.toISOString(), kind, id, ...told };
    },
  );
}
