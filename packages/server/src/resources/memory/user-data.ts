import type { TimelineSource, UserData } from "../users/service.ts";
import { memoryMergeStep } from "./merge.ts";
import { memoryTables } from "./user-tables.ts";

const TITLES = {
  observation_learned: "Learned something",
  observation_superseded: "Something changed",
  observation_forgotten: "Forgot something",
} as const;

/** Memory changes in the timeline: time and kind, never texts, which need a scope of their own. */
const timeline: TimelineSource = {
  kinds: ["observation_learned", "observation_superseded", "observation_forgotten"],
  rows: `
    SELECT said_at AS at, 'observation_learned' AS kind, id FROM hyponema.observations
    WHERE workspace_id = $1 AND user_id = ANY ($2) AND status <> 'forgotten'
    UNION ALL
    SELECT o.said_at, 'observation_superseded', o.id FROM hyponema.observations o
    WHERE o.workspace_id = $1 AND o.user_id = ANY ($2) AND o.status <> 'forgotten'
      AND EXISTS (SELECT FROM hyponema.observations b WHERE b.workspace_id = $1 AND b.superseded_by = o.id)
    UNION ALL
    SELECT updated_at, 'observation_forgotten', id FROM hyponema.observations
    WHERE workspace_id = $1 AND user_id = ANY ($2) AND status = 'forgotten'`,
  facts: `(SELECT jsonb_build_object('kind', o.kind, 'origin', o.origin) FROM hyponema.observations o
    WHERE o.workspace_id = $1 AND o.id = entry.id)`,
  tell: (kind, { kind: what, origin }) => ({
    title: TITLES[kind as keyof typeof TITLES],
    detail: { kind: what, origin },
  }),
};

/** The User data of memory. */
export const memoryUserData: UserData = {
  family: "memory",
  merge: memoryMergeStep,
  timeline: [timeline],
  tables: memoryTables,
};
