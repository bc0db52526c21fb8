import type {
  Agent,
  AgentSettings,
  createAgent as createRoute,
  updateAgent as updateRoute,
} from "@hyponema/contract/agents";
import type { ProblemPlace } from "@hyponema/contract/errors";
import type { BodyOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { expectRevision, type IfMatch } from "../../platform/http/etag.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { definedOf } from "../../platform/object.ts";
import { recordChange } from "../audit/service.ts";
import { type PersonaVersion, personaExists, resolvePersona } from "../personas/service.ts";
import * as store from "./store.ts";

/** An agent frozen at a version, with the persona it speaks from: all that a session needs to know. */
export interface AgentVersion {
  readonly agentId: string;
  readonly version: number;
  readonly name: string;
  readonly settings: AgentSettings;
  readonly persona: PersonaVersion;
}

export async function listAgents(
  tx: WorkspaceTx,
  filter: store.AgentFilter,
  page: PageRequest,
): Promise<Page<Agent>> {
  return pageOf(await store.list(tx, filter, page), page, (row) => row.id, present);
}

export async function getAgent(tx: WorkspaceTx, id: string): Promise<Agent> {
  const row = await store.find(tx, id);
  if (!row) throw new Refusal("agent-not-found");
  return present(row);
}

export async function createAgent(tx: WorkspaceTx, input: BodyOf<typeof createRoute>): Promise<Agent> {
  const { name, description, ...settings } = input;
  await expectPersona(tx, settings.persona);
  const row: store.AgentRow = {
    id: newId("agent", tx.now.getTime()),
    name,
    description,
    settings,
    publishedVersion: null,
    lastVersion: 0,
    revision: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
  await store.insert(tx, row);
  await recordChange(tx, { action: "agent.create", target: target(row), after: designed(row) });
  return present(row);
}

export async function updateAgent(
  tx: WorkspaceTx,
  id: string,
  ifMatch: IfMatch,
  input: BodyOf<typeof updateRoute>,
): Promise<Agent> {
  const before = await lock(tx, id, ifMatch);
  const { name, description, ...settings } = definedOf(input);
  await expectPersona(tx, settings.persona ?? null);
  const after = {
    ...before,
    name: name ?? before.name,
    description: description ?? before.description,
    settings: { ...before.settings, ...settings },
    revision: before.revision + 1,
    updatedAt: tx.now,
  };
  await store.update(tx, after);
  await recordChange(tx, {
    action: "agent.update",
    target: target(after),
    before: designed(before),
    after: designed(after),
  });
  return present(after);
}

/** Checks the whole draft and freezes it, with the persona version that it resolves to now, as the next version. */
export async function publishAgent(
  tx: WorkspaceTx,
  id: string,
  ifMatch: IfMatch,
  note: string,
): Promise<Agent> {
  const draft = await lock(tx, id, ifMatch);
  const persona = await checkDraft(tx, draft.settings);
  const version = draft.lastVersion + 1;
  const resolved = { personaId: persona.personaId, personaVersion: persona.version };
  await store.insertVersion(tx, { agentId: id, version, ...designed(draft), ...resolved }, note);
  const after = {
    ...draft,
    publishedVersion: version,
    lastVersion: version,
    revision: draft.revision + 1,
    updatedAt: tx.now,
  };
  await store.update(tx, after);
  await recordChange(tx, {
    action: "agent.publish",
    target: target(after),
    before: { published_version: draft.publishedVersion },
    after: { published_version: version, persona_version: persona.version, note },
  });
  return present(after);
}

/** The version that new sessions run. */
export async function publishedAgent(tx: WorkspaceTx, id: string): Promise<AgentVersion> {
  const agent = await store.find(tx, id);
  if (!agent) throw new Refusal("agent-not-found");
  if (agent.publishedVersion === null) throw new Refusal("agent-not-published");
  return agentVersion(tx, id, agent.publishedVersion);
}

/** A version that a session names; it exists for as long as the session does. */
export async function agentVersion(tx: WorkspaceTx, id: string, version: number): Promise<AgentVersion> {
  const row = await store.findVersion(tx, id, version);
  const persona = row && (await resolvePersona(tx, row.personaId, row.personaVersion));
  if (!row || !persona) throw new Error(`version ${version} of agent ${id} is incomplete`);
  return { agentId: id, version, name: row.name, settings: row.settings, persona };
}

async function expectPersona(tx: WorkspaceTx, link: AgentSettings["persona"]): Promise<void> {
  if (link && !(await personaExists(tx, link.persona_id))) throw new Refusal("persona-not-found");
}

async function checkDraft(tx: WorkspaceTx, settings: AgentSettings): Promise<PersonaVersion> {
  const problems: ProblemPlace[] = [];
  const { persona: link } = settings;
  const persona = link ? await resolvePersona(tx, link.persona_id, link.version) : null;
  if (!link) problems.push({ path: "/persona", message: "choose the persona that this agent speaks from" });
  else if (!persona) {
    const message =
      link.version === null
        ? "the persona has no production version: promote it first"
        : `the persona has no version ${link.version}`;
    problems.push({ path: "/persona", message });
  } else if (persona.prompt.trim() === "") {
    problems.push({ path: "/persona", message: "the persona's prompt is empty" });
  }
  problems.push(...repeatedVariables(settings));
  if (!persona || problems.length > 0) throw new Refusal("agent-not-publishable", { errors: problems });
  return persona;
}

function repeatedVariables({ dynamic_variables: variables }: AgentSettings): ProblemPlace[] {
  const seen = new Set<string>();
  return variables.flatMap(({ name }, index) => {
    const repeated = seen.has(name);
    seen.add(name);
    return repeated
      ? [{ path: `/dynamic_variables/${index}/name`, message: `${name} is declared twice` }]
      : [];
  });
}

async function lock(tx: WorkspaceTx, id: string, ifMatch: IfMatch): Promise<store.AgentRow> {
  const row = await store.findForUpdate(tx, id);
  if (!row) throw new Refusal("agent-not-found");
  expectRevision(row.revision, ifMatch);
  return row;
}

function target(row: store.AgentRow) {
  return { kind: "agent", id: row.id };
}

function designed({ name, description, settings }: store.AgentRow) {
  return { name, description, settings };
}

function present(row: store.AgentRow): Agent {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    ...row.settings,
    status: row.publishedVersion === null ? "draft" : "published",
    published_version: row.publishedVersion,
    revision: row.revision,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
