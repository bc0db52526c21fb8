import type { ModelRequest } from "../port.ts";
import { type Instructions, parseInstructions } from "./instructions.ts";
import { addressUser, inFirstPerson, userNameIn } from "./rephrase.ts";
import { bestSentences, sentences, terms } from "./retrieval.ts";

const GREETING =
  /^(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|hallo|hola|bonjour|servus)(?: there)?(?!\p{L})[\s,.!]*/iu;
const THANKS = /^(?:thanks|thank you|many thanks|cheers|danke|merci|gracias)\b/i;
const WHO_ARE_YOU =
  /\b(?:who|what) are you\b|\bare you (?:a |an |really |even )*(?:real|human|person|bot|robot|ai|machine|(?:language )?model)\b|\bwhat model\b/i;
const ABOUT_USER = /\b(?:my|i|me|mine)\b/i;
const ABOUT_AGENT = /\byour (?:name|job|role|task)\b|\b(?:do|can|what do) you do\b/i;
const WHAT_I_SAID =
  /\b(?:what|which|when) (?:did|have) i (?:say|said|tell|told|mention|mentioned)\b|\bdid i (?:say|tell|mention)\b/i;
const MY_NAME = /\bmy name\b|\bwho am i\b|\bwhat am i called\b/i;
const STATES_NAME = /\b(?:[Mm]y name(?: is|'s)|[Ii](?: am|'m)|[Cc]all me|[Tt]his is)\s+\p{Lu}/u;
const QUESTION =
  /\?\s*$|^(?:who|what|when|where|which|why|how|is|are|was|were|do|does|did|can|could|will|would|should|may|tell|give|show|list|explain|describe|find)\b/i;

export const INTRODUCTION =
  "I am Hyponema's offline responder, not a language model: I can only repeat what I was told.";
const NOTHING = "I was told nothing about that.";
const HINT =
  "For real answers, whoever runs this server can set HYPONEMA_LLM_BASE_URL, OPENAI_API_KEY or ANTHROPIC_API_KEY, or add a provider's key to the workspace.";

/** Answers the last message of a conversation. */
export function composeAnswer({ system, messages }: ModelRequest): string {
  const last = messages.at(-1);
  const question = last?.role === "user" ? last.text.trim().replaceAll("’", "'") : "";
  const earlier = messages.flatMap((message) => (message.role === "assistant" ? [message.text] : []));
  const statements = messages
    .slice(0, -1)
    .flatMap((message) => (message.role === "user" ? sentences(message.text.replaceAll("’", "'")) : []))
    .filter((sentence) => !QUESTION.test(sentence))
    // Latest first, so that it wins ties.
    .reverse();
  const instructions = parseInstructions(system);
  if (WHO_ARE_YOU.test(question)) return `${INTRODUCTION}${identity(instructions)}`;
  const answer = reply(question, instructions, statements) ?? noAnswer(earlier);
  return earlier.some((text) => text.includes(INTRODUCTION)) ? answer : `${INTRODUCTION} ${answer}`;
}

function reply(question: string, instructions: Instructions, statements: readonly string[]): string | null {
  if (THANKS.test(question)) return "You are welcome.";
  const asked = question.replace(GREETING, "");
  if (asked !== question && terms(asked).length === 0) return "Hello! What would you like to know?";
  if (WHAT_I_SAID.test(asked)) return youSaid(asked, statements) ?? null;
  if (ABOUT_USER.test(asked)) {
    // A statement about oneself needs an acknowledgment, not an answer.
    if (!QUESTION.test(asked)) return "Noted.";
    const own = aboutUser(asked, instructions, statements);
    if (own) return own;
  }
  if (ABOUT_AGENT.test(asked)) return aboutAgent(asked, instructions);
  return fromSources(asked, instructions) ?? youSaid(asked, statements) ?? aboutUser(asked, instructions, []);
}

function noAnswer(earlier: readonly string[]): string {
  return earlier.some((text) => text.includes(HINT)) ? NOTHING : `${NOTHING} ${HINT}`;
}

function identity({ persona }: Instructions): string {
  const introduction = sentences(persona).find((sentence) => /^You are\b/.test(sentence));
  return introduction ? ` My instructions say: “${introduction}”` : "";
}

/** This conversation takes precedence over memories from others, since it is newer. */
function aboutUser(asked: string, { memory }: Instructions, statements: readonly string[]): string | null {
  const said = youSaid(asked, statements);
  if (said) return said;
  const name = userNameIn(memory);
  const wanted = /\bwho am i\b|\bwhat am i called\b/i.test(asked) ? "name" : asked;
  const remembered = bestSentences(wanted, memory, 2);
  if (remembered.length === 0) return null;
  return remembered.map((statement) => addressUser(statement, name)).join(" ");
}

function youSaid(asked: string, statements: readonly string[]): string | null {
  const named = MY_NAME.test(asked) ? statements.find((sentence) => STATES_NAME.test(sentence)) : undefined;
  const [found] = named ? [named] : bestSentences(asked, statements, 1);
  return found ? `You said: “${found}”` : null;
}

function aboutAgent(asked: string, { persona }: Instructions): string | null {
  const found = bestSentences(asked, sentences(persona), 1);
  const statement = found[0] ?? sentences(persona).find((sentence) => /^You are\b/.test(sentence));
  return statement ? `From what I was told: ${inFirstPerson(statement)}` : null;
}

function fromSources(asked: string, { persona, knowledge }: Instructions): string | null {
  const found = bestSentences(asked, [...sentences(knowledge), ...sentences(persona)], 3);
  return found.length > 0 ? `From what I was told: ${found.map(inFirstPerson).join(" ")}` : null;
}
