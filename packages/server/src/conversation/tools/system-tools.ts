import { LanguageTag } from "@hyponema/contract/text";
import type { SystemTool } from "@hyponema/contract/tool-settings";
import { z } from "zod";
import type { Tool, ToolOutcome } from "./toolbox.ts";

const Reason = z.object({ reason: z.string().max(200).optional() });
const Language = z.object({ language: LanguageTag });

/** The product's own tools that act within a call, by name. Variables are never filled into them. */
export const SYSTEM_TOOL_SET: Readonly<Record<SystemTool, Tool>> = {
  end_call: system(
    "end_call",
    "Ends the conversation after this answer. Use it when the user says goodbye or asks to stop, never to avoid a question.",
    { reason: { type: "string", description: "Why the conversation ends, in a few words." } },
    (given) => {
      const reason = Reason.safeParse(given).data?.reason ?? "agent_ended";
      return { result: { ended: true }, isError: false, endsSession: reason };
    },
  ),
  language_detection: system(
    "language_detection",
    "Notes that the user has gone over to another language, so that the conversation goes on in it. Use it as soon as the user speaks or asks for another language than the one you answer in.",
    { language: { type: "string", description: "BCP 47 tag of the language, e.g. de or pt-BR." } },
    (given) => {
      const parsed = Language.safeParse(given);
      if (!parsed.success)
        return { result: { error: "language must be a tag such as de or pt-BR" }, isError: true };
      const { language } = parsed.data;
      return { result: { language, note: "Go on in this language." }, isError: false, language };
    },
  ),
  skip_turn: system(
    "skip_turn",
    "Says nothing and waits for the user. Use it when the user asks for a moment, or was only thinking aloud.",
    { reason: { type: "string", description: "Why you wait, in a few words." } },
    () => ({ result: { waiting: true }, isError: false, skipsTurn: true }),
  ),
};

function system(
  name: SystemTool,
  description: string,
  properties: object,
  run: (given: unknown) => ToolOutcome,
): Tool {
  return {
    name,
    description,
    inputSchema: { type: "object", properties },
    source: "system",
    speakWhileRunning: null,
    run: async (given) => run(given),
  };
}
