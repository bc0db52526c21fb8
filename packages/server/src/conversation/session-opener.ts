import {
  mergeVariables,
  substitute,
  substitutePieces,
  type Variables,
} from "../engines/templates/variables.ts";
import type { Clock } from "../platform/clock.ts";
import type { WorkspaceTx } from "../platform/database/database.ts";
import { Refusal } from "../platform/http/refusal.ts";
import { newId } from "../platform/ids.ts";
import type { Secret } from "../platform/secret.ts";
import type { FinishedSpan } from "../resources/observability/service.ts";
import { toldOfUser } from "../resources/profile-fields/service.ts";
import type { OpenedSession, SessionOpenerPort, SessionPlan } from "../resources/sessions/service.ts";
import { type Opening, settleCost } from "../resources/turns/service.ts";
import type { Resolvers } from "../resources/variables/resolver.ts";
import type { VariableResolvers } from "../resources/variables/service.ts";
import { GREETING_CUE, writeGreeting } from "./greeting.ts";
import { Spans } from "./record/spans.ts";
import { type Paid, priceUsage } from "./record/usage-pricing.ts";
import type { SessionContext } from "./session-context.ts";
import type { SessionContextCache } from "./session-context-cache.ts";
import type { Asker } from "./tools/memory-tools.ts";
import type { TurnMemory } from "./turn-memory.ts";
import { turnVariables } from "./turn-setup.ts";

interface Parts {
  readonly contexts: SessionContextCache;
  readonly resolvers: Resolvers;
  readonly ownResolvers: VariableResolvers;
  readonly nodeId: string;
  readonly clock: Clock;
  readonly memory: TurnMemory;
}

/** What was asked for while a session was opened. */
interface Asked {
  readonly spans: Spans;
  readonly steps: FinishedSpan[];
  readonly paid: Paid[];
  readonly startedAt: Date;
  readonly begun: number;
}

type Facts = Parameters<typeof turnVariables>[0];

/** Begins sessions: asks the agent's resolver for variables, and finds the opening line. */
export class SessionOpener implements SessionOpenerPort {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async prepare(
    tx: WorkspaceTx,
    plan: SessionPlan,
  ): Promise<(signal: AbortSignal) => Promise<OpenedSession>> {
    const { contexts, ownResolvers } = this.#parts;
    const { agent, user, input } = plan;
    const { variable_resolver: resolver } = agent.settings;
    const auth = resolver && (await ownResolvers.open(tx, resolver));
    const facts = {
      sessionId: plan.id,
      test: plan.test,
      userId: user?.id ?? null,
      user: user ?? { name: null, phone: null, language: null, timezone: null },
      variables: {},
      overrides: input.overrides,
      language: null,
    };
    // Only an opening line that is to be written needs a model.
    const writer =
      greetingMode(plan) === "custom_agent"
        ? await contexts.build(tx, agent, { ...facts, profile: user ? await toldOfUser(tx, user.id) : [] })
        : null;
    const asker = { workspaceId: tx.workspaceId, actor: tx.actor };
    if (user && agent.settings.privacy.memory) this.#parts.memory.warm(asker, user.id);
    return (signal) => this.#begin(plan, asker, { ...facts, version: agent }, writer, auth, signal);
  }

  async #begin(
    plan: SessionPlan,
    asker: Asker,
    facts: Facts,
    writer: SessionContext | null,
    auth: Secret | null,
    signal: AbortSignal,
  ): Promise<OpenedSession> {
    const { clock } = this.#parts;
    const asked = newAsked(clock);
    const resolved = await this.#resolve(plan, asked, auth, signal);
    const variables = mergeVariables(plan.agent.settings, plan.input.dynamic_variables, resolved);
    if (variables.missing.length > 0) refuseMissing(variables.missing);
    const { values } = variables;
    this.#expectPrompt({ ...facts, variables: values });
    const written = this.#writtenLine({ ...facts, variables: values });
    const text = writer
      ? await this.#composedLine(asker, { ...writer, variables: values }, written, asked, signal)
      : written;
    const turn = this.#turnOf(asked);
    return {
      variables,
      opening: text === null && turn === null ? null : { text: text ?? "", turn },
      record: async (tx) => {
        if (!turn) return;
        const pricing = await priceUsage(tx, asked.paid);
        await pricing.save({ turnId: turn.id, sessionId: plan.id, traceId: turn.traceId }, [
          asked.spans.root.end(),
          ...asked.steps,
        ]);
        await settleCost(tx, turn.id);
      },
    };
  }

  #turnOf({ steps, startedAt, begun }: Asked): Opening["turn"] {
    if (steps.length === 0) return null;
    const at = startedAt.getTime();
    return {
      id: newId("turn", at),
      traceId: newId("trace", at),
      nodeId: this.#parts.nodeId,
      startedAt,
      latencyMs: this.#parts.clock.monotonic() - begun,
      failed: steps.some(({ error }) => error !== null),
    };
  }

  // A resolver that fails does not keep anyone from talking: the failure is in the trace, defaults stand in.
  async #resolve(
    { id, agent, user, input }: SessionPlan,
    asked: Asked,
    auth: Secret | null,
    signal: AbortSignal,
  ): Promise<Variables> {
    const { variable_resolver: resolver } = agent.settings;
    if (!resolver) return {};
    const given = input.dynamic_variables;
    const span = asked.spans.begin("function", "variable_resolver");
    span.input = { url: resolver.url, dynamic_variables: given };
    const trial = await this.#parts.resolvers.resolve(
      resolver,
      {
        agentId: agent.agentId,
        userId: user?.id ?? null,
        externalUserId: user?.externalId ?? input.user_id,
        sessionId: id,
        given,
        variables: mergeVariables(agent.settings, given, {}).values,
        auth,
      },
      signal,
    );
    span.output = { values: trial.values, missing: trial.missing, status: trial.status };
    if (trial.error !== null) span.failed(trial.error);
    asked.steps.push(span.end());
    return trial.values;
  }

  #writtenLine(facts: Facts): string | null {
    const line = facts.overrides.first_message ?? facts.version.persona.settings.first_message;
    return line === null ? null : substitute(line, turnVariables(facts, this.#parts.clock.now()));
  }

  // Every turn would fail, so the session is refused.
  #expectPrompt(facts: Facts): void {
    const variables = turnVariables(facts, this.#parts.clock.now());
    for (const text of [facts.version.persona.prompt, facts.overrides.system_prompt_append ?? ""]) {
      substitutePieces(text, variables);
    }
  }

  async #composedLine(
    asker: Asker,
    context: SessionContext,
    written: string | null,
    asked: Asked,
    signal: AbortSignal,
  ): Promise<string | null> {
    const { memory, clock } = this.#parts;
    const memories = await memory.recallForTurn(
      {
        ...{ asker, context, text: GREETING_CUE, spans: asked.spans },
        memoryScope: context.version.settings.memory_scope,
      },
      signal,
    );
    if (memories.span) asked.steps.push(memories.span.end());
    const greeting = await writeGreeting(context, memories, asked.spans, clock, signal);
    asked.steps.push(...greeting.spans);
    asked.paid.push(...greeting.paid);
    const { fallback_to_static: falls } = context.version.persona.settings.greeting;
    return greeting.text ?? (falls ? written : null);
  }
}

function newAsked(clock: Clock): Asked {
  const spans = new Spans(clock, "opening");
  return { spans, steps: [], paid: [], startedAt: clock.now(), begun: clock.monotonic() };
}

// A line that the session brings along is said as it is.
function greetingMode({ agent, input }: SessionPlan): "static" | "custom_agent" {
  const { greeting_mode: mode, first_message: line } = input.overrides;
  return mode ?? (line === undefined ? agent.persona.settings.greeting.mode : "static");
}

function refuseMissing(missing: readonly string[]): never {
  throw new Refusal("missing-variable", {
    errors: missing.map((name) => ({ path: `/dynamic_variables/${name}`, message: "is required" })),
  });
}
