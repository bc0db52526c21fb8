import type { AgentTool } from "@hyponema/contract/agent-settings";
import type { Agent } from "@hyponema/contract/agents";
import type { ProblemPlace } from "@hyponema/contract/errors";
import type { ToolChange, ToolInput, ToolSettings } from "@hyponema/contract/tool-settings";
import type { Discovered, Tool } from "@hyponema/contract/tools";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { refuseTaken } from "../../platform/database/refuse-taken.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { expectRevision, type IfMatch } from "../../platform/http/etag.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { definedOf } from "../../platform/object.ts";
import { changeDraft, isInDrafts } from "../agents/service.ts";
import { recordChange } from "../audit/service.ts";
import type { Secrets } from "../secrets/service.ts";
import { mcpSecretIds } from "./mcp-tools.ts";
import { expectSecretsStay, sealed } from "./sealing.ts";
import * as store from "./store.ts";
import type { Trial } from "./trial.ts";
import { expectKind, expectUsable } from "./usable.ts";

const MOST_TOOLS = 50;

export { ArgumentsCheck, expectChecked } from "./arguments.ts";
export { schemaProblems } from "./parameters.ts";

const refuseTakenSlug = refuseTaken(store.ONE_SLUG, () => new Refusal("tool-name-taken"));

/** The workspace's own tools. Secrets are sealed where they come in; what is stored and shown only names them. */
export class Tools {
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  async createTool(tx: WorkspaceTx, input: ToolInput): Promise<Tool> {
    const row: store.ToolRow = {
      id: newId("tool", tx.now.getTime()),
      settings: await sealed(this.#secrets, tx, input, null),
      discovered: null,
      revision: 1,
      archivedAt: null,
      createdAt: tx.now,
      updatedAt: tx.now,
    };
    await expectUsable(row.settings);
    await store.insert(tx, row).catch(refuseTakenSlug);
    await recordChange(tx, { action: "tool.create", target: target(row), after: row.settings });
    return present(row);
  }

  /** A tool with what it takes to run it once. */
  async trial(
    tx: WorkspaceTx,
    id: string,
    call: Pick<Trial, "given" | "variables" | "name">,
  ): Promise<Trial> {
    const tool = await findTool(tx, id);
    return { ...call, tool, secrets: await this.#secrets.open(tx, secretIdsOf(tool.settings)) };
  }

  async updateTool(tx: WorkspaceTx, id: string, ifMatch: IfMatch, change: ToolChange): Promise<Tool> {
    const before = await lockTool(tx, id);
    expectRevision(before.revision, ifMatch);
    if (before.archivedAt) throw new Refusal("tool-archived");
    expectKind(before.settings, change);
    expectSecretsStay(before.settings, change);
    const { auth_header: auth, ...rest } = definedOf(change);
    const changed = { ...before.settings, ...rest, ...(auth === undefined ? {} : { auth_header: auth }) };
    const settings = await sealed(this.#secrets, tx, changed as ToolInput, before.settings);
    const after = {
      ...before,
      settings,
      revision: before.revision + 1,
      updatedAt: tx.now,
    };
    await expectUsable(after.settings);
    await store.update(tx, after).catch(refuseTakenSlug);
    await recordChange(tx, {
      action: "tool.update",
      target: target(after),
      before: before.settings,
      after: after.settings,
    });
    return present(after);
  }
}

/** Keeps what an MCP server was found to offer. */
export async function keepDiscovered(tx: WorkspaceTx, id: string, discovered: Discovered): Promise<Tool> {
  const before = await lockTool(tx, id);
  await store.setDiscovered(tx, id, discovered);
  return present({ ...before, discovered });
}

export async function listTools(
  tx: WorkspaceTx,
  filter: store.ToolFilter,
  page: PageRequest,
): Promise<Page<Tool>> {
  return pageOf(await store.list(tx, filter, page), page, (row) => row.id, present);
}

export async function getTool(tx: WorkspaceTx, id: string): Promise<Tool> {
  return present(await findTool(tx, id));
}

/** Puts a tool away, unless drafts of agents have it; published versions keep what they froze. */
export async function archiveTool(tx: WorkspaceTx, id: string): Promise<Tool> {
  const before = await lockTool(tx, id);
  if (before.archivedAt) return present(before);
  if (await isInDrafts(tx, { tool_id: id })) throw new Refusal("tool-in-use");
  return setArchived(tx, before, tx.now, "tool.archive");
}

export async function restoreTool(tx: WorkspaceTx, id: string): Promise<Tool> {
  const before = await lockTool(tx, id);
  if (!before.archivedAt) return present(before);
  return setArchived(tx, before, null, "tool.restore");
}

async function setArchived(
  tx: WorkspaceTx,
  before: store.ToolRow,
  archivedAt: Date | null,
  action: string,
): Promise<Tool> {
  const after = { ...before, archivedAt, revision: before.revision + 1, updatedAt: tx.now };
  await store.update(tx, after).catch(refuseTakenSlug);
  await recordChange(tx, { action, target: target(after) });
  return present(after);
}

/** Gives an agent's draft a tool, or changes what it gets of it. */
export async function attachTool(
  tx: WorkspaceTx,
  agentId: string,
  toolId: string,
  choice: Omit<AgentTool, "tool_id">,
): Promise<Agent> {
  // Locked, so that it is not put away meanwhile.
  const { archivedAt } = await lockTool(tx, toolId);
  return changeDraft(tx, agentId, ({ tools }) => {
    if (archivedAt) throw new Refusal("tool-archived");
    const others = tools.filter(({ tool_id }) => tool_id !== toolId);
    if (others.length >= MOST_TOOLS) throw new Refusal("too-many-tools");
    return { tools: [...others, { tool_id: toolId, ...choice }] };
  });
}

/** Takes a tool from an agent's draft. */
export async function detachTool(tx: WorkspaceTx, agentId: string, toolId: string): Promise<Agent> {
  await findTool(tx, toolId);
  return changeDraft(tx, agentId, ({ tools }) => ({
    tools: tools.filter(({ tool_id }) => tool_id !== toolId),
  }));
}

/** The tools that an agent names, as they are now, and what is wrong with them. */
export async function freezeTools(
  tx: WorkspaceTx,
  attached: readonly AgentTool[],
): Promise<{
  readonly tools: readonly { readonly tool_id: string; readonly settings: ToolSettings }[];
  readonly problems: readonly ProblemPlace[];
}> {
  const rows = await store.findAll(
    tx,
    attached.map(({ tool_id }) => tool_id),
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const problems: ProblemPlace[] = [];
  const tools = attached.flatMap(({ tool_id: id, selected_tools: selected }, at) => {
    const row = known.get(id);
    const path = `/tools/${at}`;
    if (!row) problems.push({ path, message: `there is no tool ${id}` });
    else if (row.archivedAt) problems.push({ path, message: `${row.settings.slug} is archived` });
    if (!row) return [];
    const { settings } = row;
    return [
      {
        tool_id: id,
        settings:
          settings.kind === "mcp"
            ? { ...settings, selected_tools: selected ?? settings.selected_tools }
            : settings,
      },
    ];
  });
  return { tools, problems };
}

/** Slugs of the tools that are not archived, in small letters. */
export const takenSlugs = store.takenSlugs;

/** The tool `id` of this workspace. */
export async function findTool(tx: WorkspaceTx, id: string): Promise<store.ToolRow> {
  const row = await store.find(tx, id);
  if (!row) throw new Refusal("tool-not-found");
  return row;
}

async function lockTool(tx: WorkspaceTx, id: string): Promise<store.ToolRow> {
  const row = await store.findForUpdate(tx, id);
  if (!row) throw new Refusal("tool-not-found");
  return row;
}

function secretIdsOf(settings: ToolSettings): string[] {
  if (settings.kind === "mcp") return mcpSecretIds(settings);
  return settings.auth_header ? [settings.auth_header.secret_id] : [];
}

function target(row: store.ToolRow) {
  return { kind: "tool", id: row.id };
}

function present(row: store.ToolRow): Tool {
  const facts = {
    id: row.id,
    archived_at: row.archivedAt?.toISOString() ?? null,
    revision: row.revision,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
  const { settings } = row;
  return settings.kind === "http"
    ? { ...facts, ...settings }
    : { ...facts, ...settings, discovered: row.discovered };
}
