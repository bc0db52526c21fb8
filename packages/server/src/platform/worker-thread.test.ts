import { getPriority } from "node:os";
import { expect, test } from "vitest";
import { until } from "../../test/process.ts";
import { WorkerThread, WorkerThreadError } from "./worker-thread.ts";

const COUNTING = new URL("../../test/doubles/counting-thread.ts", import.meta.url);

test("a thread that nobody asks for a while ends, and another one answers whoever asks again", async () => {
  const thread = new WorkerThread<null, number>(COUNTING, null, 10, { idleMs: 1 });
  expect(await Promise.all([thread.ask(null), thread.ask(null)])).toEqual([1, 2]);
  await until(async () => (await thread.ask(null)) === 1);
  await thread.close();
  await expect(thread.ask(null)).rejects.toThrow(WorkerThreadError);
});

test("a thread without such a limit stays", async () => {
  const thread = new WorkerThread<null, number>(COUNTING, null, 10);
  for (const time of [1, 2, 3]) expect(await thread.ask(null)).toBe(time);
  await thread.close();
});

test.runIf(process.platform === "linux")(
  "a thread stands back as far as it is told, and no other thread does",
  async () => {
    const thread = new WorkerThread<null, number>(
      new URL("../../test/doubles/priority-thread.ts", import.meta.url),
      null,
      1,
      {
        nice: 7,
      },
    );
    const own = getPriority();
    expect(await thread.ask(null)).toBe(Math.max(own, 7));
    expect(getPriority()).toBe(own);
    await thread.close();
  },
);

test("requests that nobody waits for any more count until the thread has done them: its queue has a limit", async () => {
  const thread = new WorkerThread<null, number>(COUNTING, null, 2);
  const leave = new AbortController();
  const left = [thread.ask(null, leave.signal), thread.ask(null, leave.signal)];
  leave.abort(new Error("left"));
  await expect(Promise.all(left)).rejects.toThrow("left");
  await expect(thread.ask(null)).rejects.toThrow("too many requests wait");
  await until(async () => (await thread.ask(null).catch(() => 0)) === 3);
  await thread.close();
});
