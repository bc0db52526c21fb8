import { describe, expect, test } from "vitest";
import type { ModelEvent, ModelMessage, ModelRequest } from "../port.ts";
import { INTRODUCTION } from "./answer.ts";
import { offlineResponder } from "./responder.ts";

const SYSTEM = `<memory>
- The user's name is Ana.
- The user likes jasmine tea.
- Ana has two cats called Miso and Udon
- The user's sister lives in Graz
- The user was in Lisbon with their parents
</memory>

You are Mara, the front desk of Hotel Lindenhof. Be friendly and brief.
Breakfast is served from 7:00 to 10:30 in the winter garden.
The pool opens at 8:00 and closes at 21:00.

<knowledge>
<document title="House rules">
# Pets
- Dogs and cats are **welcome** for 15 euros a night.
- Ein Hund kostet fünfzehn Euro.
</document>
</knowledge>`;

const END_CALL = { name: "end_call", description: "Ends the conversation.", inputSchema: { type: "object" } };

/** Runs a conversation: the User's lines with the responder's answers. */
async function talk(lines: readonly string[], given: Partial<ModelRequest> = {}) {
  const messages: ModelMessage[] = [];
  const answers: string[] = [];
  let events: ModelEvent[] = [];
  for (const text of lines) {
    messages.push({ role: "user", text });
    events = [];
    const request = { system: SYSTEM, messages, tools: [], settings: {}, ...given };
    for await (const event of offlineResponder.stream(request, new AbortController().signal)) {
      events.push(event);
    }
    const answer = events.map((event) => (event.type === "text" ? event.text : "")).join("");
    answers.push(answer);
    messages.push({ role: "assistant", text: answer, toolCalls: [] });
  }
  return { answers, last: answers.at(-1) ?? "", events };
}

/** The answer to a question, once the responder has introduced itself. */
async function answerTo(...lines: string[]): Promise<string> {
  return (await talk(["Hello", ...lines])).last;
}

describe("the offline responder says what it is", () => {
  test("in its first answer, and not again", async () => {
    const { answers } = await talk(["When is breakfast?", "And the pool?"]);
    expect(answers[0]).toContain(INTRODUCTION);
    expect(answers[1]).not.toContain(INTRODUCTION);
  });

  test.each([
    "Who are you?",
    "What are you",
    "Are you a real person?",
    "are you an AI?",
    "What model are you?",
  ])("when it is asked: %s", async (question) => {
    expect(await answerTo(question)).toBe(
      `${INTRODUCTION} My instructions say: “You are Mara, the front desk of Hotel Lindenhof.”`,
    );
  });

  test("as its provider and model", () => {
    expect([offlineResponder.provider, offlineResponder.model]).toEqual(["offline", "offline-responder"]);
  });
});

describe("the offline responder answers", () => {
  test("from its instructions", async () => {
    expect(await answerTo("When is breakfast served?")).toBe(
      "From what I was told: Breakfast is served from 7:00 to 10:30 in the winter garden.",
    );
    expect(await answerTo("what time does the pool close?")).toBe(
      "From what I was told: The pool opens at 8:00 and closes at 21:00.",
    );
  });

  test("from documents, without their markup", async () => {
    expect(await answerTo("Are dogs welcome?")).toBe(
      "From what I was told: Dogs and cats are welcome for 15 euros a night.",
    );
    expect(await answerTo("Was kostet ein Hund?")).toContain("Ein Hund kostet fünfzehn Euro.");
  });

  test("about the agent in the first person", async () => {
    expect(await answerTo("What is your name?")).toBe(
      "From what I was told: I am Mara, the front desk of Hotel Lindenhof.",
    );
  });

  test.each([
    ["What is my name?", "Your name is Ana."],
    ["Who am I?", "Your name is Ana."],
    ["What kind of tea do I like?", "You like jasmine tea."],
    ["What are my cats called?", "You have two cats called Miso and Udon."],
    ["Where does my sister live?", "Your sister lives in Graz."],
    ["Have I been in Lisbon?", "You were in Lisbon with your parents."],
  ])("%s from memory: %s", async (question, answer) => {
    expect(await answerTo(question)).toBe(answer);
  });

  test("from what the User said in this conversation, the latest first", async () => {
    expect(await answerTo("I'm Bo, by the way.", "What's my name?")).toBe("You said: “I'm Bo, by the way.”");
    expect(await answerTo("I am allergic to nuts.", "Okay", "What did I say about nuts?")).toBe(
      "You said: “I am allergic to nuts.”",
    );
    expect(await answerTo("My room is 12.", "Sorry, my room is 14.", "Which room is my room?")).toBe(
      "You said: “Sorry, my room is 14.”",
    );
  });

  test("honestly when it finds nothing, with the operator's hint once", async () => {
    const { answers } = await talk(["Hi", "Who won the world cup?", "Is there a helicopter?"]);
    expect(answers[1]).toMatch(/^I was told nothing about that\. .*HYPONEMA_LLM_BASE_URL/);
    expect(answers[2]).toBe("I was told nothing about that.");
  });

  test("the same to the same", async () => {
    expect(await answerTo("Where is breakfast?")).toBe(await answerTo("Where is breakfast?"));
  });
});

describe("the offline responder is polite", () => {
  test.each(["Hi", "hello!", "Good morning, ", "Hey there"])("and greets back: %s", async (greeting) => {
    expect(await answerTo(greeting)).toBe("Hello! What would you like to know?");
  });

  test("and answers a question that comes with a greeting", async () => {
    expect(await answerTo("Hi, when is breakfast?")).toContain("7:00");
  });

  test("and thanks for thanks", async () => {
    expect(await answerTo("Thanks a lot")).toBe("You are welcome.");
  });

  test("and takes note of what it is told", async () => {
    expect(await answerTo("My flight leaves at noon.")).toBe("Noted.");
  });
});

describe("a goodbye", () => {
  test.each(["Bye!", "Okay, goodbye", "That's all", "thank you, bye"])("ends the call: %s", async (line) => {
    const { events } = await talk([line], { tools: [END_CALL] });
    expect(events.at(-2)).toMatchObject({ type: "tool-call", name: "end_call" });
    expect(events.at(-1)).toMatchObject({ type: "finish", reason: "tool-calls" });
  });

  test("is returned when there is no such tool, and once the call has ended", async () => {
    expect((await talk(["Bye"])).last).toBe("Goodbye!");
    const results = [{ callId: "c", name: "end_call", result: { ended: true }, isError: false }];
    const messages: ModelMessage[] = [
      { role: "user", text: "Bye" },
      { role: "assistant", text: "", toolCalls: [{ callId: "c", name: "end_call", arguments: {} }] },
      { role: "tool", results },
    ];
    expect((await talk([""], { messages, tools: [END_CALL] })).last).toBe("Goodbye!");
  });

  test("inside a word is none", async () => {
    const { events } = await talk(["Byelaws of the house?"], { tools: [END_CALL] });
    expect(events.some((event) => event.type === "tool-call")).toBe(false);
  });
});

describe("an offline answer", () => {
  test("streams word by word and ends with an estimate of its size", async () => {
    const { events, last } = await talk(["Hello"]);
    expect(events.filter((event) => event.type === "text")).toHaveLength(last.split(" ").length);
    expect(events.at(-1)).toMatchObject({ type: "finish", reason: "stop", usage: { estimated: true } });
  });

  test("stops when it is cancelled", async () => {
    const cancel = new AbortController();
    const request = {
      system: SYSTEM,
      messages: [{ role: "user" as const, text: "Hi" }],
      tools: [],
      settings: {},
    };
    const said: ModelEvent[] = [];
    await expect(async () => {
      for await (const event of offlineResponder.stream(request, cancel.signal)) {
        said.push(event);
        cancel.abort();
      }
    }).rejects.toMatchObject({ kind: "cancelled" });
    expect(said).toHaveLength(1);
  });
});
