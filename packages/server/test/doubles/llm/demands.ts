import type { Refusal } from "./dialect.ts";
import type { ReceivedRequest } from "./script.ts";

// What vendors refuse whatever they would have said: a turn that goes on without what its model thought before.

// biome-ignore lint/suspicious/noExplicitAny: whatever the client sent
type Body = any;

/** The vendor's refusal of a request that lacks what it demands back with the results of tools; null when it has all. */
export function unmetDemand({ path, body }: ReceivedRequest): Refusal | null {
  if (path.includes(":streamGenerateContent")) return unsignedGemini(path, body);
  if (path.endsWith("/messages")) return thoughtlessAnthropic(body);
  if (path.endsWith("/responses")) return unsealedOpenAi(body);
  if (path.endsWith("/chat/completions")) return incompleteChat(body);
  return null;
}

// Clients may send text where a list would do, or nothing.
function listOf(value: Body): readonly Body[] {
  return Array.isArray(value) ? value : [];
}

/** What stands after the last message of the User's own. */
function underWay(messages: Body, isUsers: (message: Body) => boolean): readonly Body[] {
  const all = listOf(messages);
  return all.slice(all.findLastIndex(isUsers) + 1);
}

// Of models from 3 on: the first call of every round of the turn under way has to be signed.
function unsignedGemini(path: string, { contents }: Body): Refusal | null {
  if (!/models\/gemini-3/.test(path)) return null;
  const rounds = underWay(
    contents,
    ({ role, parts }) => role === "user" && listOf(parts).some(({ text }) => text),
  );
  const unsigned = rounds.some(({ parts }) => {
    const first = listOf(parts).find(({ functionCall }) => functionCall);
    return first && !first.thoughtSignature;
  });
  const message =
    "Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly.";
  return unsigned ? refusal(400, { error: { code: 400, message, status: "INVALID_ARGUMENT" } }) : null;
}

// While it is to think, the turn under way has to begin with a signed thought.
function thoughtlessAnthropic({ thinking, messages }: Body): Refusal | null {
  if (thinking?.type !== "enabled") return null;
  const [first] = underWay(
    messages,
    ({ role, content }) =>
      role === "user" && (typeof content === "string" || listOf(content).some(({ type }) => type === "text")),
  );
  const begun = listOf(first?.content)[0];
  if (!begun || (begun.type === "thinking" && begun.signature)) return null;
  const message = `messages.1.content.0.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`${begun.type}\`.`;
  return refusal(400, { type: "error", error: { type: "invalid_request_error", message } });
}

// What it was told not to keep, it does not find again: thoughts come back with their seal, or not at all.
function unsealedOpenAi({ input, store }: Body): Refusal | null {
  const lost = listOf(input).find(
    ({ type, encrypted_content }: Body) =>
      type === "item_reference" || (type === "reasoning" && store === false && !encrypted_content),
  );
  if (!lost) return null;
  const message = `Item with id '${lost.id}' not found. Items are not persisted when \`store\` is set to false.`;
  return refusal(404, { error: { message, type: "invalid_request_error", param: "input", code: null } });
}

// By the names of the models whose vendors do: Google's signs calls, DeepSeek's wants its thoughts back.
function incompleteChat({ model, messages }: Body): Refusal | null {
  const rounds = underWay(messages, ({ role }) => role === "user").filter(({ tool_calls }) => tool_calls);
  const signed = ({ tool_calls }: Body) => tool_calls[0].extra_content?.google?.thought_signature;
  if (String(model).startsWith("gemini-3") && !rounds.every(signed)) {
    const message = "Function call is missing a thought_signature in functionCall parts.";
    return refusal(400, { error: { code: 400, message, status: "INVALID_ARGUMENT" } });
  }
  if (String(model).startsWith("deepseek") && !rounds.every(({ reasoning_content }) => reasoning_content)) {
    const message = "The `reasoning_content` in the thinking mode must be passed back to the API.";
    return refusal(400, { error: { message, type: "invalid_request_error", param: null, code: null } });
  }
  return null;
}

function refusal(status: number, body: object): Refusal {
  return { status, body: JSON.stringify(body) };
}
