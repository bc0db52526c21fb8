import { z } from "zod";
import type { Tool } from "./toolbox.ts";

const Arguments = z.object({ reason: z.string().max(200).optional() });

/** Lets the agent end the conversation once its turn is over. */
export const endCall: Tool = {
  name: "end_call",
  description:
    "Ends the conversation after this answer. Use it when the user says goodbye or asks to stop, never to avoid a question.",
  inputSchema: {
    type: "object",
    properties: { reason: { type: "string", description: "Why the conversation ends, in a few words." } },
  },
  async run(given) {
    const parsed = Arguments.safeParse(given);
    const reason = parsed.success ? (parsed.data.reason ?? "agent_ended") : "agent_ended";
    return { result: { ended: true }, isError: false, endsSession: reason };
  },
};
