import type { Escalation } from "@hyponema/contract/guards";
import type { NoGoZone } from "@hyponema/contract/persona-settings";
import type { Overrides } from "@hyponema/contract/sessions";
import type { Variables } from "../engines/templates/variables.ts";
import type { LanguageModel, ModelSettings } from "../providers/llm/port.ts";
import type { FrozenAgent } from "../resources/agent-versions/service.ts";
import type { ToldValue } from "../resources/profile-fields/service.ts";
import type { NewMessage } from "../resources/turns/service.ts";
import type { PreparedZones } from "./guards/zones.ts";
import { type History, pastTurn } from "./history.ts";
import type { SystemFacts } from "./prompt/system-variables.ts";
import type { OpenSecrets, PreparedTool } from "./tools/prepared-tool.ts";

/** How many turns a context keeps word for word. */
export const MAX_TURNS_IN_HISTORY = 100;

/** An agent's version with what every turn of it needs, prepared once. */
export type PreparedVersion = FrozenAgent & {
  readonly zones: PreparedZones<NoGoZone> | null;
  readonly escalationRules: PreparedZones<Escalation["rules"][number]> | null;
  readonly prepared: readonly PreparedTool[];
};

/** Everything that turns of a session are composed from: an immutable value, so that a running turn keeps the one it began with. */
export interface SessionContext {
  /** Null: the session does not exist yet. */
  readonly sessionId: string | null;
  /** Whether the session is test traffic: then it leaves nothing in memory. */
  readonly test: boolean;
  readonly version: PreparedVersion;
  /** Null: the session creates its User, or has none. */
  readonly userId: string | null;
  readonly user: SystemFacts["user"];
  /** The part of the User's profile that agents may be told. */
  readonly profile: readonly ToldValue[];
  readonly variables: Variables;
  readonly overrides: Overrides;
  readonly models: readonly LanguageModel[];
  readonly settings: ModelSettings;
  /** The language that the conversation turned to; null while it is the one that it began in. */
  readonly language: string | null;
  readonly secrets: OpenSecrets;
  /** The conversation so far. */
  readonly history: History;
}

/** A turn that is over, as the next one has to know it. */
export interface FinishedTurn {
  readonly number: number;
  /** The User's words. */
  readonly text: string;
  /** The answer's messages. */
  readonly messages: readonly Pick<NewMessage, "role" | "text" | "toolCall">[];
  /** Null: the turn did not change it. */
  readonly language: string | null;
}

/** The context for the turn after `turn`. */
export function withTurn(context: SessionContext, turn: FinishedTurn): SessionContext {
  const said = [{ role: "user" as const, text: turn.text, toolCall: null }, ...turn.messages];
  const turns = [...context.history.turns, pastTurn(turn.number, said)].slice(-MAX_TURNS_IN_HISTORY);
  return {
    ...context,
    history: { ...context.history, turns },
    language: turn.language ?? context.language,
  };
}

/** The context with a new summary of its turns up to number `through`. */
export function withSummary(context: SessionContext, summary: string, through: number): SessionContext {
  return { ...context, history: { ...context.history, summary, through } };
}
