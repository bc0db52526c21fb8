import { expect, test } from "vitest";
import { extractDeterministically } from "./extract-by-rules.ts";
import type { ExtractionContext, SourceMessage } from "./statement.ts";

const AT = new Date("2026-04-28T10:00:00Z");

function extract(texts: readonly string[], threads: ExtractionContext["openFollowUps"] = []) {
  const heard = texts.map(
    (text, at): SourceMessage => ({
      id: `m${at}`,
      role: text.startsWith("A: ") ? "assistant" : "user",
      name: null,
      text: text.replace(/^A: /, ""),
      at: AT,
    }),
  );
  return extractDeterministically(heard, {
    timezone: "UTC",
    language: "en",
    userName: null,
    known: [],
    openFollowUps: threads,
  });
}

test("what the assistant promises is open until its day", () => {
  expect(extract(["A: I'll send you the invoice tomorrow."]).followUps).toEqual([
    {
      kind: "promise",
      text: "The assistant promised to send the user the invoice on 29 April 2026.",
      dueAt: new Date("2026-04-29T00:00:00Z"),
      messageId: "m0",
    },
  ]);
});

test("what the User promises is open too", () => {
  expect(extract(["I'll call you back on Friday."]).followUps).toMatchObject([
    { kind: "promise", text: "The user promised to call the assistant back on 1 May 2026." },
  ]);
});

test("politeness is no promise", () => {
  expect(extract(["A: I'll be happy to help.", "A: I will be here."]).followUps).toEqual([]);
});

test.each([
  ["Remind me to call my mum tomorrow.", "The user wants to be reminded: call their mum on 29 April 2026."],
  ["Let's come back to the contract next week.", "The user wants to come back to the contract"],
])("%s", (text, thread) => {
  const [found] = extract([text]).followUps;
  expect(found?.kind).toBe("follow_up");
  expect(found?.text).toContain(thread);
});

test("a question stays open when its answer is put off or never comes, not when it is answered", () => {
  const asked = "When does my warranty end?";
  expect(extract([asked]).followUps).toMatchObject([
    { kind: "question", text: `The user asked: "${asked}"` },
  ]);
  expect(extract([asked, "A: On 3 May 2028."]).followUps).toEqual([]);
  const putOff = extract([asked, "A: Let me check, I'll get back to you."]).followUps;
  expect(putOff.map(({ kind }) => kind).sort()).toEqual(["promise", "question"]);
});

const OPEN = [
  { id: "t1", text: "The user promised to send the signed contract on 4 May 2026." },
  { id: "t2", text: "The assistant promised to refund the delivery fee." },
] as const;

test("a thread is settled by naming what was done", () => {
  expect(extract(["I've sent the signed contract."], OPEN).resolved).toEqual(["t1"]);
  expect(extract(["A: We have refunded the delivery fee."], OPEN).resolved).toEqual(["t2"]);
});

test("a bare done settles the only open thread, never one of two", () => {
  expect(extract(["Done, thanks!"], OPEN.slice(0, 1)).resolved).toEqual(["t1"]);
  expect(extract(["Done, thanks!"], OPEN).resolved).toEqual([]);
});

test("what is not done yet settles nothing", () => {
  expect(extract(["I haven't sent the signed contract yet."], OPEN).resolved).toEqual([]);
  expect(extract(["I'll send the signed contract tomorrow."], OPEN).resolved).toEqual([]);
});

test("what is promised and done in one conversation leaves nothing open", () => {
  expect(extract(["A: I'll send you the invoice.", "A: I have sent you the invoice."]).followUps).toEqual([]);
});
