import { idPattern } from "@hyponema/contract/ids";
import { playgroundRoutes, type Rendering } from "@hyponema/contract/playground";
import type { BodyOf } from "@hyponema/contract/route";
import { SYSTEM_VARIABLES } from "@hyponema/contract/variables";
import { type MergedVariables, mergeVariables, placeholdersIn } from "../engines/templates/variables.ts";
import type { Clock } from "../platform/clock.ts";
import type { WorkspaceTx } from "../platform/database/database.ts";
import { operations } from "../platform/http/call.ts";
import { Refusal } from "../platform/http/refusal.ts";
import { estimateTokens } from "../providers/llm/token-estimate.ts";
import { draftAgent, type FrozenAgent, publishedAgent } from "../resources/agent-versions/service.ts";
import { toldOfUser } from "../resources/profile-fields/service.ts";
import { expectOverrides, findSession } from "../resources/sessions/service.ts";
import { findUserIfAny } from "../resources/users/service.ts";
import { filledIn } from "./prompt/compose.ts";
import { scopeOfVariable } from "./prompt/system-variables.ts";
import { Spans } from "./record/spans.ts";
import { expectWhole, shownRendering, type WholeRendering } from "./rendering.ts";
import type { SessionContext } from "./session-context.ts";
import type { SessionContextCache } from "./session-context-cache.ts";
import type { TurnMemories, TurnMemory } from "./turn-memory.ts";
import { readyTools, sessionScopeOf, setUpTurn } from "./turn-setup.ts";

type Asked = BodyOf<(typeof playgroundRoutes)["renderPlayground"]>;

interface Scene {
  readonly context: SessionContext;
  readonly variables: MergedVariables;
}

/** Shows what turns send, with the very functions that compose them. */
export function playgroundOperations(contexts: SessionContextCache, memory: TurnMemory, clock: Clock) {
  return operations(playgroundRoutes, {
    renderPlayground: async ({
      params,
      body,
      workspaceId,
      actor,
      viewer,
      request,
      beginIdempotent,
      read,
      write,
    }) => {
      // The stored answer is unmasked: the caller who repeats a request may have other scopes than the first one.
      const before = (await beginIdempotent()) as WholeRendering | Rendering | null;
      if (before) return shownRendering(expectWhole(before), viewer);
      const scene = await read((tx) => setScene(tx, contexts, params.agent_id, body));
      const spans = new Spans(clock, "playground");
      const tools = readyTools(scene.context, spans, request.signal);
      while (!(await tools.next()).done);
      const { context } = scene;
      const memories = await memory.recallForTurn(
        {
          ...{ asker: { workspaceId, actor }, context, text: body.text, spans },
          memoryScope: context.version.settings.memory_scope,
        },
        request.signal,
      );
      const whole = await write(async () => render(scene, body.text, memories, clock.now()));
      return shownRendering(expectWhole(whole), viewer);
    },
  });
}

async function setScene(
  tx: WorkspaceTx,
  contexts: SessionContextCache,
  agentId: string,
  asked: Asked,
): Promise<Scene> {
  if (asked.session_id !== undefined) {
    const session = await findSession(tx, asked.session_id);
    if (session.agent_id !== agentId) throw new Refusal("session-not-found");
    const context = await contexts.preview(tx, session);
    const variables = mergeVariables({ dynamic_variables: [] }, session.dynamic_variables, {});
    return { context, variables };
  }
  const user = asked.user_id === undefined ? undefined : await findUserIfAny(tx, asked.user_id);
  if (!user && asked.user_id !== undefined && idPattern("user").test(asked.user_id)) {
    throw new Refusal("user-not-found");
  }
  const agent = withPrompt(await namedAgent(tx, agentId, asked.agent_version), asked.prompt);
  await expectOverrides(agent, asked.overrides);
  const variables = mergeVariables(agent.settings, asked.dynamic_variables, asked.resolved_variables);
  const context = await contexts.build(tx, agent, {
    sessionId: null,
    test: true,
    userId: user?.id ?? null,
    user: user ?? { name: null, phone: null, language: null, timezone: null },
    profile: user ? await toldOfUser(tx, user.id) : [],
    variables: variables.values,
    overrides: asked.overrides,
  });
  return { context, variables };
}

async function namedAgent(
  tx: WorkspaceTx,
  id: string,
  version: Asked["agent_version"],
): Promise<FrozenAgent> {
  if (version === "draft") return draftAgent(tx, id);
  return publishedAgent(tx, id, version === "published" ? undefined : version);
}

function withPrompt(agent: FrozenAgent, prompt: string | undefined): FrozenAgent {
  return prompt === undefined ? agent : { ...agent, persona: { ...agent.persona, prompt } };
}

function render(
  { context, variables }: Scene,
  text: string,
  memories: TurnMemories,
  now: Date,
): WholeRendering {
  const setup = setUpTurn(context, text, now, memories);
  const tools = setup.tools.map(({ name, description, inputSchema, source }) => ({
    ...{ name, description, source, input_schema: inputSchema },
    tokens: estimateTokens(name + description + JSON.stringify(inputSchema)),
  }));
  const opening = openingOf(context);
  return {
    user_id: context.userId,
    agent_version: context.version.version,
    models: context.models.map(({ provider, model }) => ({ provider, model })),
    parts: setup.parts,
    earlier: setup.messages.slice(0, -1),
    message: setup.messages.at(-1) ?? null,
    tools,
    variables: variablesOf(context, variables, setup.variables, opening),
    first_message: opening === null ? null : filledIn(opening, setup.variables, sessionScopeOf(context)),
  };
}

function openingOf({ version, overrides }: SessionContext): string | null {
  return overrides.first_message ?? version.persona.settings.first_message;
}

function variablesOf(
  { sessionId, version, overrides }: SessionContext,
  merged: MergedVariables,
  values: Readonly<Record<string, string>>,
  opening: string | null,
): WholeRendering["variables"] {
  const templates = [version.persona.prompt, overrides.system_prompt_append ?? "", opening ?? ""];
  const used = new Set(templates.flatMap(placeholdersIn));
  const declared = version.settings.dynamic_variables;
  // The system's are listed with and without a value, in one order: neither tells what is known of the User.
  const names = new Set([
    ...declared.map(({ name }) => name),
    ...Object.keys(merged.values),
    ...Object.keys(SYSTEM_VARIABLES),
    ...Object.keys(values),
    ...used,
  ]);
  return [...names].map((name) => ({
    name,
    value: values[name] ?? null,
    needs: scopeOfVariable(name, sessionScopeOf({ sessionId })),
    source: merged.sources[name] ?? (values[name] === undefined ? null : "system"),
    required: declared.some((variable) => variable.name === name && variable.required),
    used: used.has(name),
  }));
}
