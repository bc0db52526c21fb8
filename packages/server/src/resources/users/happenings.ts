import type { TimelineKind } from "@hyponema/contract/user-timeline";
import { userChangesSql } from "../audit/service.ts";
import type { TimelineFacts, TimelineSource } from "./timeline.ts";

const created: TimelineSource = {
  sql: `SELECT created_at AS at, 'created' AS kind, id::text, jsonb_build_object('external_user_id', external_id) AS facts
    FROM hyponema.users WHERE workspace_id = $1 AND id = ANY ($2)`,
  tell: (_kind, facts) => ({ title: `First seen as ${facts.external_user_id}`, detail: facts }),
};

const changes: TimelineSource = {
  sql: userChangesSql({
    "user.update": "details_changed",
    "user.merge": "merged",
    "user.merge_undo": "merge_undone",
  }),
  tell: (kind, { before, after }) => {
    const [was, is] = [before ?? {}, after ?? {}] as [TimelineFacts, TimelineFacts];
    if (kind === "details_changed") {
      const fields = Object.keys(is).filter((name) => is[name] !== was[name]);
      return {
        title: fields.length > 0 ? `Changed: ${fields.join(", ")}` : "Nothing changed",
        detail: { fields },
      };
    }
    return { title: titleOfMerge(kind, is), detail: is };
  },
};

function titleOfMerge(kind: TimelineKind, { from_external_user_id: other }: TimelineFacts): string {
  return kind === "merged" ? `Merged with ${other}` : `The merge with ${other} was undone`;
}

/** What the timeline tells of a User's row. */
export const userHappenings: readonly TimelineSource[] = [created, changes];
