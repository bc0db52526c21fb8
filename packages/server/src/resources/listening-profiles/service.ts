import type { ListeningSettings, ResolvedListening } from "@hyponema/contract/listening";
import type {
  createListeningProfile as createRoute,
  ListeningProfile,
  listListeningPresets as presetsRoute,
  updateListeningProfile as updateRoute,
} from "@hyponema/contract/listening-profiles";
import type { BodyOf, ReplyOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { expectRevision, type IfMatch } from "../../platform/http/etag.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { definedOf } from "../../platform/object.ts";
import { expectAgentLive, findAgent, holdAgent, lockAgent } from "../agents/service.ts";
import { recordChange } from "../audit/service.ts";
import { PRESETS } from "./presets.ts";
import { resolve, type Sayings } from "./resolution.ts";
import * as store from "./store.ts";

const MOST_PROFILES = 50;

/** One profile of one agent, as paths name it. */
interface Named {
  readonly agent_id: string;
  readonly listening_profile_id: string;
}

export function listListeningPresets(): ReplyOf<typeof presetsRoute> {
  const data = Object.entries(PRESETS).map(([preset, facts]) => ({
    preset: preset as keyof typeof PRESETS,
    ...facts,
  }));
  return { data };
}

export async function listListeningProfiles(
  tx: WorkspaceTx,
  agentId: string,
  filter: store.ProfileFilter,
  page: PageRequest,
): Promise<Page<ListeningProfile>> {
  await findAgent(tx, agentId);
  return pageOf(await store.list(tx, agentId, filter, page), page, (row) => row.id, present);
}

export async function getListeningProfile(tx: WorkspaceTx, named: Named): Promise<ListeningProfile> {
  await findAgent(tx, named.agent_id);
  return present(await findProfile(tx, named));
}

export async function createListeningProfile(
  tx: WorkspaceTx,
  agentId: string,
  input: BodyOf<typeof createRoute>,
): Promise<ListeningProfile> {
  await lockAgent(tx, agentId);
  const { name, description, preset, ...given } = input;
  const others = await expectRoom(tx, agentId);
  const settings = { ...PRESETS[preset].settings, ...definedOf(given) };
  return present(await add(tx, agentId, { name, description, settings, isDefault: others.length === 0 }));
}

export async function updateListeningProfile(
  tx: WorkspaceTx,
  named: Named,
  ifMatch: IfMatch,
  input: BodyOf<typeof updateRoute>,
): Promise<ListeningProfile> {
  const agent = await holdAgent(tx, named.agent_id);
  const before = await findProfile(tx, named);
  expectRevision(before.revision, ifMatch);
  expectAgentLive(agent);
  expectLive(before);
  const { name = before.name, description = before.description, ...given } = definedOf(input);
  const settings = { ...before.settings, ...given };
  const after = await change(tx, before, { name, description, settings });
  await recordChange(tx, {
    action: "listening_profile.update",
    target: target(after),
    before: described(before),
    after: described(after),
  });
  return present(after);
}

/** Puts a profile away. The agent's default stays while there are others: Users without one of their own need it. */
export async function archiveListeningProfile(tx: WorkspaceTx, named: Named): Promise<ListeningProfile> {
  const before = await lockProfile(tx, named);
  if (before.archivedAt) return present(before);
  const all = await store.findAll(tx, named.agent_id);
  if (before.isDefault && all.length > 1) throw new Refusal("default-listening-profile");
  const after = await change(tx, before, { archivedAt: tx.now, isDefault: false });
  await recordChange(tx, { action: "listening_profile.archive", target: target(after) });
  return present(after);
}

export async function restoreListeningProfile(tx: WorkspaceTx, named: Named): Promise<ListeningProfile> {
  const before = await lockProfile(tx, named);
  if (!before.archivedAt) return present(before);
  const others = await expectRoom(tx, named.agent_id);
  const after = await change(tx, before, { archivedAt: null, isDefault: others.length === 0 });
  await recordChange(tx, { action: "listening_profile.restore", target: target(after) });
  return present(after);
}

export async function setDefaultListeningProfile(tx: WorkspaceTx, named: Named): Promise<ListeningProfile> {
  const before = await lockProfile(tx, named);
  expectLive(before);
  if (before.isDefault) return present(before);
  const former = (await store.findAll(tx, named.agent_id)).find(({ isDefault }) => isDefault);
  // In this order: the index knows no moment with two.
  if (former) await change(tx, former, { isDefault: false });
  const after = await change(tx, before, { isDefault: true });
  await recordChange(tx, {
    action: "listening_profile.set_default",
    target: target(after),
    before: { default_listening_profile_id: former?.id ?? null },
    after: { default_listening_profile_id: after.id },
  });
  return present(after);
}

/** Gives an agent copies of another's profiles that are not archived. */
export async function copyListeningProfiles(tx: WorkspaceTx, fromId: string, toId: string): Promise<void> {
  for (const row of await store.findAll(tx, fromId)) await add(tx, toId, row);
}

/**
 * What holds when an agent listens to a User, knob by knob; `userId` is ours, null for anybody. `around` is what the
 * session and the voice profile say.
 */
export async function resolveListening(
  tx: WorkspaceTx,
  agentId: string,
  userId: string | null,
  around: { readonly session?: Sayings; readonly voiceProfile?: Sayings } = {},
): Promise<ResolvedListening> {
  const deciding = await store.findDeciding(tx, agentId, userId);
  return resolve([
    { source: "session", profileId: null, says: around.session ?? {} },
    ...deciding.map((row) => ({
      source: row.assigned ? ("assignment" as const) : ("agent_default" as const),
      profileId: row.id,
      says: row.settings,
    })),
    { source: "voice_profile", profileId: null, says: around.voiceProfile ?? {} },
  ]);
}

/** The profile that is named, of the agent that is named. */
export async function findProfile(tx: WorkspaceTx, named: Named): Promise<store.ProfileRow> {
  const row = await store.find(tx, named.agent_id, named.listening_profile_id);
  if (!row) throw new Refusal("listening-profile-not-found");
  return row;
}

export function expectLive(row: store.ProfileRow): void {
  if (row.archivedAt) throw new Refusal("listening-profile-archived");
}

// Whoever changes an agent's profiles holds the agent, so that its default is always one.
async function lockProfile(tx: WorkspaceTx, named: Named): Promise<store.ProfileRow> {
  const agent = await holdAgent(tx, named.agent_id);
  const row = await findProfile(tx, named);
  expectAgentLive(agent);
  return row;
}

async function expectRoom(tx: WorkspaceTx, agentId: string): Promise<readonly store.ProfileRow[]> {
  const others = await store.findAll(tx, agentId);
  if (others.length >= MOST_PROFILES) throw new Refusal("too-many-listening-profiles");
  return others;
}

async function add(
  tx: WorkspaceTx,
  agentId: string,
  content: Pick<store.ProfileRow, "name" | "description" | "isDefault"> & { settings: ListeningSettings },
): Promise<store.ProfileRow> {
  const { name, description, settings, isDefault } = content;
  const row: store.ProfileRow = {
    id: newId("listeningProfile", tx.now.getTime()),
    ...{ agentId, name, description, settings, isDefault },
    revision: 1,
    archivedAt: null,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
  await store.insert(tx, row);
  await recordChange(tx, {
    action: "listening_profile.create",
    target: target(row),
    after: described(row),
  });
  return row;
}

async function change(
  tx: WorkspaceTx,
  before: store.ProfileRow,
  changed: Partial<store.ProfileRow>,
): Promise<store.ProfileRow> {
  const after = { ...before, ...changed, revision: before.revision + 1, updatedAt: tx.now };
  await store.update(tx, after);
  return after;
}

function target(row: store.ProfileRow) {
  return { kind: "listening_profile", id: row.id };
}

function described({ agentId, name, description, settings, isDefault }: store.ProfileRow) {
  return { agent_id: agentId, name, description, ...settings, is_default: isDefault };
}

function present(row: store.ProfileRow): ListeningProfile {
  return {
    id: row.id,
    ...described(row),
    archived_at: row.archivedAt?.toISOString() ?? null,
    revision: row.revision,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
