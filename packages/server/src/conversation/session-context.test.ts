import { expect, test } from "vitest";
import { NO_HISTORY } from "./history.ts";
import { MAX_TURNS_IN_HISTORY, type SessionContext, withSummary, withTurn } from "./session-context.ts";

const CONTEXT: SessionContext = Object.freeze({
  sessionId: "session",
  test: false,
  version: null as never,
  userId: null,
  user: { name: null, phone: null, language: null, timezone: null },
  profile: [],
  variables: {},
  overrides: {},
  models: [],
  settings: {},
  language: null,
  secrets: new Map(),
  history: NO_HISTORY,
});
const turn = (number: number, language: string | null = null) => ({
  number,
  text: `question ${number}`,
  messages: [{ role: "assistant" as const, text: `answer ${number}`, toolCall: null }],
  language,
});

test("a finished turn makes a new context, and leaves the one that it was answered from as it was", () => {
  const next = withTurn(CONTEXT, turn(1, "de"));
  expect(next.history.turns.map(({ number }) => number)).toEqual([1]);
  expect(next.history.turns[0]?.messages).toMatchObject([
    { role: "user", text: "question 1" },
    { role: "assistant", text: "answer 1" },
  ]);
  expect(next.language).toBe("de");
  expect(withTurn(next, turn(2)).language).toBe("de");
  expect(CONTEXT).toMatchObject({ history: { turns: [] }, language: null });
});

test("a context keeps a bounded number of turns word for word, the newest ones", () => {
  let context = CONTEXT;
  for (let number = 1; number <= MAX_TURNS_IN_HISTORY + 5; number++)
    context = withTurn(context, turn(number));
  const numbers = context.history.turns.map(({ number }) => number);
  expect(numbers).toHaveLength(MAX_TURNS_IN_HISTORY);
  expect([numbers[0], numbers.at(-1)]).toEqual([6, MAX_TURNS_IN_HISTORY + 5]);
});

test("a summary that is made while turns go on keeps their words, and they keep the summary", () => {
  const summarised = withSummary(withTurn(withTurn(CONTEXT, turn(1)), turn(2)), "They met.", 1);
  const { history } = withTurn(summarised, turn(3));
  expect(history).toMatchObject({ summary: "They met.", through: 1 });
  expect(history.turns.map(({ number }) => number)).toEqual([1, 2, 3]);
});
