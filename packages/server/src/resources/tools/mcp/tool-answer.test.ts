import { describe, expect, test } from "vitest";
import { refuse, reply } from "../../../../test/doubles/mcp.ts";
import { createMcpWorld } from "../../../../test/mcp.ts";
import { toAnswer } from "./tool-answer.ts";

const MOST_BYTES = 256 * 1024;

describe("a tool's answer", () => {
  test("is its texts, joined", () => {
    const content = [
      { type: "text", text: "one" },
      { type: "text", text: "two" },
    ];
    expect(toAnswer({ content })).toEqual({ result: "one\ntwo", isError: false });
    expect(toAnswer({ content, isError: true })).toEqual({ result: "one\ntwo", isError: true });
    expect(toAnswer({ content: [] })).toEqual({ result: "", isError: false });
  });

  test("is its structured content where there is some", () => {
    const content = [{ type: "text", text: "ignored" }];
    expect(toAnswer({ content, structuredContent: { a: [1] } }).result).toEqual({ a: [1] });
    expect(toAnswer({ content, structuredContent: "nonsense" }).result).toBe("ignored");
    expect(toAnswer({ structuredContent: {} }).result).toEqual({});
  });

  test("describes what a language model cannot read", () => {
    const content = [
      { type: "image", data: "AAAA", mimeType: "image/png" },
      { type: "audio", data: "AAAAAAA=", mimeType: "audio/wav" },
      { type: "resource_link", uri: "file:///a", name: "A" },
      { type: "resource", resource: { uri: "file:///b", mimeType: "text/plain", text: "hé" } },
      { type: "resource", resource: { uri: "file:///c", blob: "AAAA" } },
      { type: "hologram" },
      null,
    ];
    expect(toAnswer({ content }).result).toBe(
      [
        "[image: image/png, 3 bytes, not shown]",
        "[audio: audio/wav, 5 bytes, not shown]",
        "[resource: A, file:///a]",
        "[resource: file:///b, text/plain, 3 bytes, not shown]",
        "[resource: file:///c, unknown type, 3 bytes, not shown]",
        "[content of a kind that is not known]",
        "[content of a kind that is not known]",
      ].join("\n"),
    );
  });

  test("is whole up to 256 KiB and cut beyond, between characters", () => {
    const textOf = (text: string) => String(toAnswer({ content: [{ type: "text", text }] }).result);
    expect(textOf("x".repeat(MOST_BYTES))).toHaveLength(MOST_BYTES);
    const cut = textOf(`x${"é".repeat(MOST_BYTES / 2)}`);
    expect(cut).toMatch(
      /^xé+\n\[cut: the tool answered 262145 bytes, of which the first 262144 are shown\]$/,
    );
    const { result } = toAnswer({ structuredContent: { rows: "y".repeat(MOST_BYTES) } });
    expect(result).toMatch(/^\{"rows":"y+\n\[cut: /);
  });
});

describe("a refusal", () => {
  test.each([
    [-32602, "Unknown tool: echo"],
    [-32602, "Tool echo not found"],
    [-32601, "Method not found"],
  ])("by %i, %j, means that the tool is not there", async (code, message) => {
    const { double, call } = await createMcpWorld();
    double.on("tools/call", (response, seen) => refuse(response, seen, code, message));
    await expect(call()).rejects.toMatchObject({ code: "tool-unknown" });
  });

  test.each([
    [-32602, "Invalid arguments: city is required"],
    [-32603, "Tool data not found"],
    [-32000, "Connection closed"],
    [-32001, "Request timed out"],
  ])("by %i, %j, is for the model to read", async (code, message) => {
    const { double, call } = await createMcpWorld();
    double.on("tools/call", (response, seen) => refuse(response, seen, code, message));
    expect(await call()).toEqual({ result: { error: message }, isError: true });
  });

  test("in a result is told apart in the same way", async () => {
    const { double, call } = await createMcpWorld();
    const saying = (text: string) =>
      double.on("tools/call", (response, seen) =>
        reply(response, seen, { isError: true, content: [{ type: "text", text }] }),
      );
    saying("MCP error -32602: Tool echo not found");
    await expect(call()).rejects.toMatchObject({ code: "tool-unknown" });
    saying("Tool echo not found, said a person");
    expect(await call()).toMatchObject({ isError: true });
  });

  test("of any length is cut", async () => {
    const { double, call } = await createMcpWorld();
    double.on("tools/call", (response, seen) => refuse(response, seen, -1, "tool ".repeat(100_000)));
    const { result } = await call();
    expect(result).toEqual({ error: "tool ".repeat(400) });
  });
});
