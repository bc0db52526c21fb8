import { z } from "zod";
import { id, UserReference } from "./ids.ts";
import { PageQuery, page } from "./pagination.ts";
import { defineRoute } from "./route.ts";
import { Timestamp } from "./text.ts";

const Party = z.object({ user_id: id("user"), external_user_id: z.string() });

const UserMerge = z
  .object({
    id: id("userMerge"),
    from: Party.meta({ description: "Who was merged: both IDs lead to the other since." }),
    into: Party.meta({ description: "Who is left." }),
    status: z.enum(["merged", "undone", "final"]).meta({
      description: "`final`: it can no longer be undone.",
    }),
    merged_at: Timestamp,
    undo_until: Timestamp,
    undone_at: Timestamp.nullable(),
  })
  .meta({ id: "UserMerge", description: "Two Users who turned out to be one person." });
export type UserMerge = z.infer<typeof UserMerge>;

const user = z.strictObject({ workspace_id: id("workspace"), user_id: UserReference });
const BASE = "/workspaces/{workspace_id}/users/{user_id}";
const write = { kind: "scope", scope: "users:write" } as const;

export const mergeUsers = defineRoute({
  operationId: "mergeUsers",
  method: "POST",
  path: `${BASE}/merge`,
  tag: "users",
  summary: "Merge another User into this one",
  description:
    "Everything of the other moves: conversations; attributes, of which the newer counts; details and profile values, which fill what is empty; subscriptions and assigned listening profiles, of which the newer counts. Afterwards both IDs of the other lead to this one. Can be undone for 30 days.",
  access: write,
  params: user,
  body: z.strictObject({ from_user_id: UserReference }).meta({ id: "UserMergeCreate" }),
  success: { status: 201, description: "The merge.", body: UserMerge },
  errors: ["user-not-found", "same-user", "user-in-session"],
  example: { from_user_id: "user_01j8z5k3mve7b8xq2n4w6y9r1t" },
});

export const listUserMerges = defineRoute({
  operationId: "listUserMerges",
  method: "GET",
  path: `${BASE}/merges`,
  tag: "users",
  summary: "List a User's merges",
  description: "Those of Users who were merged into this one are among them.",
  access: { kind: "scope", scope: "users:read" },
  params: user,
  query: PageQuery,
  success: { status: 200, description: "Merges, newest first.", body: page(UserMerge) },
  errors: ["user-not-found"],
});

export const undoUserMerge = defineRoute({
  operationId: "undoUserMerge",
  method: "POST",
  path: `${BASE}/merges/{merge_id}/undo`,
  tag: "users",
  summary: "Undo a merge",
  description:
    "Both Users are again who they were: what was moved goes back, what was overwritten comes back unless it was changed since. What came after the merge stays with the User who was left. The latest merge of a User is undone first.",
  access: write,
  params: user.extend({ merge_id: id("userMerge") }),
  success: { status: 200, description: "The merge, undone.", body: UserMerge },
  errors: ["user-not-found", "merge-not-found", "merge-undone", "merge-final", "merge-not-last"],
});

export const userMergeRoutes = { mergeUsers, listUserMerges, undoUserMerge };
