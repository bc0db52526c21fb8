import type { AgentIntegration } from "@hyponema/contract/agent-settings";
import type { Agent } from "@hyponema/contract/agents";
import type { ProblemPlace } from "@hyponema/contract/errors";
import type { FrozenIntegration, IntegrationSettings } from "@hyponema/contract/integration-settings";
import type { Integration, IntegrationChange, IntegrationInput } from "@hyponema/contract/integrations";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { expectRevision, type IfMatch } from "../../platform/http/etag.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import type { Secret } from "../../platform/secret.ts";
import { PROVIDERS } from "../../providers/integrations/providers.ts";
import { changeDraft, isInDrafts } from "../agents/service.ts";
import { recordChange } from "../audit/service.ts";
import type { Secrets } from "../secrets/service.ts";
import { secretIdsOf } from "./actions.ts";
import { expectFields, type FieldsGiven, movedBy } from "./fields.ts";
import * as store from "./store.ts";

const MOST_INTEGRATIONS = 20;

/** An integration with its secrets opened, for calling its vendor. */
export interface OpenIntegration {
  readonly settings: IntegrationSettings;
  readonly secrets: ReadonlyMap<string, Secret>;
}

/** The workspace's accounts at vendors. Secrets are sealed where they come in; what is stored and shown only names them. */
export class Integrations {
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  async createIntegration(tx: WorkspaceTx, input: IntegrationInput): Promise<Integration> {
    const { provider, name } = input;
    const nothing = { provider, name, credential: {}, settings: {} };
    expectFields(PROVIDERS[provider], input, nothing);
    const row: store.IntegrationRow = {
      id: newId("integration", tx.now.getTime()),
      settings: await this.#merged(tx, nothing, input),
      revision: 1,
      archivedAt: null,
      createdAt: tx.now,
      updatedAt: tx.now,
    };
    await store.insert(tx, row);
    await recordChange(tx, { action: "integration.create", target: target(row), after: row.settings });
    return present(row);
  }

  async updateIntegration(
    tx: WorkspaceTx,
    id: string,
    ifMatch: IfMatch,
    change: IntegrationChange,
  ): Promise<Integration> {
    const before = await lockIntegration(tx, id);
    expectRevision(before.revision, ifMatch);
    if (before.archivedAt) throw new Refusal("integration-archived");
    const { name = before.settings.name } = change;
    expectFields(PROVIDERS[before.settings.provider], change, before.settings);
    const settings = await this.#merged(tx, { ...before.settings, name }, change);
    const after = { ...before, settings, revision: before.revision + 1, updatedAt: tx.now };
    await store.update(tx, after);
    await recordChange(tx, {
      action: "integration.update",
      target: target(after),
      before: before.settings,
      after: after.settings,
    });
    return present(after);
  }

  /** An integration with what it takes to call its vendor. */
  async open(tx: WorkspaceTx, id: string): Promise<OpenIntegration> {
    const { settings } = await findIntegration(tx, id);
    return { settings, secrets: await this.#secrets.open(tx, secretIdsOf(settings)) };
  }

  // A secret that is given again takes the place of the one before, for every version that names it; unless it is for
  // another place: versions that were published keep on sending the one before to where it was sent.
  async #merged(
    tx: WorkspaceTx,
    kept: IntegrationSettings,
    { credential = {}, settings = {} }: FieldsGiven,
  ): Promise<IntegrationSettings> {
    const secrets = { ...kept.credential };
    const moved = movedBy(PROVIDERS[kept.provider], { settings }, kept).length > 0;
    for (const [name, value] of Object.entries(credential)) {
      if (value === null) delete secrets[name];
      else
        secrets[name] = await this.#secrets.save(
          tx,
          value,
          moved ? undefined : kept.credential[name]?.secret_id,
        );
    }
    const values = Object.entries({ ...kept.settings, ...settings }).filter(([, value]) => value !== null);
    return {
      ...kept,
      credential: secrets,
      settings: Object.fromEntries(values) as IntegrationSettings["settings"],
    };
  }
}

export async function listIntegrations(
  tx: WorkspaceTx,
  filter: store.IntegrationFilter,
  page: PageRequest,
): Promise<Page<Integration>> {
  return pageOf(await store.list(tx, filter, page), page, (row) => row.id, present);
}

export async function getIntegration(tx: WorkspaceTx, id: string): Promise<Integration> {
  return present(await findIntegration(tx, id));
}

/** Puts an integration away, unless drafts of agents have it; published versions keep what they froze. */
export async function archiveIntegration(tx: WorkspaceTx, id: string): Promise<Integration> {
  const before = await lockIntegration(tx, id);
  if (before.archivedAt) return present(before);
  if (await isInDrafts(tx, { integration_id: id })) throw new Refusal("integration-in-use");
  return setArchived(tx, before, tx.now, "integration.archive");
}

export async function restoreIntegration(tx: WorkspaceTx, id: string): Promise<Integration> {
  const before = await lockIntegration(tx, id);
  if (!before.archivedAt) return present(before);
  return setArchived(tx, before, null, "integration.restore");
}

async function setArchived(
  tx: WorkspaceTx,
  before: store.IntegrationRow,
  archivedAt: Date | null,
  action: string,
): Promise<Integration> {
  const after = { ...before, archivedAt, revision: before.revision + 1, updatedAt: tx.now };
  await store.update(tx, after);
  await recordChange(tx, { action, target: target(after) });
  return present(after);
}

/** Gives an agent's draft an integration, or changes what it gets of it. */
export async function attachIntegration(
  tx: WorkspaceTx,
  agentId: string,
  id: string,
  choice: Omit<AgentIntegration, "integration_id">,
): Promise<Agent> {
  // Locked, so that it is not put away meanwhile.
  const { archivedAt, settings } = await lockIntegration(tx, id);
  for (const name of choice.selected_tools ?? []) expectAction(settings, name);
  return changeDraft(tx, agentId, ({ integrations }) => {
    if (archivedAt) throw new Refusal("integration-archived");
    const others = integrations.filter(({ integration_id }) => integration_id !== id);
    if (others.length >= MOST_INTEGRATIONS) throw new Refusal("too-many-integrations");
    return { integrations: [...others, { integration_id: id, ...choice }] };
  });
}

/** Takes an integration from an agent's draft. */
export async function detachIntegration(tx: WorkspaceTx, agentId: string, id: string): Promise<Agent> {
  await findIntegration(tx, id);
  return changeDraft(tx, agentId, ({ integrations }) => ({
    integrations: integrations.filter(({ integration_id }) => integration_id !== id),
  }));
}

/** The integrations that an agent names, as they are now, and what is wrong with them. */
export async function freezeIntegrations(
  tx: WorkspaceTx,
  attached: readonly AgentIntegration[],
): Promise<{
  readonly integrations: readonly FrozenIntegration[];
  readonly problems: readonly ProblemPlace[];
}> {
  const rows = await store.findAll(
    tx,
    attached.map(({ integration_id }) => integration_id),
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const problems: ProblemPlace[] = [];
  const integrations = attached.flatMap(({ integration_id, selected_tools }, at) => {
    const row = known.get(integration_id);
    const path = `/integrations/${at}`;
    if (!row) problems.push({ path, message: `there is no integration ${integration_id}` });
    else if (row.archivedAt) problems.push({ path, message: `${row.settings.name} is archived` });
    return row ? [{ integration_id, selected_tools, settings: row.settings }] : [];
  });
  return { integrations, problems };
}

/** The provider's tool `name`. */
export function expectAction({ provider }: IntegrationSettings, name: string) {
  const action = PROVIDERS[provider].actions.find((known) => known.name === name);
  if (!action) throw new Refusal("integration-tool-not-found");
  return action;
}

async function findIntegration(tx: WorkspaceTx, id: string): Promise<store.IntegrationRow> {
  const row = await store.find(tx, id);
  if (!row) throw new Refusal("integration-not-found");
  return row;
}

async function lockIntegration(tx: WorkspaceTx, id: string): Promise<store.IntegrationRow> {
  const row = await store.findForUpdate(tx, id);
  if (!row) throw new Refusal("integration-not-found");
  return row;
}

function target(row: store.IntegrationRow) {
  return { kind: "integration", id: row.id };
}

function present(row: store.IntegrationRow): Integration {
  return {
    id: row.id,
    ...row.settings,
    archived_at: row.archivedAt?.toISOString() ?? null,
    revision: row.revision,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
