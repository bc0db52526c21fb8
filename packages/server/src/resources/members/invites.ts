import { createHash } from "node:crypto";
import type { acceptInvite, Invite, InviteCreated } from "@hyponema/contract/invites";
import type { Role } from "@hyponema/contract/roles";
import type { ReplyOf } from "@hyponema/contract/route";
import type { Database, Scope, WorkspaceTx } from "../../platform/database/database.ts";
import type { MemberPrincipal, Person } from "../../platform/http/call.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import type { IdempotencyGuard } from "../../platform/http/idempotency.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId, newSecretName } from "../../platform/ids.ts";
import { type MailQueue, mailKind } from "../../providers/mail/mail-queue.ts";
import { recordChange } from "../audit/service.ts";
import { getWorkspace } from "../workspaces/service.ts";
import * as store from "./invite-store.ts";
import { addMember, assertRoleReach, assertWorkspaceLimit } from "./service.ts";
import * as members from "./store.ts";

const INVITE_LIFETIME_MS = 7 * 24 * 3600 * 1000;
const MAX_INVITES = 200;
const inviteMail = mailKind("invite-mail");

interface InvitesOptions {
  readonly database: Database;
  /** Null if mail is not configured. */
  readonly mails: MailQueue | null;
  readonly publicUrl: () => string;
}

type AcceptedInvite = ReplyOf<typeof acceptInvite>;

/** Invites to a workspace. Only the hash of a link's token is stored. */
export class Invites {
  readonly #database: Database;
  readonly #mails: MailQueue | null;
  readonly #publicUrl: () => string;

  constructor({ database, mails, publicUrl }: InvitesOptions) {
    this.#database = database;
    this.#mails = mails;
    this.#publicUrl = publicUrl;
    mails?.define(inviteMail);
  }

  async createInvite(
    tx: WorkspaceTx,
    inviter: MemberPrincipal,
    { email, role }: { readonly email: string; readonly role: Role },
  ): Promise<InviteCreated> {
    assertRoleReach(inviter.role, role);
    await members.lockAll(tx);
    if (await members.isAddressOfMember(tx, email)) throw new Refusal("already-member");
    await removeInvite(tx, inviter.role, { email });
    if ((await store.countOpen(tx)) >= MAX_INVITES) throw new Refusal("too-many-invites");
    const token = newSecretName();
    const row: store.InviteRow = {
      id: newId("invite", tx.now.getTime()),
      ...{ email, role },
      invitedBy: inviter.id,
      inviterName: inviter.name || inviter.email,
      createdAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + INVITE_LIFETIME_MS),
      acceptedAt: null,
    };
    await store.insert(tx, row, hashOf(token));
    await recordChange(tx, { action: "invite.create", target: target(row.id), after: { email, role } });
    const link = `${this.#publicUrl()}/dashboard/invite?${new URLSearchParams({ token, email })}`;
    await this.#mail(tx, row, link);
    return { ...present(row), link, mailed: this.#mails !== null };
  }

  /** Adds the person to the workspace that invited their address. Idempotent through `once`. */
  async acceptInvite(
    token: string,
    person: Person,
    actor: Scope["actor"],
    once: IdempotencyGuard,
  ): Promise<AcceptedInvite> {
    const [found] = await this.#database.asSystem((tx) =>
      tx.query<{ workspace_id: string; id: string }>(
        "SELECT workspace_id, id FROM hyponema.find_invite($1)",
        [hashOf(token)],
      ),
    );
    if (!found) throw new Refusal("invite-not-found");
    return this.#database.inWorkspace({ workspaceId: found.workspace_id, actor }, async (tx) => {
      const before = await once.claim(tx);
      if (before) return before.body as AcceptedInvite;
      const accepted = await accept(tx, found.id, person);
      await once.store(tx, { status: 200, body: accepted });
      return accepted;
    });
  }

  async #mail(tx: WorkspaceTx, { email, inviterName }: store.InviteRow, link: string): Promise<void> {
    if (!this.#mails) return;
    const { name } = await getWorkspace(tx);
    await this.#mails.enqueue(tx, inviteMail, {
      to: email,
      subject: `${oneLine(inviterName)} invites you to ${oneLine(name)} on Hyponema`,
      text: `${inviterName} invites you to work in ${name} on Hyponema. Open this link, and sign in as ${email}:

${link}

It is good once, for seven days.
`,
    });
  }
}

export async function listInvites(tx: WorkspaceTx, page: PageRequest): Promise<Page<Invite>> {
  return pageOf(await store.listOpen(tx, page), page, (row) => row.id, present);
}

/** Revokes an invite on behalf of a member with the role `own`. */
export async function revokeInvite(tx: WorkspaceTx, own: Role, id: string): Promise<void> {
  const before = await removeInvite(tx, own, { id });
  if (!before) throw new Refusal("invite-not-found");
  await recordChange(tx, { action: "invite.revoke", target: target(id), before });
}

// Members cannot revoke or replace invites for roles that they may not grant.
async function removeInvite(tx: WorkspaceTx, own: Role, by: Parameters<typeof store.removeUnaccepted>[1]) {
  const before = await store.removeUnaccepted(tx, by);
  if (!before) return undefined;
  const { email, role, expiresAt } = before;
  if (expiresAt > tx.now) assertRoleReach(own, role);
  return { email, role };
}

async function accept(tx: WorkspaceTx, id: string, person: Person): Promise<AcceptedInvite> {
  const invite = await store.findForUpdate(tx, id);
  if (!invite) throw new Refusal("invite-not-found");
  if (invite.email !== person.email) throw new Refusal("invite-for-another-address");
  if (invite.acceptedAt) throw new Refusal("invite-used");
  if (invite.expiresAt <= tx.now) throw new Refusal("invite-expired");
  await assertWorkspaceLimit(tx, person.id);
  await addMember(tx, person.id, invite.role);
  await store.setAccepted(tx, id);
  await recordChange(tx, { action: "invite.accept", target: target(id), after: { role: invite.role } });
  const { name } = await getWorkspace(tx);
  return { workspace_id: tx.workspaceId, name, role: invite.role };
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function target(id: string) {
  return { kind: "invite", id };
}

// Names must not break the header line.
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

function present(row: store.InviteRow): Invite {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    invited_by: { person_id: row.invitedBy, name: row.inviterName },
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
  };
}
