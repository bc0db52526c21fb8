import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { extractDeterministically } from "./extract-by-rules.ts";
import { fold } from "./language/text.ts";
import type { SourceMessage, Statement } from "./statement.ts";

interface Case {
  readonly name: string;
  readonly claimed: boolean;
  readonly timezone: string;
  readonly sessions: readonly {
    readonly at: string;
    readonly messages: readonly { readonly role: "user" | "assistant"; readonly text: string }[];
  }[];
  readonly questions: readonly {
    readonly ask: string;
    readonly current: readonly string[];
    readonly stale: readonly string[];
    readonly stale_pattern?: string;
  }[];
}

const FOLDER = new URL("../../../../../../bench/memory/supersession/", import.meta.url);
const CASES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as Case[]);

// Texts of the statements that hold after all sessions: the last one of each slot.
function currentTexts({ sessions, timezone }: Case): string[] {
  let current: Statement[] = [];
  for (const [number, { at, messages }] of sessions.entries()) {
    const sourceMessages = messages.map(
      ({ role, text }, position): SourceMessage => ({
        id: `${number}-${position}`,
        role,
        name: null,
        text,
        at: new Date(at),
      }),
    );
    const known = current.toReversed();
    const context = { timezone, language: "en", userName: null, known, openFollowUps: [] };
    for (const statement of extractDeterministically(sourceMessages, context).statements) {
      current = current.filter(({ slot }) => slot === null || slot !== statement.slot);
      current.push(statement);
    }
  }
  return current.map(({ text }) => text);
}

test("the suite is as large as it says", () => {
  expect(CASES.filter(({ claimed }) => claimed).length).toBeGreaterThanOrEqual(100);
  expect(CASES.filter(({ claimed }) => !claimed).length).toBeGreaterThanOrEqual(15);
});

test.each(CASES.filter(({ claimed }) => claimed).map((each) => [each.name, each] as const))(
  "%s: what holds is current, and what does not is not",
  (_, each) => {
    const texts = currentTexts(each);
    for (const { ask, current, stale, stale_pattern } of each.questions) {
      const folded = texts.map(fold);
      if (current.length > 0) {
        expect(folded, ask).toSatisfy((all: string[]) =>
          current.some((wanted) => all.some((text) => text.includes(fold(wanted)))),
        );
      }
      for (const wrong of stale) {
        expect(folded, ask).not.toContainEqual(expect.stringContaining(fold(wrong)));
      }
      const pattern = stale_pattern ? new RegExp(stale_pattern, "i") : null;
      expect(texts.filter((text) => pattern?.test(text))).toEqual([]);
    }
  },
);
