import type { Scope } from "@hyponema/contract/scopes";
import type { Variables } from "../engines/templates/variables.ts";
import type { ModelMessage } from "../providers/llm/port.ts";
import type { FrozenAgent } from "../resources/agent-versions/service.ts";
import type { EngineEvent } from "./events.ts";
import type { EntranceGuards } from "./guards/entrance.ts";
import { type OutputGuard, outputGuard } from "./guards/output-guard.ts";
import { shownMessages } from "./history.ts";
import { type MemoryLines, type PromptPart, systemParts } from "./prompt/compose.ts";
import { memoryLines } from "./prompt/memory-lines.ts";
import { oneLine } from "./prompt/one-line.ts";
import { profileLines } from "./prompt/profile.ts";
import { systemVariables } from "./prompt/system-variables.ts";
import type { Spans } from "./record/spans.ts";
import type { SessionContext } from "./session-context.ts";
import { SYSTEM_TOOL_SET } from "./tools/system-tools.ts";
import type { Tool } from "./tools/toolbox.ts";
import type { TurnMemories } from "./turn-memory.ts";

const MOST_NAME = 200;

/** All that a turn sends, before it is sent. */
export interface TurnSetup {
  readonly parts: readonly PromptPart[];
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly Tool[];
  /** The session's variables and the system's, which nobody can overrule. */
  readonly variables: Variables;
}

/** Composes what a turn sends at the moment `now`, given what the User says. The playground shows just this. */
export function setUpTurn(
  context: SessionContext,
  text: string,
  now: Date,
  { recollection, tools }: Pick<TurnMemories, "recollection" | "tools">,
): TurnSetup {
  const { version, overrides, user } = context;
  const variables = turnVariables(context, now);
  return {
    parts: systemParts({
      agent: version,
      memory: knownOfUser(context, memoryLines(recollection, user.timezone)),
      append: overrides.system_prompt_append ?? null,
      summary: context.history.summary,
      language: spokenLanguage(context),
      variables,
      sessionScope: sessionScopeOf(context),
    }),
    messages: [
      ...shownMessages(context.history, version.settings.models.context_budget_tokens),
      { role: "user", text },
    ],
    tools: toolsOf(context, tools),
    variables,
  };
}

/** The scope that reading a session's own settings and variables takes; null where there is no session yet. */
export function sessionScopeOf({ sessionId }: Pick<SessionContext, "sessionId">): Scope | null {
  return sessionId === null ? null : "sessions:read";
}

// By what the agent can be told, not by what there is to tell: see `MemoryLines`.
function knownOfUser(
  { userId, user, profile, version }: SessionContext,
  remembered: readonly string[],
): MemoryLines[] {
  if (userId === null) return [];
  const { privacy, profile_fields: chosen } = version.settings;
  return [
    { needs: "users:read", lines: aboutUser(user) },
    ...(chosen?.length === 0
      ? []
      : [{ needs: "profile_fields:read" as const, lines: profileLines(profile, chosen) }]),
    ...(privacy.memory ? [{ needs: "memory:read" as const, lines: remembered }] : []),
  ];
}

/** The session's variables with the system's over them, as they are at the moment `now`. */
export function turnVariables(
  context: Pick<SessionContext, "sessionId" | "user" | "overrides" | "variables" | "language"> & {
    readonly version: FrozenAgent;
  },
  now: Date,
): Variables {
  const { version } = context;
  const system = systemVariables({
    now,
    agentId: version.agentId,
    agentVersion: version.version,
    sessionId: context.sessionId,
    language: spokenLanguage(context) ?? version.settings.languages[0] ?? "en",
    user: context.user,
  });
  return { ...context.variables, ...system };
}

// Null: nobody has said what to speak, and the agent goes by what it hears.
function spokenLanguage({
  language,
  overrides,
}: Pick<SessionContext, "language" | "overrides">): string | null {
  return language ?? overrides.language ?? null;
}

/** Waits, not for long, for tools that others have to tell of first; those that cannot be offered are traced. */
export async function* readyTools(
  { version, secrets }: SessionContext,
  spans: Spans,
  signal: AbortSignal,
): AsyncGenerator<EngineEvent, void> {
  const waiting = version.prepared.flatMap(({ name, ready }) => (ready ? [{ name, ready }] : []));
  if (waiting.length === 0) return;
  const found = waiting.map(async ({ name, ready }) => {
    const span = spans.begin("tool", name);
    const problem = await ready(secrets, signal);
    if (problem !== null) span.failed(problem);
    return span;
  });
  for (const span of await Promise.all(found)) {
    if (span.hasFailed) yield { type: "span", span: span.end() };
  }
}

/** The guards over what the User says. */
export function entranceOf({ version }: SessionContext): EntranceGuards {
  const { zones, escalationRules, persona } = version;
  return { zones, escalationRules, settings: persona.settings };
}

/** The guard over what one turn says. */
export function guardOf({ version }: SessionContext, signal: AbortSignal): OutputGuard {
  return outputGuard(version.zones, signal);
}

function toolsOf({ version, overrides, secrets }: SessionContext, memory: readonly Tool[]): readonly Tool[] {
  const disabled = new Set(overrides.tools_disabled ?? []);
  if (disabled.has("*")) return [];
  const tools = [
    ...memory,
    ...version.settings.system_tools.map((name) => SYSTEM_TOOL_SET[name]),
    ...version.prepared.flatMap((tool) => tool.offer(secrets)),
  ];
  return tools.filter(({ name }) => !disabled.has(name));
}

function aboutUser({ name, language }: SessionContext["user"]): string[] {
  const lines: string[] = [];
  if (name) lines.push(`The user's name is ${oneLine(name, MOST_NAME)}.`);
  if (language) lines.push(`The user's language is ${language}.`);
  return lines;
}
