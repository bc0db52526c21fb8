import type { Forgotten } from "@hyponema/contract/memory-observations";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import type { MergeStep } from "./merge-step.ts";
import type { TimelineSource } from "./timeline.ts";

/**
 * What a family stores of Users, said once: in which tables, and what happens to it. `areas/user-data.ts` lists all of
 * them; `test/user-data.test.ts` compares the tables with the schema.
 */
export interface UserData {
  readonly family: string;
  readonly tables: Readonly<Record<string, UserTable>>;
  /** Moves the rows of tables whose `merge` is `moves`. */
  readonly merge?: MergeStep;
  readonly timeline?: readonly TimelineSource[];
  /** Forgets copies of what was said. Memory has no step: it runs those of the other families. */
  readonly forget?: ForgetStep;
}

/** A table that holds something of Users. What is not the obvious choice has its reason next to it. */
export type UserTable = RowsOfUser | RowsOfRow;

/** Rows that name their User. */
interface RowsOfUser extends Stored {
  /** Columns with IDs of Users; a JSON column if the ID is inside of it. */
  readonly user: readonly string[];
  readonly merge: "moves" | { readonly stays: string };
}

/** Rows that belong to a User through a row of another table, and move with it. */
interface RowsOfRow extends Stored {
  readonly through: { readonly column: string; readonly table: string };
}

interface Stored {
  /** Columns that can hold what a person is or said: text, JSON and bytes. */
  readonly holds: readonly string[];
  /** All other columns of text, JSON and bytes: names and codes that say nothing about the person. */
  readonly codes?: readonly string[];
  /** What forgetting does to the rows that say what is forgotten. */
  readonly forget: "deleted" | "emptied" | { readonly partly: string } | { readonly kept: string };
  /** Under which name forgetting counts the rows. */
  readonly counted?: keyof ForgottenCounts;
  /** What an export of a User's data takes. */
  readonly export: "rows" | { readonly none: string };
  /** What erasing a User does to the rows. */
  readonly erase: "delete" | { readonly anonymise: string } | { readonly keep: string };
}

/** How much of each was forgotten, as answers tell it. */
export type ForgottenCounts = Omit<Forgotten, "user_id">;

/** Where the forgotten was said, and the words to look for in copies; or everything of the User. */
export type ForgetTarget =
  | {
      readonly turnIds: readonly string[];
      readonly sessionIds: readonly string[];
      readonly words: readonly string[];
    }
  | "all";

/** Forgets what a family has copied of `what`; resolves to how many rows, where answers count them. */
export type ForgetStep = (
  tx: WorkspaceTx,
  userId: string,
  what: ForgetTarget,
) => Promise<Partial<ForgottenCounts>>;
