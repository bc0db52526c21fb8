import { type LanguageModel, ModelError, type ModelEvent, type ModelRequest } from "../port.ts";
import { bestSentences, sentences, terms } from "./retrieval.ts";

const NAME = "offline-responder";
const CHARACTERS_PER_TOKEN = 4;

const GREETING = /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|hallo|hola|bonjour|servus)\b/i;
const THANKS = /^(?:thanks|thank you|cheers|danke|merci|gracias)\b/i;
const GOODBYE = /^(?:bye|goodbye|good night|see you|that's all|that is all)\b/i;
const WHO_ARE_YOU =
  /\b(?:who|what) are you\b|\bare you (?:a|an) (?:human|person|bot|robot|ai|machine|(?:language )?model)\b/i;
const ABOUT_ME = /\b(?:my|i|me|mine)\b/i;

const INTRODUCTION =
  "I am Hyponema's offline responder, not a language model: I can only repeat what I was told.";
const NOTHING =
  "I was told nothing about that. To get real answers, set HYPONEMA_LLM_BASE_URL, OPENAI_API_KEY or ANTHROPIC_API_KEY and start the server again.";

/**
 * Answers without any language model, and says so: it picks the sentences of its instructions, of what is known of the
 * User, of the documents and of the conversation that fit the question best, and repeats them. Deterministic.
 */
export const offlineResponder: LanguageModel = {
  provider: "offline",
  model: NAME,
  stream: (request, signal) => respond(request, signal),
};

async function* respond(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  const last = request.messages.at(-1);
  const question = last?.role === "user" ? last.text.trim() : "";
  const goodbye = GOODBYE.test(question) && request.tools.some((tool) => tool.name === "end_call");
  if (goodbye) {
    const call = { callId: `call_offline_${request.messages.length}`, name: "end_call" };
    yield { type: "tool-call", ...call, argumentsText: '{"reason":"the user said goodbye"}' };
    yield finish("tool-calls", request, "");
    return;
  }
  const text = last?.role === "tool" ? "Goodbye!" : compose(request, question);
  for (const piece of text.match(/\S+\s*/g) ?? []) {
    if (signal.aborted) throw new ModelError("cancelled", "The answer was cancelled.");
    yield { type: "text", text: piece };
  }
  yield finish("stop", request, text);
}

function compose(request: ModelRequest, question: string): string {
  if (WHO_ARE_YOU.test(question)) return INTRODUCTION;
  const introduced = request.messages.some(
    (message) => message.role === "assistant" && message.text.includes(INTRODUCTION),
  );
  const answer = reply(request, question);
  return introduced ? answer : `${INTRODUCTION} ${answer}`;
}

function reply(request: ModelRequest, question: string): string {
  if (THANKS.test(question)) return "You are welcome.";
  const wanted = terms(question.replace(GREETING, ""));
  if (GREETING.test(question) && wanted.length === 0) return "Hello! What would you like to know?";
  const told = request.messages
    .slice(0, -1)
    .flatMap((message) => (message.role === "user" ? sentences(message.text) : []))
    .filter((sentence) => !sentence.endsWith("?"));
  const own = bestSentences(wanted, told, 1);
  if (ABOUT_ME.test(question) && own.length > 0) return `You said: “${own.join(" ")}”`;
  const found = bestSentences(wanted, sentences(withoutTags(request.system)), 2);
  if (found.length > 0) return found.join(" ");
  return own.length > 0 ? `You said: “${own.join(" ")}”` : NOTHING;
}

function withoutTags(system: string): string {
  return system.replace(/<\/?[a-z_-]+>/g, "\n").replace(/^- /gm, "");
}

function finish(reason: "stop" | "tool-calls", request: ModelRequest, text: string): ModelEvent {
  const prompt = request.system.length + request.messages.reduce((sum, message) => sum + sizeOf(message), 0);
  return {
    type: "finish",
    reason,
    usage: {
      promptTokens: Math.ceil(prompt / CHARACTERS_PER_TOKEN),
      completionTokens: Math.ceil(text.length / CHARACTERS_PER_TOKEN),
      cachedPromptTokens: 0,
    },
  };
}

function sizeOf(message: ModelRequest["messages"][number]): number {
  return "text" in message ? message.text.length : 0;
}
