import { expect, test } from "vitest";
import { conversationMessages } from "./compose.ts";

test.each(["", " ", "\n\t "])("an answer of %j is not shown to the model: vendors refuse it", (text) => {
  const said = [
    { role: "user", text: "Hello", toolCall: null },
    { role: "assistant", text, toolCall: null },
    { role: "assistant", text: " Yes. ", toolCall: null },
  ] as const;
  expect(conversationMessages(said)).toEqual([
    { role: "user", text: "Hello" },
    { role: "assistant", text: " Yes. ", toolCalls: [] },
  ]);
});
