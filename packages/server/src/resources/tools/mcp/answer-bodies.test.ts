import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { faultIn, toBody, untilAnswered, within } from "./answer-bodies.ts";

const never = new AbortController().signal;

async function* chunksOf(...chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

/** The messages of an event stream, without what stood in it before. */
function lastEventsIn(stream: string): unknown[] {
  const lines = stream.split("\n").filter((line) => line.startsWith('data: {"jsonrpc"'));
  return lines.map((line) => JSON.parse(line.slice("data: ".length)));
}

describe("the event stream of an answer", () => {
  test("that ends fails the request, and answers it so that nobody asks for the rest", async () => {
    const stream = await text(untilAnswered(chunksOf("event: message\nda"), 7, never));
    expect(stream).toMatch(/^event: message\nda\n\n/);
    expect(lastEventsIn(stream)).toEqual([
      { jsonrpc: "2.0", id: 7, error: expect.objectContaining({ code: -32000 }) },
      { jsonrpc: "2.0", id: 7, result: {} },
    ]);
  });

  test.each([[["id: 1\n\n"]], [["data: x\r\nid", ": 1\r\n"]], [["data: x\n", "i", "d", ":1\n"]]])(
    "that has event IDs, as in %j, ends as it is, since it may go on elsewhere",
    async (chunks) => {
      expect(await text(untilAnswered(chunksOf(...chunks), 7, never))).toBe(chunks.join(""));
    },
  );

  test("that has event IDs does not go on elsewhere when it is too large, or nobody waits", async () => {
    const large = within({ left: 10 }, chunksOf("id: 1\n\n", "x".repeat(10)));
    expect(lastEventsIn(await text(untilAnswered(large, 7, never)))).toHaveLength(2);
    expect(lastEventsIn(await text(untilAnswered(chunksOf("id: 1\n"), 7, AbortSignal.abort())))).toHaveLength(
      2,
    );
  });

  test("is not said to have event IDs by what only looks like one", async () => {
    const stream = await text(untilAnswered(chunksOf('data: "id:"\n', "invalid: 1\n"), 7, never));
    expect(lastEventsIn(stream)).toHaveLength(2);
  });

  test("tells why it failed, in our words alone", async () => {
    const large = within({ left: 0 }, chunksOf("x"));
    const [failed] = lastEventsIn(await text(untilAnswered(large, 7, never))) as [
      { error: { data: object } },
    ];
    expect(faultIn(failed.error.data)).toMatchObject({ code: "too-large" });
    for (const other of [
      null,
      "too-large",
      {},
      { ...failed.error.data, more: 1 },
      { "hyponema/fault": "toString" },
    ]) {
      const fault = faultIn(other);
      expect(fault === null || fault.message === "The MCP server sent more than is allowed.").toBe(true);
    }
  });
});

test("a body that is not wanted is given up, and done with once", async () => {
  const calls: string[] = [];
  const hooks = { cancel: () => calls.push("cancel"), done: () => calls.push("done") };
  await toBody(chunksOf("x"), hooks).cancel();
  expect(calls.splice(0)).toEqual(["cancel", "done"]);
  expect(await text(toBody(chunksOf("x", "y"), hooks))).toBe("xy");
  expect(calls.splice(0)).toEqual(["done"]);
  const broken = toBody(within({ left: 0 }, chunksOf("x")), hooks);
  await expect(text(broken)).rejects.toMatchObject({ code: "too-large" });
  expect(calls).toEqual(["done"]);
});
