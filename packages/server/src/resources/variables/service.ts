import type { Agent } from "@hyponema/contract/agents";
import type { ReplyOf } from "@hyponema/contract/route";
import type { listVariables as listRoute } from "@hyponema/contract/variable-routes";
import {
  SYSTEM_VARIABLES,
  type VariableResolver,
  type VariableResolverInput,
} from "@hyponema/contract/variables";
import type { Variables } from "../../engines/templates/variables.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import type { Secret } from "../../platform/secret.ts";
import { changeDraft, findAgent } from "../agents/service.ts";
import { assertReentered, isOtherOrigin, type Secrets } from "../secrets/service.ts";
import type { Asked } from "./resolver.ts";

/** Every variable that prompts and tools of an agent may hold, or of any agent when none is named. */
export async function listVariables(
  tx: WorkspaceTx,
  agentId: string | undefined,
): Promise<ReplyOf<typeof listRoute>> {
  const settings = agentId === undefined ? null : (await findAgent(tx, agentId)).settings;
  const plain = { default: null, required: false, deprecated: false };
  const own = (settings?.dynamic_variables ?? []).map(({ name, default: fallback, required }) => ({
    ...{ name, required, default: fallback, deprecated: false },
    source: "agent" as const,
    description: "Declared by the agent; a session may give it.",
  }));
  const resolved = Object.entries(settings?.variable_resolver?.map ?? {}).map(([name, path]) => ({
    ...{ ...plain, name },
    source: "resolver" as const,
    description: `Answered by the agent's resolver at ${path}.`,
  }));
  const system = Object.entries(SYSTEM_VARIABLES).map(([name, description]) => ({
    ...{ ...plain, name, description },
    source: "system" as const,
    deprecated: description.startsWith("Deprecated"),
  }));
  return { data: [...own, ...resolved, ...system] };
}

/** What a resolver is asked once with, as the draft has it. */
export interface ResolverTask {
  readonly resolver: VariableResolver;
  readonly asked: Asked;
}

/** Resolvers of variables, as agents' drafts have them. */
export class VariableResolvers {
  readonly #secrets: Secrets;

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  async getVariableResolver(tx: WorkspaceTx, agentId: string): Promise<VariableResolver | null> {
    return (await findAgent(tx, agentId)).settings.variable_resolver;
  }

  async setVariableResolver(tx: WorkspaceTx, agentId: string, input: VariableResolverInput): Promise<Agent> {
    const { auth_header: given, ...rest } = input;
    const sealed = given && (await this.#seal(tx, given));
    return changeDraft(tx, agentId, ({ variable_resolver: before }) => {
      const kept = before?.auth_header ?? null;
      if (before && kept && sealed === undefined && isOtherOrigin(before.url, rest.url)) {
        assertReentered(["/auth_header"], "url");
      }
      return { variable_resolver: { ...rest, auth_header: sealed === undefined ? kept : sealed } };
    });
  }

  async removeVariableResolver(tx: WorkspaceTx, agentId: string): Promise<Agent> {
    return changeDraft(tx, agentId, () => ({ variable_resolver: null }));
  }

  /** What it takes to ask the draft's resolver once. Refuses with `resolver-not-set`. */
  async trial(tx: WorkspaceTx, agentId: string, given: Variables): Promise<ResolverTask> {
    const resolver = await this.getVariableResolver(tx, agentId);
    if (!resolver) throw new Refusal("resolver-not-set");
    const nobody = { userId: null, externalUserId: null, sessionId: null };
    const auth = await this.open(tx, resolver);
    return { resolver, asked: { ...nobody, agentId, given, variables: given, auth } };
  }

  /** The secret that a resolver sends; null when it sends none. */
  async open(tx: WorkspaceTx, { auth_header: auth }: VariableResolver): Promise<Secret | null> {
    return auth && ((await this.#secrets.open(tx, [auth.secret_id])).get(auth.secret_id) ?? null);
  }

  // Always a new one: copies of an agent, and versions, name the one before.
  async #seal(tx: WorkspaceTx, { name, value }: NonNullable<VariableResolverInput["auth_header"]>) {
    return { name, ...(await this.#secrets.save(tx, value)) };
  }
}
