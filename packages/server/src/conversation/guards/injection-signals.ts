import { Folder } from "./folding.ts";
import { LANGUAGES } from "./injection-languages.ts";

/** Why a text is suspicious. */
export type Reason =
  | "instruction-override"
  | "role-impersonation"
  | "exfiltration"
  | "hidden-text"
  | "encoded-payload"
  | "tool-hijacking"
  | "addresses-the-model";

/** Words of which one of each list must stand near the first, in folded text. */
export interface Signal {
  readonly reason: Reason;
  /** Beginnings of words, as alternatives that are bounded, so that looking for them takes linear time. */
  readonly parts: readonly RegExp[];
  /** How far apart they may be, in characters. */
  readonly within: number;
  /** Whether each list's word must come after that of the list before. */
  readonly ordered: boolean;
}

const STRONG = "instruction|prompt|directive|guideline|programming|guardrail|safeguard|everything";
const WEAK = "rule|restriction|polic|command|order|constraint|training|filter";
const SET_ASIDE =
  "ignor|disregard|forget|bypass|overrid|overrul|neglect|discard|set aside|supersede|abandon|stop following|stop obeying|not follow|not obey|don't follow|don't obey|no longer apply|pay no attention|put aside";
const SAY =
  "print|reveal|show|repeat|output|display|leak|disclos|recit|dump|share|summari|translat|encod|expos|tell me|give me|write out|what is|what are|what was|what were";
const SECRET_WORDS = [
  "system",
  "initial",
  "hidden",
  "original",
  "secret",
  "internal",
  "developer",
  "confidential",
]
  .flatMap((kind) =>
    ["prompt", "instruction", "message", "directive", "rules"].map((what) => `${kind} ${what}`),
  )
  .concat("secret developer message", "confidential system message", "your prompt", "your full prompt")
  .join("|");
const OF_THE_USER = [
  "whole",
  "entire",
  "full",
  "all",
  "every",
  "user's",
  "users'",
  "the user",
  "customer's",
  "chat",
]
  .flatMap((whose) =>
    "conversation|history|transcript|record|email|e-mail|phone|password|address|data|contact|card|message|detail|customer"
      .split("|")
      .map((what) => `${whose} ${what}`),
  )
  .join("|");

const ENGLISH: readonly Signal[] = [
  near(
    "instruction-override",
    70,
    SET_ASIDE,
    "previous|prior|earlier|above|preceding|original|initial|existing|your |all |any |every|system|you were|developer|before this|older|outdated",
    STRONG,
  ),
  near(
    "instruction-override",
    50,
    SET_ASIDE,
    "your |system|you were given|you have been given|told you",
    WEAK,
  ),
  near(
    "instruction-override",
    20,
    SET_ASIDE,
    "all previous|all prior|all earlier|all the previous|all your",
    WEAK,
  ),
  near(
    "instruction-override",
    90,
    "pretend|act as|play |imagine|you are now|you're now|answer|respond|reply",
    "unrestricted|uncensored|unfiltered|no rules|no restrictions|no limits|no content policy|without any rules|without any filters|without filters|without restrictions|without any restrictions|never refuses|free of the usual",
    "ai |ai,|model|you |assistant|answer",
  ),
  near(
    "instruction-override",
    5,
    "from now on",
    "respond|reply|answer|speak only|act as|only |always|never|you must|you shall|you will only|you are an unrestricted|you obey",
  ),
  near(
    "instruction-override",
    12,
    "your actual|your real|your true|your only|your new|the real",
    "instruction|task|goal|objective|mission",
  ),
  near(
    "instruction-override",
    0,
    "do anything now|god mode|dan mode|jailbreak mode|do as this page says|do as this text says|follow the steps in this note",
  ),
  near(
    "role-impersonation",
    120,
    "this is|message from|i am|i'm|on behalf of",
    "your developer|your creator|your administrator|your operator|the developers|system administrator|openai|anthropic|deepmind",
    "authori|permission|you may|you must|allowed|grant|comply|skip|ignore|unlock|disable",
  ),
  inOrder("exfiltration", 60, SAY, SECRET_WORDS),
  inOrder(
    "exfiltration",
    12,
    "repeat|print|output|recite|copy|echo",
    "everything above|everything before|all text above|all the text above|the text above|the words above|all of the above|what is written above",
  ),
  inOrder(
    "exfiltration",
    90,
    "send|forward|upload|post |append|transmit|exfiltrat|email|submit|copy|deliver|leak|attach|encode|bcc",
    OF_THE_USER,
    "http|www|webhook|to this address|to this url|[a-z0-9.-]{1,40}@[a-z0-9]",
  ),
  near(
    "exfiltration",
    90,
    "include|add |put|list|give|send|show|reveal",
    "api key|password|credential|secret|token",
    "you have seen|you were given|you have access|your next answer|your answer|your next reply|your reply|your response",
  ),
  near(
    "tool-hijacking",
    100,
    "call|invok|use |run |execut|trigger|launch|activat",
    "[a-z]{1,40}_[a-z]|tool\\b|function\\b|command\\b|plugin\\b",
    "without asking|without telling|without confirm|without inform|without approval|without permission|silently|secretly|before answering|before replying|before responding|not mention it|not mention this|keep this secret",
  ),
  inOrder(
    "tool-hijacking",
    40,
    "not tell|not inform|not mention|not notify|not alert|don't tell|don't mention|don't inform|keep this secret from|keep it secret from|hide this from|without telling|never mention",
    "the user|the customer|the caller|the human|in your reply|in your answer|in your response",
  ),
  near(
    "addresses-the-model",
    12,
    "attention|note |message|memo|notice|hey|dear|hello|instructions for|instructions to|p.s. to",
    "ai assistants|ai agents|ai models|language model|llm|chatbot|to the model|the ai ",
  ),
  near(
    "addresses-the-model",
    6,
    "if you are|if you're|when you are|since you are|as you are|because you are",
    "an ai|a language model|an llm|a large language|a chatbot|a virtual assistant|an automated agent",
  ),
  near(
    "addresses-the-model",
    10,
    "ai agents|ai assistants|ai models|llms|language models|ai bots",
    "reading|processing|must|visiting|summari|should say|should answer|should recommend",
  ),
  inOrder(
    "encoded-payload",
    70,
    "decod",
    "base64|rot13|hex|cipher|the following|this text",
    "follow|carry out|execut|do what|apply|obey|run it|act on",
  ),
];

/** All signals, in the order of their reasons' first mention. */
export const SIGNALS: readonly Signal[] = [
  ...ENGLISH,
  ...LANGUAGES.flatMap(({ setAside, which, what, say, secret }) => [
    near("instruction-override", 60, setAside, which, what),
    near("exfiltration", 40, say, secret),
  ]),
];

function near(reason: Reason, within: number, ...parts: readonly string[]): Signal {
  return { reason, within, ordered: false, parts: parts.map(beginnings) };
}

function inOrder(reason: Reason, within: number, ...parts: readonly string[]): Signal {
  return { reason, within, ordered: true, parts: parts.map(beginnings) };
}

// The lists are folded as the texts are. A word's beginning is told by ASCII only: elsewhere any place will do.
function beginnings(alternatives: string): RegExp {
  const folded = new Folder().push(alternatives, true).map(({ plain }) => plain);
  return new RegExp(`(?:^|(?![a-z0-9])|(?<![a-z0-9]))(?:${folded.join("")})`, "g");
}
