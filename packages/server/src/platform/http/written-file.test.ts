import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { writtenFile } from "./written-file.ts";

const facts = { name: "a.txt", type: "text/plain" };
const signal = new AbortController().signal;

async function* write() {
  yield "Öl ";
  yield "";
  yield "und Brot\n";
}

test("a written file has the size of its bytes, and a tag that only these bytes have", async () => {
  const file = await writtenFile(facts, write, signal);
  expect(file).toMatchObject({ ...facts, size: 13 });
  expect((await writtenFile(facts, write, signal)).etag).toBe(file.etag);
  const other = await writtenFile(
    facts,
    async function* () {
      yield "Öl und Brot.";
    },
    signal,
  );
  expect(other.etag).not.toBe(file.etag);
});

test("a written file gives every part of its bytes", async () => {
  const whole = Buffer.from("Öl und Brot\n");
  const file = await writtenFile(facts, write, signal);
  for (let from = 0; from <= whole.length; from++) {
    for (let to = from; to <= whole.length; to++) {
      expect((await buffer(file.open(from, to, signal))).equals(whole.subarray(from, to))).toBe(true);
    }
  }
});
