import { expect, test } from "vitest";
import { extractDeterministically } from "./extractor.ts";
import type { ExtractionContext, HeardMessage } from "./statement.ts";

const CONTEXT: ExtractionContext = {
  timezone: "Europe/Lisbon",
  language: "en",
  userName: null,
  known: [],
  threads: [],
};

function heard(...texts: string[]): HeardMessage[] {
  return texts.map((text, at) => ({
    id: `m${at}`,
    role: text.startsWith("A: ") ? "assistant" : "user",
    name: null,
    text: text.replace(/^A: /, ""),
    at: new Date("2026-04-28T10:00:00Z"),
  }));
}

function said(...texts: string[]): string[] {
  return extractDeterministically(heard(...texts), CONTEXT).statements.map(({ text }) => text);
}

test("two facts of one sentence are two statements, dated absolutely", () => {
  expect(said("I moved to Porto last month and started at Siemens.")).toEqual([
    "The user lives in Porto, having moved there in March 2026.",
    "The user works at Siemens.",
  ]);
});
