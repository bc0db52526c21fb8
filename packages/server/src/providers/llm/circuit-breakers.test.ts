import { beforeEach, describe, expect, test } from "vitest";
import { CircuitBreakers } from "./circuit-breakers.ts";
import { type LanguageModel, ModelError, type ModelErrorKind, type ModelEvent } from "./port.ts";

let now = 0;
let circuits: CircuitBreakers;
beforeEach(() => {
  now = 0;
  circuits = new CircuitBreakers({ now: () => new Date(now), monotonic: () => now });
});

const finish: ModelEvent = {
  type: "finish",
  reason: "stop",
  usage: { promptTokens: 1, completionTokens: 1, cachedPromptTokens: 0, cacheWriteTokens: 0 },
};

/** A model that fails while `mood.kind` is set. */
function moody(kind: ModelErrorKind | null = "provider_unavailable", retryAfterMs?: number) {
  const mood = { kind, asked: 0, gate: Promise.resolve() };
  const model: LanguageModel = {
    provider: "acme",
    model: "m-1",
    capabilities: { followsInstructions: true },
    async *stream() {
      mood.asked++;
      await mood.gate;
      if (mood.kind) throw new ModelError(mood.kind, "No.", { retryAfterMs });
      yield finish;
    },
  };
  return { mood, model };
}

async function ask(model: LanguageModel): Promise<string> {
  const request = { system: "", messages: [], tools: [], settings: {} };
  try {
    for await (const _ of model.stream(request, new AbortController().signal));
    return "answered";
  } catch (error) {
    return (error as Error).message;
  }
}

async function askTimes(model: LanguageModel, times: number): Promise<string[]> {
  const answers: string[] = [];
  for (let time = 0; time < times; time++) answers.push(await ask(model));
  return answers;
}

const PASSED_OVER = "acme is left alone for now: it kept failing, or said that it is busy.";

describe("a model that keeps failing", () => {
  test("is passed over after the third time in a row, for 30 seconds", async () => {
    const { mood, model } = moody();
    const guarded = circuits.guard(model, "ws");
    expect(await askTimes(guarded, 5)).toEqual(["No.", "No.", "No.", PASSED_OVER, PASSED_OVER]);
    now = 29_999;
    expect(await ask(guarded)).toBe(PASSED_OVER);
    expect(mood.asked).toBe(3);
    now = 30_000;
    expect(await ask(guarded)).toBe("No.");
    expect(await ask(guarded)).toBe(PASSED_OVER);
  });

  test("is asked again by all once it has answered one", async () => {
    const { mood, model } = moody();
    const guarded = circuits.guard(model, "ws");
    await askTimes(guarded, 3);
    now = 30_000;
    mood.kind = null;
    expect(await askTimes(guarded, 2)).toEqual(["answered", "answered"]);
    mood.kind = "provider_timeout";
    expect(await askTimes(guarded, 2)).toEqual(["No.", "No."]);
  });

  test("is tried by one at a time", async () => {
    const { mood, model } = moody();
    const guarded = circuits.guard(model, "ws");
    await askTimes(guarded, 3);
    now = 30_000;
    const gate = Promise.withResolvers<void>();
    mood.gate = gate.promise;
    mood.kind = null;
    const first = ask(guarded);
    expect(await ask(guarded)).toBe(PASSED_OVER);
    gate.resolve();
    expect(await first).toBe("answered");
  });

  test("is passed over wherever it is used with the same credential, and nowhere else", async () => {
    const { model } = moody();
    await askTimes(circuits.guard(model, "ws_1"), 3);
    expect(await ask(circuits.guard(model, "ws_1"))).toBe(PASSED_OVER);
    expect(await ask(circuits.guard(model, "ws_2"))).toBe("No.");
  });
});

test("a model that answers between its failures is always asked", async () => {
  const { mood, model } = moody();
  const guarded = circuits.guard(model, "ws");
  for (let round = 0; round < 3; round++) {
    mood.kind = "provider_unavailable";
    expect(await askTimes(guarded, 2)).toEqual(["No.", "No."]);
    mood.kind = null;
    expect(await ask(guarded)).toBe("answered");
  }
});

test("a model that says how long it is busy is not asked before", async () => {
  const { model } = moody("provider_rate_limited", 5_000);
  const guarded = circuits.guard(model, "ws");
  expect(await askTimes(guarded, 2)).toEqual(["No.", PASSED_OVER]);
  now = 5_000;
  expect(await ask(guarded)).toBe("No.");
});

test.each(["context_too_long", "cancelled", "internal"] as const)(
  "what ends as %s is not the model's failure",
  async (kind) => {
    const { mood, model } = moody(kind);
    await askTimes(circuits.guard(model, "ws"), 10);
    expect(mood.asked).toBe(10);
  },
);

test("a reader who leaves early leaves the model usable", async () => {
  const { mood, model } = moody();
  const guarded = circuits.guard(model, "ws");
  await askTimes(guarded, 2);
  mood.kind = null;
  const request = { system: "", messages: [], tools: [], settings: {} };
  for await (const _ of guarded.stream(request, new AbortController().signal)) break;
  mood.kind = "provider_unavailable";
  expect(await askTimes(guarded, 3)).toEqual(["No.", "No.", "No."]);
});
