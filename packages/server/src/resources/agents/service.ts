import type { AgentSettings } from "@hyponema/contract/agent-settings";
import type {
  Agent,
  createAgent as createRoute,
  updateAgent as updateRoute,
} from "@hyponema/contract/agents";
import type { BodyOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { refuseTakenKey } from "../../platform/database/refuse-taken.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { expectRevision, type IfMatch } from "../../platform/http/etag.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { definedOf } from "../../platform/object.ts";
import { recordChange } from "../audit/service.ts";
import { expectPersonaLive, holdPersona } from "../personas/service.ts";
import * as store from "./store.ts";

/** An agent's row: its draft, and which version is published. */
export type AgentRow = store.AgentRow;

/** Gives a copy of an agent what belongs to the agent beside its draft, in the transaction that makes the copy. */
export type Carry = (tx: WorkspaceTx, fromId: string, toId: string) => Promise<void>;

export async function listAgents(
  tx: WorkspaceTx,
  filter: store.AgentFilter,
  page: PageRequest,
): Promise<Page<Agent>> {
  return pageOf(await store.list(tx, filter, page), page, (row) => row.id, presentAgent);
}

export async function getAgent(tx: WorkspaceTx, id: string): Promise<Agent> {
  return presentAgent(await findAgent(tx, id));
}

export async function createAgent(tx: WorkspaceTx, input: BodyOf<typeof createRoute>): Promise<Agent> {
  const { key, name, description, ...settings } = input;
  return insertAgent(tx, "agent.create", {
    key,
    name,
    description,
    settings: { ...settings, tools: [], integrations: [], variable_resolver: null },
  });
}

/** Makes a draft of its own from another's: the same persona, tools and integrations, nothing published. */
export async function duplicateAgent(
  tx: WorkspaceTx,
  id: string,
  name: string | undefined,
  carry: Carry,
): Promise<Agent> {
  const original = await findAgent(tx, id);
  const { description, settings } = original;
  const design = { key: null, name: name ?? `${original.name} (copy)`.slice(-120), description, settings };
  const copy = await insertAgent(tx, "agent.duplicate", design);
  await carry(tx, id, copy.id);
  return copy;
}

async function insertAgent(
  tx: WorkspaceTx,
  action: string,
  design: Pick<AgentRow, "key" | "name" | "description" | "settings">,
): Promise<Agent> {
  expectPersonaLive(await holdPersonaOf(tx, design.settings));
  const row: AgentRow = {
    id: newId("agent", tx.now.getTime()),
    ...design,
    publishedVersion: null,
    lastVersion: 0,
    archivedAt: null,
    revision: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
  await store.insert(tx, row).catch(refuseTakenKey(store.ONE_KEY));
  await recordChange(tx, { action, target: agentTarget(row), after: designed(row) });
  return presentAgent(row);
}

export async function updateAgent(
  tx: WorkspaceTx,
  id: string,
  ifMatch: IfMatch,
  input: BodyOf<typeof updateRoute>,
): Promise<Agent> {
  await findAgent(tx, id);
  const persona = await holdPersonaOf(tx, input);
  const before = await lockAgent(tx, id, ifMatch);
  const {
    key = before.key,
    name = before.name,
    description = before.description,
    ...settings
  } = definedOf(input);
  expectPersonaLive(persona);
  return redesign(tx, before, { key, name, description, settings: { ...before.settings, ...settings } });
}

/**
 * Changes those of a draft's settings that have routes of their own; `change` is given all as they are now. Needs no
 * If-Match: one tool is one change.
 */
export async function changeDraft(
  tx: WorkspaceTx,
  id: string,
  change: (settings: AgentSettings) => Partial<AgentSettings>,
): Promise<Agent> {
  const before = await lockAgent(tx, id);
  return redesign(tx, before, { settings: { ...before.settings, ...change(before.settings) } });
}

async function redesign(
  tx: WorkspaceTx,
  before: AgentRow,
  change: Partial<Pick<AgentRow, "key" | "name" | "description" | "settings">>,
): Promise<Agent> {
  const after = await changeAgent(tx, before, change);
  await recordChange(tx, {
    action: "agent.update",
    target: agentTarget(after),
    before: designed(before),
    after: designed(after),
  });
  return presentAgent(after);
}

/** Puts an agent away: it takes no new sessions. */
export async function archiveAgent(tx: WorkspaceTx, id: string): Promise<Agent> {
  const before = await holdAgent(tx, id);
  if (before.archivedAt) return presentAgent(before);
  const after = await changeAgent(tx, before, { archivedAt: tx.now });
  await recordChange(tx, { action: "agent.archive", target: agentTarget(after) });
  return presentAgent(after);
}

export async function restoreAgent(tx: WorkspaceTx, id: string): Promise<Agent> {
  const persona = await holdPersonaOf(tx, (await findAgent(tx, id)).settings);
  const before = await holdAgent(tx, id);
  if (!before.archivedAt) return presentAgent(before);
  expectPersonaLive(persona);
  const after = await changeAgent(tx, before, { archivedAt: null });
  await recordChange(tx, { action: "agent.restore", target: agentTarget(after) });
  return presentAgent(after);
}

/** The agent `id` of this workspace. */
export async function findAgent(tx: WorkspaceTx, id: string): Promise<AgentRow> {
  const row = await store.find(tx, id);
  if (!row) throw new Refusal("agent-not-found");
  return row;
}

/** Finds and locks an agent, archived or not. */
export async function holdAgent(tx: WorkspaceTx, id: string): Promise<AgentRow> {
  const row = await store.findForUpdate(tx, id);
  if (!row) throw new Refusal("agent-not-found");
  return row;
}

/** Finds and locks an agent that may be changed; with `ifMatch`, only from the state that it names. */
export async function lockAgent(tx: WorkspaceTx, id: string, ifMatch?: IfMatch): Promise<AgentRow> {
  const row = await holdAgent(tx, id);
  if (ifMatch) expectRevision(row.revision, ifMatch);
  expectAgentLive(row);
  return row;
}

export function expectAgentLive(row: AgentRow): void {
  if (row.archivedAt) throw new Refusal("agent-archived");
}

/** Writes a change of a locked agent; whoever calls it records it. */
export async function changeAgent(
  tx: WorkspaceTx,
  before: AgentRow,
  change: Partial<AgentRow>,
): Promise<AgentRow> {
  const after = { ...before, ...change, revision: before.revision + 1, updatedAt: tx.now };
  await store.update(tx, after).catch(refuseTakenKey(store.ONE_KEY));
  return after;
}

/** Whether the drafts of agents that are not archived name a tool or an integration. */
export async function isInDrafts(
  tx: WorkspaceTx,
  named: Pick<store.AgentFilter, "tool_id" | "integration_id">,
): Promise<boolean> {
  const page = { limit: 1, after: null };
  return (await store.list(tx, { ...named, archived: false }, page)).length > 0;
}

export function agentTarget(row: AgentRow) {
  return { kind: "agent", id: row.id };
}

export function presentAgent(row: AgentRow): Agent {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    description: row.description,
    ...row.settings,
    status: row.publishedVersion === null ? "draft" : "published",
    published_version: row.publishedVersion,
    last_version: row.lastVersion,
    archived_at: row.archivedAt?.toISOString() ?? null,
    revision: row.revision,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

// Held, so that it is not put away meanwhile; before the agent, in the order of those who promote it.
async function holdPersonaOf(
  tx: WorkspaceTx,
  { persona: link }: { persona?: AgentSettings["persona"] | undefined },
) {
  return link ? holdPersona(tx, link.persona_id) : null;
}

function designed({ key, name, description, settings }: AgentRow) {
  return { key, name, description, settings };
}
