import { z } from "zod";
import { id, UserReference } from "./ids.ts";
import { IncludeTest, PageQuery, page } from "./pagination.ts";
import { defineRoute } from "./route.ts";
import { Timestamp } from "./text.ts";

export const TIMELINE_KINDS = [
  "created",
  "details_changed",
  "profile_changed",
  "attribute_changed",
  "subscription_changed",
  "merged",
  "merge_undone",
  "conversation_started",
  "conversation_ended",
  "escalation",
  "observation_learned",
  "observation_superseded",
  "observation_forgotten",
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

const TimelineEntry = z
  .object({
    at: Timestamp,
    kind: z.enum(TIMELINE_KINDS),
    id: z.string().meta({
      description:
        "Of the User, of the session, or of the entry in the audit log; with `kind` and `at` it names the entry.",
    }),
    title: z.string().meta({ description: "One line for people." }),
    detail: z.record(z.string(), z.unknown()).meta({
      description: "By kind. Names what changed, never values of the profile or of attributes.",
    }),
  })
  .meta({ id: "TimelineEntry" });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const getTimeline = defineRoute({
  operationId: "getTimeline",
  method: "GET",
  path: "/workspaces/{workspace_id}/users/{user_id}/timeline",
  tag: "users",
  summary: "Read what happened with a User",
  description: "What happened with Users who were merged into this one is part of it.",
  access: { kind: "scope", scope: "users:read" },
  params: z.strictObject({ workspace_id: id("workspace"), user_id: UserReference }),
  query: PageQuery.extend({ kind: z.enum(TIMELINE_KINDS).optional(), include_test: IncludeTest }),
  success: { status: 200, description: "Entries, newest first.", body: page(TimelineEntry) },
  errors: ["user-not-found"],
});

export const timelineRoutes = { getTimeline };
