import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ModelEvent } from "./port.ts";
import { MODEL_TIMEOUTS, supervise } from "./supervise.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => vi.useRealTimers());

const never = new AbortController().signal;
const text = (said: string): ModelEvent => ({ type: "text", text: said });

/** A scripted model: a number is a pause in ms, `"."` a sign of life, other text is output. */
async function* model(script: readonly (number | string)[], signal: AbortSignal, alive: () => void) {
  for (const step of script) {
    if (step === ".") alive();
    else if (typeof step === "string") yield text(step);
    else await silence(step, signal);
  }
}

function silence(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, ms);
    signal.addEventListener("abort", () => reject(signal.reason));
  });
}

/** The result of a script, with its duration. */
async function outcome(script: readonly (number | string)[], signal = never) {
  const begun = performance.now();
  const said: string[] = [];
  let ended = "finished";
  const run = (async () => {
    for await (const event of supervise("acme", MODEL_TIMEOUTS, signal, (either, alive) =>
      model(script, either, alive),
    )) {
      if (event.type === "text") said.push(event.text);
    }
  })().catch((error) => {
    ended = `${error.kind}: ${error.message}`;
  });
  let done = false;
  run.finally(() => {
    done = true;
  });
  while (!done) await vi.advanceTimersByTimeAsync(100);
  return { said: said.join(""), ended, after: Math.round((performance.now() - begun) / 1000) };
}

describe("a supervised stream", () => {
  test("passes on what the model says", async () => {
    expect(await outcome(["a", 5_000, "b"])).toMatchObject({ said: "ab", ended: "finished" });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("gives up when nothing has come for 20 seconds", async () => {
    expect(await outcome([60_000])).toEqual({
      said: "",
      ended: "provider_timeout: acme did not begin to answer in time.",
      after: 20,
    });
  });

  test("waits 19 seconds for a slow first word", async () => {
    expect(await outcome([19_000, "a"])).toMatchObject({ said: "a", ended: "finished" });
  });

  test("gives up 15 seconds after the last word, however early that was", async () => {
    const stopped = "provider_timeout: acme fell silent in the middle of its answer.";
    expect(await outcome(["a", 60_000])).toEqual({ said: "a", ended: stopped, after: 15 });
    expect(await outcome([10_000, "a", 14_000, "b", 60_000])).toMatchObject({ said: "ab", after: 39 });
  });

  test("takes a model that thinks for one that is alive", async () => {
    expect(await outcome([12_000, ".", 12_000, ".", 12_000, "a"])).toMatchObject({ ended: "finished" });
  });

  test("gives up after 120 seconds in all, whatever comes", async () => {
    const steady = Array.from({ length: 30 }, () => [11_000, "a"]).flat();
    expect(await outcome(steady)).toMatchObject({ said: "a".repeat(10), after: 120 });
  });

  test("does not count the time that its reader takes", async () => {
    const events = supervise("acme", MODEL_TIMEOUTS, never, (either, alive) =>
      model(["a", "b"], either, alive),
    );
    await events.next();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await events.next()).toMatchObject({ value: { text: "b" } });
    await events.return(undefined);
  });

  test("ends as cancelled when the caller cancels, and says nothing more", async () => {
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 1_000);
    expect(await outcome(["a", 5_000, "b"], cancel.signal)).toMatchObject({ said: "a", after: 1 });
    expect(await outcome(["a"], cancel.signal)).toMatchObject({
      said: "",
      ended: "cancelled: The answer was cancelled.",
    });
  });
});
