import { z } from "zod";
import { id } from "./ids.ts";
import { PageQuery, page } from "./pagination.ts";
import { ROLES } from "./roles.ts";
import { defineRoute } from "./route.ts";
import { Timestamp, text } from "./text.ts";

const BASE = "/workspaces/{workspace_id}/members";
const workspace = z.strictObject({ workspace_id: id("workspace") });
const one = workspace.extend({ person_id: id("person") });
const write = { kind: "dashboard", permission: "members:write" } as const;

export const MemberRole = z.enum(ROLES);

export const Member = z
  .object({
    person_id: id("person"),
    name: z.string().meta({ description: "Empty until they give it." }),
    email: z.string(),
    role: MemberRole,
    joined_at: Timestamp,
  })
  .meta({ id: "Member" });
export type Member = z.output<typeof Member>;

export const listMembers = defineRoute({
  operationId: "listMembers",
  method: "GET",
  path: BASE,
  tag: "members",
  summary: "List members",
  access: { kind: "dashboard", permission: "members:read" },
  params: workspace,
  query: PageQuery.extend({
    search: text(1, 200).optional().meta({ description: "Part of a name or an address, in any case." }),
  }),
  success: { status: 200, description: "Members, newest people first.", body: page(Member) },
});

export const updateMember = defineRoute({
  operationId: "updateMember",
  method: "PATCH",
  path: `${BASE}/{person_id}`,
  tag: "members",
  summary: "Change a member's role",
  description:
    "Counts from the member's next request on. Nobody gives a role above their own, or changes the role of a member whose role is above theirs. An owner is always left.",
  access: write,
  params: one,
  body: z.strictObject({ role: MemberRole }).meta({ id: "MemberChange" }),
  success: { status: 200, description: "The member as they are now.", body: Member },
  errors: ["member-not-found", "role-above-own", "last-owner"],
  example: { role: "builder" },
});

export const removeMember = defineRoute({
  operationId: "removeMember",
  method: "DELETE",
  path: `${BASE}/{person_id}`,
  tag: "members",
  summary: "Remove a member",
  description: "Counts from the member's next request on. Keys that they made stay. An owner is always left.",
  access: write,
  params: one,
  success: { status: 204, description: "Removed." },
  errors: ["member-not-found", "role-above-own", "last-owner"],
});

export const leaveWorkspace = defineRoute({
  operationId: "leaveWorkspace",
  method: "POST",
  path: "/workspaces/{workspace_id}/leave",
  tag: "members",
  summary: "Leave a workspace",
  description: "Ends one's own membership, whatever the role. The last owner makes another one first.",
  access: { kind: "dashboard", permission: "self" },
  params: workspace,
  success: { status: 204, description: "Left." },
  errors: ["last-owner"],
});

export const memberRoutes = { listMembers, updateMember, removeMember, leaveWorkspace };
