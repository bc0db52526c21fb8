import type { TimelineKind } from "@hyponema/contract/user-timeline";
import { userChanges } from "../audit/service.ts";
import type { MergeStep } from "./merge-step.ts";
import * as store from "./store.ts";
import type { TimelineFacts, TimelineSource } from "./timeline.ts";
import type { UserData } from "./user-data.ts";

const DETAILS = ["name", "phone", "language", "timezone"] as const;

type Details = Partial<Record<(typeof DETAILS)[number], string>>;

/** A User's own details fill what is empty in the other's. */
const mergeStep: MergeStep = {
  name: "details",
  async move(tx, from, into) {
    const [given, target] = await Promise.all([store.find(tx, from), store.find(tx, into)]);
    if (!given || !target) throw new Error("a User vanished while locked");
    const filled: Details = Object.fromEntries(
      DETAILS.flatMap((name) => (target[name] === null && given[name] ? [[name, given[name]]] : [])),
    );
    // An undo leaves this as it is: a User with real conversations must not vanish from lists.
    const test = target.test && given.test;
    await store.update(tx, { ...target, ...filled, test, updatedAt: tx.now });
    return filled;
  },
  async undo(tx, _from, into, kept) {
    const target = await store.find(tx, into);
    if (!target) throw new Error("a User vanished while locked");
    const filled = kept as Details;
    const same = DETAILS.filter((name) => filled[name] !== undefined && filled[name] === target[name]);
    const emptied = Object.fromEntries(same.map((name) => [name, null]));
    await store.update(tx, { ...target, ...emptied, updatedAt: tx.now });
  },
};

const created: TimelineSource = {
  kinds: ["created"],
  rows: "SELECT created_at AS at, 'created' AS kind, id::text FROM hyponema.users WHERE workspace_id = $1 AND id = ANY ($2)",
  facts: `SELECT jsonb_build_object('external_user_id', u.external_id) FROM hyponema.users u
    WHERE u.workspace_id = $1 AND u.id = entry.id`,
  tell: (_kind, facts) => ({ title: `First seen as ${facts.external_user_id}`, detail: facts }),
};

const changes: TimelineSource = {
  ...userChanges({
    "user.update": "details_changed",
    "user.merge": "merged",
    "user.merge_undo": "merge_undone",
  }),
  tell: (kind, { before, after }) => {
    const [was, is] = [before ?? {}, after ?? {}] as [TimelineFacts, TimelineFacts];
    if (kind === "details_changed") {
      const fields = Object.keys(is).filter((name) => is[name] !== was[name]);
      return { title: `Changed: ${fields.join(", ")}`, detail: { fields } };
    }
    return { title: titleOfMerge(kind, is), detail: is };
  },
};

function titleOfMerge(kind: TimelineKind, { from_external_user_id: other }: TimelineFacts): string {
  return kind === "merged" ? `Merged with ${other}` : `The merge with ${other} was undone`;
}

/** What is stored of Users themselves. */
export const usersUserData: UserData = {
  family: "users",
  merge: mergeStep,
  timeline: [created, changes],
  tables: {
    users: {
      user: ["id", "merged_into"],
      holds: ["external_id", "name", "phone", "language", "timezone"],
      merge: { stays: "as a stub that leads to the User who is left and fills what is empty there" },
      forget: { kept: "details are set by hand, not learned from what was said" },
      export: "rows",
      erase: {
        anonymise: "a stub with the hash of the external ID stays, so that the ID is known as erased",
      },
    },
    user_merges: {
      user: ["from_id", "into_id"],
      holds: ["kept"],
      merge: { stays: "a merge names the Users that it merged" },
      forget: { kept: "of memory it has IDs only, and is emptied when the merge is final" },
      export: { none: "what undoing takes: values that the other tables have or had" },
      erase: "delete",
    },
  },
};
