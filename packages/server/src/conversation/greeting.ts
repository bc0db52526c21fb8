import type { Clock } from "../platform/clock.ts";
import { storable } from "../platform/database/jsonb.ts";
import { textOf } from "../platform/masking/text.ts";
import type { FinishedSpan } from "../resources/observability/service.ts";
import { answer } from "./answer.ts";
import { collectAnswer } from "./collect-answer.ts";
import type { Spans } from "./record/spans.ts";
import type { Paid } from "./record/usage-pricing.ts";
import type { SessionContext } from "./session-context.ts";
import { Toolbox } from "./tools/toolbox.ts";
import type { TurnMemories } from "./turn-memory.ts";
import { guardOf, setUpTurn } from "./turn-setup.ts";

const MOST_ROUNDS = 3;
const PATIENCE_MS = 4_000;
const MOST_CHARACTERS = 2_000;
// Conversations begin with somebody speaking; models want it to be the user.
export const GREETING_CUE = "(The conversation begins. Say your opening line and nothing else.)";

/** An opening line that the model wrote, and what it took. */
export interface Greeting {
  /** Null when none came in time, in full, and fit to be said. */
  readonly text: string | null;
  readonly spans: readonly FinishedSpan[];
  readonly paid: readonly Paid[];
}

/**
 * Has the model write the opening line: at most three rounds and four seconds, with tools that only read, through the
 * same guard as any answer. What was not finished is not said.
 */
export async function writeGreeting(
  context: SessionContext,
  memory: TurnMemories,
  spans: Spans,
  clock: Clock,
  signal: AbortSignal,
): Promise<Greeting> {
  const { greeting } = context.version.persona.settings;
  const { parts, variables } = setUpTurn(context, GREETING_CUE, clock.now(), memory);
  const instruction = `Write the opening line of this conversation.\n${greeting.prompt}`;
  const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  const events = answer(
    {
      models: context.models,
      // An opening line is said, whatever form answers are to have.
      settings: { ...context.settings, responseFormat: undefined },
      system: [...parts.map(({ text }) => text), textOf(instruction)],
      messages: [{ role: "user", text: GREETING_CUE }],
      tools: new Toolbox(
        memory.tools.filter(({ name }) => greeting.tools.some((allowed) => allowed === name)),
        variables,
      ),
      guard: guardOf(context, patience),
      escalationMessage: null,
      spans,
      clock,
      mostRounds: MOST_ROUNDS,
    },
    patience,
  );
  const collected = await collectAnswer(events);
  signal.throwIfAborted();
  const text = storable(collected.text.trim());
  const fit = collected.ending.status === "complete" && text !== "" && text.length <= MOST_CHARACTERS;
  return { spans: collected.spans, paid: collected.paid, text: fit ? text : null };
}
