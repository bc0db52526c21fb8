import type { TimelineKind } from "@hyponema/contract/user-timeline";
import { userChanges } from "../audit/service.ts";
import type { TimelineFacts, TimelineSource } from "./timeline.ts";

const created: TimelineSource = {
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

/** What the timeline tells of a User's row. */
export const userHappenings: readonly TimelineSource[] = [created, changes];
