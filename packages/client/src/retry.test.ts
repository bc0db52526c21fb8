import { expect, test } from "vitest";
import { delay } from "./retry.ts";

test("a pause ends when its signal aborts, with the signal's reason, also when that was before", async () => {
  const abort = new AbortController();
  const waiting = delay(60_000, abort.signal);
  abort.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  await expect(delay(60_000, abort.signal)).rejects.toThrow("enough");
});

test("a pause that is over leaves nothing on its signal", async () => {
  const { signal } = new AbortController();
  const listeners = new Set<unknown>();
  signal.addEventListener = (_: string, listener: unknown) => void listeners.add(listener);
  signal.removeEventListener = (_: string, listener: unknown) => void listeners.delete(listener);
  await delay(0, signal);
  expect(listeners.size).toBe(0);
});
