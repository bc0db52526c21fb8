import { z } from "zod";
import { id } from "./ids.ts";
import { MemberRole } from "./members.ts";
import { PageQuery, page } from "./pagination.ts";
import { Email } from "./people.ts";
import { defineRoute } from "./route.ts";
import { Timestamp, text } from "./text.ts";

const BASE = "/workspaces/{workspace_id}/invites";
const workspace = z.strictObject({ workspace_id: id("workspace") });
const write = { kind: "dashboard", permission: "invites:write" } as const;

export const Invite = z
  .object({
    id: id("invite"),
    email: z.string(),
    role: MemberRole,
    invited_by: z.object({ person_id: id("person").nullable(), name: z.string() }),
    created_at: Timestamp,
    expires_at: Timestamp,
  })
  .meta({ id: "Invite" });
export type Invite = z.output<typeof Invite>;

export const InviteCreated = Invite.extend({
  link: z.url().meta({ description: "What the invited person opens; shown only here." }),
  mailed: z.boolean().meta({
    description: "Whether the link was mailed. When it was not, hand it on yourself.",
  }),
}).meta({ id: "InviteCreated" });
export type InviteCreated = z.output<typeof InviteCreated>;

export const listInvites = defineRoute({
  operationId: "listInvites",
  method: "GET",
  path: BASE,
  tag: "members",
  summary: "List open invites",
  access: { kind: "dashboard", permission: "invites:read" },
  params: workspace,
  query: PageQuery,
  success: { status: 200, description: "Invites that can be accepted, newest first.", body: page(Invite) },
});

export const createInvite = defineRoute({
  operationId: "createInvite",
  method: "POST",
  path: BASE,
  tag: "members",
  summary: "Invite somebody",
  description:
    "By e-mail address, for 7 days. Only whoever signs in with that address can accept it, once. Another invite for the same address takes the place of the one before, whose link is void. Nobody invites to a role above their own.",
  access: write,
  params: workspace,
  body: z.strictObject({ email: Email, role: MemberRole }).meta({ id: "InviteCreate" }),
  success: { status: 201, description: "The invite and its link.", body: InviteCreated },
  errors: ["role-above-own", "already-member", "too-many-invites"],
  example: { email: "bo@example.com", role: "builder" },
});

export const revokeInvite = defineRoute({
  operationId: "revokeInvite",
  method: "DELETE",
  path: `${BASE}/{invite_id}`,
  tag: "members",
  summary: "Take an invite back",
  access: write,
  params: workspace.extend({ invite_id: id("invite") }),
  success: { status: 204, description: "Its link is void." },
  errors: ["invite-not-found", "role-above-own"],
});

export const acceptInvite = defineRoute({
  operationId: "acceptInvite",
  method: "POST",
  path: "/invites/accept",
  tag: "members",
  summary: "Accept an invite",
  description: "By the link's token, signed in with the address that was invited.",
  access: { kind: "dashboard", permission: "self" },
  body: z.strictObject({ token: text(1, 200) }).meta({ id: "InviteAccept" }),
  success: {
    status: 200,
    description: "The workspace that the person is a member of now.",
    body: z
      .object({ workspace_id: id("workspace"), name: z.string(), role: MemberRole })
      .meta({ id: "InviteAccepted" }),
  },
  errors: [
    "invite-not-found",
    "invite-for-another-address",
    "invite-expired",
    "invite-used",
    "already-member",
    "too-many-workspaces",
  ],
  rateLimit: "sign_in",
  example: { token: "the token of the link" },
});

export const inviteRoutes = { listInvites, createInvite, revokeInvite, acceptInvite };
