import { expect, test } from "vitest";
import { StartCanceledError, Startup, startAll } from "./startup.ts";

function recorder() {
  const done: string[] = [];
  const step = (name: string, options: { fails?: boolean; stopFails?: boolean } = {}) => ({
    name,
    start: async () => {
      if (options.fails) throw new Error(`${name} is broken`);
      done.push(`+${name}`);
      return name;
    },
    stop: (started: unknown) => {
      done.push(`-${started}`);
      if (options.stopFails) throw new Error(`${name} does not stop`);
    },
  });
  return { done, step };
}

test("steps start in order and stop in reverse, once", async () => {
  const { done, step } = recorder();
  const running = await startAll([
    step("a"),
    { name: "nothing to start", stop: () => done.push("-x") },
    step("b"),
  ]);
  await Promise.all([running.stop(), running.stop()]);
  expect(done).toEqual(["+a", "+b", "-b", "-x", "-a"]);
});

test("a step that fails stops those before it, and its own error is the one that is told", async () => {
  const { done, step } = recorder();
  const failed: string[] = [];
  const starting = startAll(
    [step("a"), step("b", { stopFails: true }), step("c", { fails: true }), step("d")],
    {
      onStopError: (_, name) => failed.push(name),
    },
  );
  await expect(starting).rejects.toThrow("c is broken");
  expect(done).toEqual(["+a", "+b", "-b", "-a"]);
  expect(failed).toEqual(["b"]);
});

test("a start that is canceled begins no further step and stops what runs", async () => {
  const { done, step } = recorder();
  const signal = new AbortController();
  const startup = new Startup({ signal: signal.signal });
  expect(await startup.run(step("a"))).toBe("a");
  signal.abort();
  await expect(startup.run(step("b"))).rejects.toBeInstanceOf(StartCanceledError);
  expect(done).toEqual(["+a", "-a"]);
});
