import type { AgentSettings } from "@hyponema/contract/agent-settings";
import type { AgentVersion as AgentVersionReply } from "@hyponema/contract/agent-versions";
import type { Agent } from "@hyponema/contract/agents";
import type { FrozenIntegration } from "@hyponema/contract/integration-settings";
import type { Diff } from "@hyponema/contract/versions";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import type { IfMatch } from "../../platform/http/etag.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { expectPresent } from "../../platform/invariant.ts";
import { diffOf } from "../../platform/json-diff.ts";
import {
  type AgentRow,
  agentTarget,
  changeAgent,
  findAgent,
  lockAgent,
  presentAgent,
} from "../agents/service.ts";
import { recordChange } from "../audit/service.ts";
import { freezeIntegrations } from "../integrations/service.ts";
import { holdPersona, type PersonaVersion, personaDraft, resolvePersona } from "../personas/service.ts";
import { toldFieldProblems } from "../profile-fields/service.ts";
import { freezeTools } from "../tools/service.ts";
import { learningScope, narrower, type OnPublished, publishedMemoryScope } from "./memory-scope.ts";
import { draftProblems, modelProblems } from "./problems.ts";
import * as store from "./store.ts";

export type { OnPublished };
export { learningScope, modelProblems, narrower, publishedMemoryScope };

/** A tool as a version froze it. */
export type FrozenTool = store.FrozenTool;

/** An agent with all that a session needs to know of it, frozen: a version, or a draft as it was at one moment. */
export interface FrozenAgent {
  readonly agentId: string;
  /** Null: a preview of the draft. */
  readonly version: number | null;
  readonly name: string;
  readonly settings: AgentSettings;
  readonly persona: Pick<PersonaVersion, "name" | "prompt" | "settings">;
  readonly tools: readonly FrozenTool[];
  readonly integrations: readonly FrozenIntegration[];
}

/** What a draft comes to when it is frozen now. */
interface Frozen {
  readonly persona: PersonaVersion;
  readonly tools: readonly FrozenTool[];
  readonly integrations: readonly FrozenIntegration[];
}

/**
 * Checks the whole draft and freezes it, with its tools, its integrations and the persona version that it resolves to,
 * as the next version.
 */
export async function publishAgent(
  tx: WorkspaceTx,
  id: string,
  ifMatch: IfMatch,
  note: string,
  onPublished: OnPublished,
): Promise<Agent> {
  // Before the agent, in the order of those who promote it: then none of them misses what is published meanwhile.
  const { persona: link } = (await findAgent(tx, id)).settings;
  if (link) await holdPersona(tx, link.persona_id);
  const draft = await lockAgent(tx, id, ifMatch);
  const { persona, ...frozen } = await freeze(tx, draft.settings);
  const { name, description, settings } = draft;
  const after = await addVersion(
    tx,
    draft,
    {
      ...{ name, description, settings, ...frozen, note },
      origin: "published",
      personaId: persona.personaId,
      personaVersion: persona.version,
    },
    onPublished,
  );
  await recordChange(tx, {
    action: "agent.publish",
    target: agentTarget(after),
    before: { published_version: draft.publishedVersion },
    after: { published_version: after.publishedVersion, persona_version: persona.version, note },
  });
  return presentAgent(after);
}

/** Makes an earlier version the one that new sessions run; the draft stays. */
export async function rollbackAgent(
  tx: WorkspaceTx,
  id: string,
  ifMatch: IfMatch,
  version: number,
  onPublished: OnPublished,
): Promise<Agent> {
  await findAgent(tx, id);
  await expectVersion(tx, id, version);
  const before = await lockAgent(tx, id, ifMatch);
  const after = await setPublished(tx, before, { publishedVersion: version }, onPublished);
  await recordChange(tx, {
    action: "agent.rollback",
    target: agentTarget(after),
    before: { published_version: before.publishedVersion },
    after: { published_version: version },
  });
  return presentAgent(after);
}

/** Gives every published agent that follows a persona its version `personaVersion`, as an automatic version of its own. */
export async function followPersona(
  onPublished: OnPublished,
  tx: WorkspaceTx,
  personaId: string,
  personaVersion: number,
  note: string,
): Promise<void> {
  for (const id of await store.lockFollowers(tx, personaId)) {
    const before = await lockAgent(tx, id);
    const number = expectPresent(before.publishedVersion, "the published version of a persona's follower");
    const published = await expectVersion(tx, id, number);
    if (published.personaVersion === personaVersion) continue;
    const after = await addVersion(
      tx,
      before,
      { ...published, personaVersion, origin: "automatic", note },
      onPublished,
    );
    await recordChange(tx, {
      action: "agent.follow_persona",
      target: agentTarget(after),
      before: { published_version: before.publishedVersion, persona_version: published.personaVersion },
      after: { published_version: after.publishedVersion, persona_version: personaVersion },
    });
  }
}

export const isPersonaUsed = store.isPersonaUsed;

export async function listAgentVersions(
  tx: WorkspaceTx,
  id: string,
  page: PageRequest,
): Promise<Page<ReturnType<typeof presentSummary>>> {
  const agent = await findAgent(tx, id);
  const rows = await store.listVersions(tx, id, page);
  return pageOf(
    rows,
    page,
    (row) => String(row.version),
    (row) => presentSummary(agent, row),
  );
}

export async function getAgentVersion(
  tx: WorkspaceTx,
  id: string,
  version: number,
): Promise<AgentVersionReply> {
  const agent = await findAgent(tx, id);
  const row = await expectVersion(tx, id, version);
  const { name, prompt, settings } = await personaOf(tx, row);
  return {
    ...presentSummary(agent, row),
    description: row.description,
    settings: row.settings,
    resolved_persona: { name, prompt, settings },
    resolved_tools: [...row.tools],
    resolved_integrations: [...row.integrations],
  };
}

/** Compares a version with another, with the draft, or, when `against` is left out, with the version before. */
export async function diffAgentVersion(
  tx: WorkspaceTx,
  id: string,
  version: number,
  against: "draft" | number | undefined,
): Promise<Diff> {
  const agent = await findAgent(tx, id);
  return diffOf(version, against, async (which) => {
    const { name, description, settings, persona, tools, integrations } =
      which === "draft"
        ? { ...agent, ...(await look(tx, agent.settings)) }
        : await wholeVersion(tx, id, which);
    return {
      ...{ name, description, ...settings, resolved_persona: told(persona) },
      ...{ resolved_tools: tools, resolved_integrations: integrations },
    };
  });
}

function told(persona: PersonaVersion | null) {
  if (!persona) return null;
  const { name, prompt, settings, version } = persona;
  return { name, prompt, settings, version };
}

async function wholeVersion(tx: WorkspaceTx, id: string, version: number) {
  const row = await expectVersion(tx, id, version);
  return { ...row, persona: await personaOf(tx, row) };
}

/** The version that new sessions run, or the one that is named. */
export async function publishedAgent(tx: WorkspaceTx, id: string, named?: number): Promise<FrozenAgent> {
  const agent = await findAgent(tx, id);
  if (named !== undefined) await expectVersion(tx, id, named);
  if (agent.archivedAt) throw new Refusal("agent-archived");
  const version = named ?? agent.publishedVersion;
  if (version === null) throw new Refusal("agent-not-published");
  return agentVersion(tx, id, version);
}

/** One version of an agent, with all that it froze. */
export async function agentVersion(tx: WorkspaceTx, id: string, version: number): Promise<FrozenAgent> {
  const { name, settings, persona, tools, integrations } = await wholeVersion(tx, id, version);
  return { agentId: id, version, name, settings, persona, tools, integrations };
}

/**
 * The draft as it is now, checked like one that is published: what a preview runs. Where it follows its persona, it speaks
 * from that one's draft too, so that words can be tried before they are promoted to everybody who follows.
 */
export async function draftAgent(tx: WorkspaceTx, id: string): Promise<FrozenAgent> {
  const agent = await findAgent(tx, id);
  if (agent.archivedAt) throw new Refusal("agent-archived");
  const link = agent.settings.persona;
  const persona = link?.version === null ? await personaDraft(tx, link.persona_id) : undefined;
  const frozen = await freeze(tx, agent.settings, persona);
  return { agentId: id, version: null, name: agent.name, settings: agent.settings, ...frozen };
}

async function addVersion(
  tx: WorkspaceTx,
  agent: AgentRow,
  content: Omit<store.AgentVersionRow, "agentId" | "version" | "createdAt">,
  onPublished: OnPublished,
): Promise<AgentRow> {
  const version = agent.lastVersion + 1;
  await store.insertVersion(tx, { ...content, agentId: agent.id, version, createdAt: tx.now });
  return setPublished(tx, agent, { publishedVersion: version, lastVersion: version }, onPublished);
}

// The one way in which a version becomes published.
async function setPublished(
  tx: WorkspaceTx,
  before: AgentRow,
  change: { readonly publishedVersion: number; readonly lastVersion?: number },
  onPublished: OnPublished,
): Promise<AgentRow> {
  const scope = before.publishedVersion === null ? null : await publishedMemoryScope(tx, before.id);
  const after = await changeAgent(tx, before, change);
  await onPublished(tx, before.id, await publishedMemoryScope(tx, before.id), scope);
  return after;
}

async function expectVersion(tx: WorkspaceTx, id: string, version: number): Promise<store.AgentVersionRow> {
  const row = await store.findVersion(tx, id, version);
  if (!row) throw new Refusal("version-not-found");
  return row;
}

async function personaOf(tx: WorkspaceTx, row: store.AgentVersionRow): Promise<PersonaVersion> {
  const persona = await resolvePersona(tx, row.personaId, row.personaVersion);
  if (!persona) throw new Error(`version ${row.version} of agent ${row.agentId} is incomplete`);
  return persona;
}

// What the draft would freeze, as far as it is there; for showing, not for running.
async function look(tx: WorkspaceTx, settings: AgentSettings) {
  const { persona: link } = settings;
  const persona = link ? await resolvePersona(tx, link.persona_id, link.version) : null;
  const { tools, problems: amiss } = await freezeTools(tx, settings.tools);
  const { integrations, problems } = await freezeIntegrations(tx, settings.integrations);
  return { persona, tools, integrations, problems: [...amiss, ...problems] };
}

// `instead` stands for the persona that the settings lead to.
async function freeze(tx: WorkspaceTx, settings: AgentSettings, instead?: PersonaVersion): Promise<Frozen> {
  const { persona: own, problems: amiss, ...frozen } = await look(tx, settings);
  const persona = instead ?? own;
  const problems = [...(await draftProblems(settings, persona)), ...amiss];
  problems.push(...(await toldFieldProblems(tx, settings.profile_fields, "/profile_fields")));
  if (!persona || problems.length > 0) throw new Refusal("agent-not-publishable", { errors: problems });
  return { persona, ...frozen };
}

function presentSummary(agent: AgentRow, row: store.AgentVersionRow) {
  return {
    agent_id: row.agentId,
    version: row.version,
    name: row.name,
    note: row.note,
    origin: row.origin,
    persona_id: row.personaId,
    persona_version: row.personaVersion,
    published: row.version === agent.publishedVersion,
    created_at: row.createdAt.toISOString(),
  };
}
