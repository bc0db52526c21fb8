import type { WorkspaceTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { jsonb } from "../../platform/database/jsonb.ts";

/**
 * One kind of things that moves when a User is merged into another. Both are locked meanwhile, so that nothing of the kind
 * can be added to either. Steps do not build on each other: a merge and its undoing are the same in any order of them.
 */
export interface MergeStep {
  /** Its place in what a merge keeps: never changed. */
  readonly name: string;
  /** Moves what `from` has to `into`; resolves to JSON of what undoing it takes. */
  move(tx: WorkspaceTx, from: string, into: string): Promise<unknown>;
  /** Puts back what was moved, given what was kept; what was changed since stays where it is. */
  undo(tx: WorkspaceTx, from: string, into: string, kept: unknown): Promise<void>;
}

/** A table that has at most one row of each kind for a User. */
interface RowsByKey {
  readonly name: string;
  readonly table: string;
  /** The column that says which kind, beside `workspace_id` and `user_id`. */
  readonly key: string;
  /** All other columns, with their types. */
  readonly columns: Readonly<Record<string, string>>;
  /** SQL: whether the row that comes, `excluded`, goes before the one that is there, `here`. */
  readonly wins: string;
}

interface Kept {
  /** Rows of the User who was merged. */
  readonly gone: readonly object[];
  /** Rows of the other that were overwritten. */
  readonly before: readonly object[];
  /** Keys of the rows that were moved or overwritten. */
  readonly won: readonly string[];
}

/** The step that moves the rows of such a table. */
export function rowsMergeStep({ name, table, key, columns, wins }: RowsByKey): MergeStep {
  const names = Object.keys(columns);
  const list = [key, ...names].join(", ");
  const of = (row: string) => names.map((column) => `${row}.${column}`).join(", ");
  const read = (parameter: string) =>
    `jsonb_to_recordset(${parameter}::jsonb) AS r (${key} text, ${Object.entries(columns)
      .map(([column, type]) => `${column} ${type}`)
      .join(", ")})`;
  return {
    name,
    async move(tx, from, into) {
      const rows = await tx.query<Kept & Record<string, unknown>>(
        `WITH gone AS (
           DELETE FROM ${table} WHERE workspace_id = $1 AND user_id = $2 RETURNING ${list}
         ), before AS (
           SELECT ${list} FROM ${table} WHERE workspace_id = $1 AND user_id = $3
         ), moved AS (
           INSERT INTO ${table} AS here (workspace_id, user_id, ${list}) SELECT $1::text, $3::text, ${list} FROM gone
           ON CONFLICT (workspace_id, user_id, ${key}) DO UPDATE
             SET (${names.join(", ")}) = ROW (${of("excluded")}) WHERE ${wins}
           RETURNING ${key}
         )
         SELECT (SELECT COALESCE(jsonb_agg(gone), '[]') FROM gone) AS gone,
           (SELECT COALESCE(jsonb_agg(before), '[]') FROM before JOIN moved USING (${key})) AS before,
           (SELECT COALESCE(jsonb_agg(${key}), '[]') FROM moved) AS won`,
        [tx.workspaceId, from, into],
      );
      return expectRow(rows, `moving rows of ${table}`);
    },
    async undo(tx, from, into, kept) {
      const { gone, before, won } = kept as Kept;
      const freed = await tx.query<{ key: string }>(
        `DELETE FROM ${table} here USING ${read("$3")}
         WHERE here.workspace_id = $1 AND here.user_id = $2 AND here.${key} = r.${key} AND r.${key} = ANY ($4)
           AND (${of("here")}) IS NOT DISTINCT FROM (${of("r")}) RETURNING here.${key}::text AS key`,
        [tx.workspaceId, into, jsonb(gone), won],
      );
      await tx.query(
        `INSERT INTO ${table} (workspace_id, user_id, ${list})
         SELECT $1::text, $2::text, ${list} FROM ${read("$4")} WHERE r.${key} = ANY ($6)
         UNION ALL SELECT $1::text, $3::text, ${list} FROM ${read("$5")}`,
        [tx.workspaceId, into, from, jsonb(before), jsonb(gone), freed.map((row) => row.key)],
      );
    },
  };
}
