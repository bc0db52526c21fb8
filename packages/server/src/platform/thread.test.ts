import { expect, test } from "vitest";
import { until } from "../../test/process.ts";
import { Thread, ThreadError } from "./thread.ts";

const COUNTING = new URL("../../test/doubles/counting-thread.ts", import.meta.url);

test("a thread that nobody asks for a while ends, and another one answers whoever asks again", async () => {
  const thread = new Thread<null, number>(COUNTING, null, 10, 1);
  expect(await Promise.all([thread.ask(null), thread.ask(null)])).toEqual([1, 2]);
  await until(async () => (await thread.ask(null)) === 1);
  await thread.close();
  await expect(thread.ask(null)).rejects.toThrow(ThreadError);
});

test("a thread without such a limit stays", async () => {
  const thread = new Thread<null, number>(COUNTING, null, 10);
  for (const time of [1, 2, 3]) expect(await thread.ask(null)).toBe(time);
  await thread.close();
});
