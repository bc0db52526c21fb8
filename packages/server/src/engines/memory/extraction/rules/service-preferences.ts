import { ATTRIBUTES } from "../attributes.ts";
import { type Draft, sentence } from "../drafts.ts";
import { LANGUAGES } from "../language/lexicon.ts";
import { personName, toThirdPerson, upToBreak } from "../language/noun-phrases.ts";
import { fold, slotKey } from "../language/text.ts";
import type { Knowledge } from "../people/knowledge.ts";

interface ServicePreference {
  readonly of: string;
  readonly value: string | null;
  readonly says: string;
}

type Reader = (m: RegExpExecArray) => ServicePreference | null;

const PART_OF_DAY =
  "((?:in|during|after|before|on|at|while|from|between|past|until|till) [^,;.!?]{2,40}|(?:any ?more|again|at all)?)";

const PREFERENCES: readonly (readonly [RegExp, Reader])[] = [
  [
    /\bkeep (?:it|this|things|(?:your )?(?:answers?|replies|responses|messages|explanations)) (?:really |very |nice and |as )?(short|brief|concise|simple|to the point)\b|\b(?:be|stay) (?:more |very |a bit more )?(?:brief|concise)\b|\b(?:shorter|short|brief|concise) (?:answers?|replies|responses)\b/i,
    () => ({ of: "length", value: "short", says: "wants short answers" }),
  ],
  [
    /\b(?:longer|more detailed|detailed|in-depth) (?:answers?|replies|responses|explanations)\b|\bgo into (?:more )?detail\b|\bbe (?:more )?(?:detailed|thorough)\b/i,
    () => ({ of: "length", value: "long", says: "wants detailed answers" }),
  ],
  [
    /\b(?:speak|talk) (?:a (?:bit|little) )?(?:more )?(slow(?:ly|er)|fast(?:er)?|quick(?:ly|er)|loud(?:ly|er)|quiet(?:ly|er)|clearly)\b/i,
    (m) => ({ of: "pace", value: m[1] ?? "", says: `wants to be spoken to ${m[1]?.toLowerCase()}` }),
  ],
  [
    new RegExp(
      `^(?:(?:please|can you|could you|can we|could we|from now on|always|let's|ok|okay|and|hey|now|then),? )*(?:speak|answer|reply|talk|write|respond|switch|continue)(?: to)?(?: me)?(?: always| only)? (?:in |to )?(${LANGUAGES})(?: (?:with|to) me)?(?=$|[ .,!])`,
      "i",
    ),
    (m) => ({ of: "language", value: m[1] ?? "", says: `wants to be answered in ${capital(m[1])}` }),
  ],
  [
    /\b(?:do not|don't|never|stop|no more|please no) (?:use |using |send |sending )?emojis?\b|\bno emojis?\b|\bwithout emojis?\b/i,
    () => ({ of: "emojis", value: "no", says: "wants no emojis" }),
  ],
  [
    /\b(?:you can|feel free to|please) use emojis\b/i,
    () => ({ of: "emojis", value: "yes", says: "likes emojis in answers" }),
  ],
  [
    /\b(?:be|stay) (?:more |less )?(formal|informal|casual|polite|professional)\b/i,
    (m) => ({
      of: "formality",
      value: m[0].replace(/^\w+ /, ""),
      says: `wants answers to be ${m[0].replace(/^\w+ /, "").toLowerCase()}`,
    }),
  ],
  [
    new RegExp(
      `\\b(?:do not|don't|never|stop) (?:ever )?(?:call|calling|phone|ring|ringing|phoning) me ?${PART_OF_DAY}(?=$|[,;.!?]| because| as | since| please)`,
      "i",
    ),
    noCalls,
  ],
  [
    /\b(?:only |please |always |best to |rather )(?:call|phone|ring) me ((?:in|during|after|before|on|at|between) [^,;.!?]{2,40})/i,
    (m) => ({ of: "calls", value: upToPlease(m[1]), says: `wants to be called ${objectOf(m[1])}` }),
  ],
  [
    /\b(?:I (?:would |'d )?(?:prefer|rather have|would like)|I'd (?:prefer|like)) (?:to be (?:contacted|reached) (?:by|via|through|on) )?(e-?mails?|texts?|text messages|whatsapp|sms|phone calls?|calls|letters|post)(?: (?:over|to|instead of|rather than) [\w -]{2,30})?(?=$|[.,!])/i,
    (m) => contactChannel(m[1]),
  ],
  [
    /\b(?:contact|reach|message|write to|reply to|notify|update) me (?:only |always )?(?:by|via|through|on|per) (e-?mail|text|whatsapp|sms|phone|post|letter|telegram|signal)\b/i,
    (m) => contactChannel(m[1]),
  ],
  [/\b(?:please |just |rather )(e-?mail|text|whatsapp|message) me instead\b/i, (m) => contactChannel(m[1])],
  [
    /\b(?:do not|don't|never|stop) (?:ever )?(?:mention(?:ing)?|bring(?:ing)? up|talk(?:ing)? about|ask(?:ing)? (?:me )?about|remind(?:ing)? me of) (?!it\b|that\b|this\b)([^,;.!?]{2,50}?)(?: (?:again|any ?more|ever|please|with me))*(?=$|[,;.!?])/i,
    (m) => ({
      of: `avoid ${slotKey(m[1] ?? "")}`,
      value: "yes",
      says: `does not want to be spoken to about ${objectOf(m[1])}`,
    }),
  ],
  [
    /\b(?:do not|don't|never|stop) (?:ever )?send(?:ing)? me (?:any |more )*((?!it\b|that\b|this\b)[a-z ]{3,30}?)(?: (?:again|any ?more|please))*(?=$|[,;.!?])/i,
    (m) => ({
      of: `sending ${slotKey(m[1] ?? "")}`,
      value: "no",
      says: `does not want to be sent ${objectOf(m[1])}`,
    }),
  ],
];

const CALL_ME =
  /\b(?:(?:please |just |you can |everyone |everybody |friends |people |they all |always )*call(?:s)? me|I (?:go by|prefer to be called|want to be called|(?:would|'d) like to be called|(?:would|'d) prefer to be called)) "?([^,;!?"]+)/i;
const NOT_CALL_ME = /\b(?:[Dd]o not|[Dd]on't|[Nn]ever|[Ss]top) (?:ever )?call(?:ing)? me "?(\p{Lu}\p{L}+)/u;

/** How the User wants to be served and addressed, from one sentence to the assistant. */
export function servicePreferences(text: string, knowledge: Knowledge): Draft[] {
  if (
    !/\b(?:me|keep|be|speak|talk|stay|answers?|replies|answer|reply|write|emojis?|prefer|detail|responses?|switch|respond|continue|mention|mentioning|bring|bringing|go by)\b/i.test(
      text,
    )
  )
    return [];
  const named = addressPreference(text, knowledge);
  if (named) return [named];
  for (const [pattern, read] of PREFERENCES) {
    const match = pattern.exec(text);
    const preference = match && read(match);
    if (preference)
      return [draft(`user.service.${slotKey(preference.of)}`, preference.value, preference.says, "service")];
  }
  return [];
}

function addressPreference(text: string, knowledge: Knowledge): Draft | null {
  const unwanted = NOT_CALL_ME.exec(text)?.[1];
  const known = knowledge.factIn("user.preferred_name");
  const other = CALL_ME.exec(unwanted ? text.replace(NOT_CALL_ME, "") : text)?.[1];
  const name = other ? personName(other) : null;
  if (
    name &&
    !/\b(?:if|when|used to|did)\b[^,]* call/i.test(text) &&
    other &&
    !/^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)* (?!please|instead|from|now|for|and|not|or)\p{Ll}/u.test(other)
  ) {
    return draft("user.preferred_name", fold(name), `wants to be called ${name}`, "preferred_name");
  }
  if (unwanted && known?.value === fold(unwanted))
    return draft("user.preferred_name", null, `does not want to be called ${unwanted}`, "preferred_name");
  return null;
}

function noCalls(m: RegExpExecArray): ServicePreference | null {
  const time = upToPlease(m[1]).replace(/^(?:any ?more|again|at all)$/, "");
  if (/^\p{Lu}/u.test(time)) return null;
  return {
    of: "calls",
    value: `not ${time}`.trim(),
    says: `does not want to be called${time ? ` ${objectOf(time)}` : ""}`,
  };
}

function contactChannel(said = ""): ServicePreference {
  const name = said
    .toLowerCase()
    .replace(/^e-?mails?$/, "e-mail")
    .replace(/^texts?$|^text messages$/, "text message")
    .replace(/^(?:phone )?calls?$/, "phone");
  return { of: "channel", value: name, says: `prefers to be contacted by ${name}` };
}

function upToPlease(text = ""): string {
  return text.replace(/ (?:please|thanks|because|as|since|any ?more|again)\b.*$/i, "").trim();
}

function objectOf(text = ""): string {
  return toThirdPerson(upToBreak(upToPlease(text)) || upToPlease(text));
}

function capital(word = ""): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function draft(
  slot: string,
  value: string | null,
  says: string,
  attribute: "service" | "preferred_name",
): Draft {
  const { kind, importance, topics } = ATTRIBUTES[attribute];
  return {
    kind,
    text: sentence("The user", says),
    slot,
    value: value === null ? null : fold(value),
    topics,
    importance,
    confidence: 0.9,
    validFrom: null,
    validTo: null,
  };
}
