import { type LanguageModel, ModelError, type ModelEvent, type ModelRequest } from "../port.ts";
import { composeAnswer } from "./answer.ts";

const NAME = "offline-responder";
const CHARACTERS_PER_TOKEN = 4;
const GOODBYE =
  /^(?:ok(?:ay)?[,.]? |thanks?,? |thank you,? )*(?:bye|goodbye|good night|see you|so long|farewell|that's all|that is all|that will be all|hang up|tschüss|auf wiedersehen|adiós|au revoir)(?!\p{L})/iu;

/**
 * Answers without a language model, and says so: repeats the sentences of its instructions, memories, documents and
 * conversation that match the question best. Deterministic. Of the tools it only uses `end_call`, when the User says
 * goodbye.
 */
export const offlineResponder: LanguageModel = {
  provider: "offline",
  model: NAME,
  capabilities: { followsInstructions: false },
  stream: (request, signal) => respond(request, signal),
};

async function* respond(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  throwIfCancelled(signal);
  const last = request.messages.at(-1);
  const bye = last?.role === "user" && GOODBYE.test(last.text.trim().replaceAll("’", "'"));
  if (bye && request.tools.some((tool) => tool.name === "end_call")) {
    const call = { callId: `call_offline_${request.messages.length}`, name: "end_call" };
    const argumentsText = '{"reason":"the user said goodbye"}';
    yield { type: "tool-call-delta", ...call, argumentsText };
    yield { type: "tool-call", ...call, argumentsText };
    yield finish("tool-calls", request, argumentsText);
    return;
  }
  const text = bye || last?.role === "tool" ? "Goodbye!" : composeAnswer(request);
  for (const piece of text.match(/\S+\s*/g) ?? []) {
    yield { type: "text", text: piece };
    throwIfCancelled(signal);
  }
  yield finish("stop", request, text);
}

function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new ModelError("cancelled", "The answer was cancelled.");
}

function finish(reason: "stop" | "tool-calls", request: ModelRequest, text: string): ModelEvent {
  const prompt = request.system.length + JSON.stringify(request.messages).length;
  return {
    type: "finish",
    reason,
    usage: {
      promptTokens: Math.ceil(prompt / CHARACTERS_PER_TOKEN),
      completionTokens: Math.ceil(text.length / CHARACTERS_PER_TOKEN),
      cachedPromptTokens: 0,
      cacheWriteTokens: 0,
      estimated: true,
    },
  };
}
