/** Patterns for how a message or sentence is meant: jokes, sarcasm, retractions, fiction, instructions. */

const JOKE =
  /\b(?:just kidding|only kidding|i'm kidding|i am kidding|kidding|just joking|only joking|i'm joking|i was joking|i kid|jk|j\/k|april fools?|i'm messing with you|just messing(?: with you)?|pulling your leg|that was a joke|as a joke|got you)\b|(?:^|\s)\/s\b/i;

// Negates the sentence before: "I love Mondays. Not!"
const SENTENCE_NEGATION = /^(?:not|psych|yeah,? right|as if|in my dreams)[!.]?$/i;

const SARCASM =
  /\b(?:yeah,? right|as if|oh,? sure|sure,? sure|in my dreams|in your dreams|lol|lmao|rofl|haha+|not!|dream on|when pigs fly)(?![a-z])/i;

const RETRACTION =
  /^(?:(?:no|oh|sorry|wait|actually|hm+|oops)[,.! ]+)*(?:scratch that|strike that|forget (?:that|it|what i (?:just )?said)|ignore (?:that|my last message|what i (?:just )?said)|never ?mind(?: that)?|i take (?:that|it) back|disregard that|that was wrong|that's not true|that isn't true|that's wrong|i misspoke|i lied)\b/i;

const FICTION =
  /\b(?:pretend(?:ing)?|role-?play(?:ing)?|let's play|act as|make[- ]believe|imagine|in character|my character|in (?:the|my|this|a) (?:novel|book|story|game|movie|film|play|script|dream|song|series|show|scenario|campaign)|the lyrics|the song goes|once upon a time|for the sake of argument|hypothetical(?:ly)?|write (?:me )?(?:a|an|the) (?:story|poem|song|scene|dialogue|script|letter|email|bio|joke)|for example|e\.g\.|example:)/i;

const ROLE_PLAY_BEGINS =
  /\b(?:let's role-?play|let's play (?:a game|pretend)|start (?:a |the )?role-?play|role-?play (?:with me|time)|in this role-?play)\b/i;
const ROLE_PLAY_ENDS =
  /\b(?:end (?:of )?(?:the )?role-?play|stop (?:the )?role-?play(?:ing)?|out of character|back to reality|role-?play (?:is )?over|game over|seriously now|okay,? for real|for real now)\b/i;

const INJECTION =
  /\b(?:(?:ignore|disregard|forget|override|bypass) (?:all |any |your |the |my )*(?:previous |prior |above |earlier )?(?:rules?|instructions?|prompts?|guidelines|guardrails)|system prompt|developer mode|all (?:users|customers|clients) (?:get|are|have|receive|should)|you are now|new instructions?|jailbreak)\b|^\s*(?:system|assistant)\s*:/i;

const CONDITIONAL =
  /\b(?:if|unless|i wish|wishes|suppose|supposing|what if|as though|in theory|plan b|whether|imagine|let's say|had i|were i)\b/i;

const UNREAL =
  /\b(?:would|could|should|might|(?<!\d |\d(?:st|nd|rd|th) |of |in |since |last |next |this |until |till |by |on |to |for |from |around )may(?! \d)|maybe|perhaps|possibly|hopefully|thinking (?:of|about)|thought (?:of|about)|considering|considered|dream(?:ing|t|ed)? (?:of|about)|toying with|tempted|hope to|hoping|want(?:ed)? to|wanna|wishing|(?:almost|nearly) (?=[a-z]+ed\b|went|got|bought|died|lost|took)|supposed to|meant to|debating|on the fence|not sure|unsure|no idea|either .* or|looking into|try(?:ing)? to|feels? like|felt like|seems? like|as much as|rather than|instead of|pretty much)\b/i;

const REPORTED =
  /\b(?:(?:he|she|they|it|you|people|everyone|everybody|someone|somebody|nobody|who|which|(?:my|our|his|her|their|your|the|some|this|that) [a-z-]+(?: [A-Z][a-z]+)?|[A-Z][a-z]+)(?: [a-z]+ly| always| just| also| once| still| even| has| had| have| keeps?)? (?:say|says|said|saying|think|thinks|thought|claims?|claimed|believes?|believed|told|tells|insists?|insisted|assumes?|assumed|jokes?|joked|wrote|writes|reckons?|suspects?|suggests?|suggested|asks?|asked|wonders?|wondered|call(?:s|ed) me)|according to|I (?:never|did not|do not) (?:say|said|tell|told|claim|claimed|think|believe|know)|I heard|I read|rumou?r|they call)\b/;

const QUESTION =
  /^(?:and |but |so |or |well,? |ok(?:ay)?,? |hey,? )*(?:do|does|did|are|is|am|was|were|have|has|can|could|would|will|should|what|whats|what's|where|when's|why|who|whom|whose|how|which)\b/i;

/** "Just kidding": the User does not mean what they said right before. */
export const isJoke = (text: string) => JOKE.test(text) || SENTENCE_NEGATION.test(text);
/** "Yeah, right": the sentence is not meant literally. */
export const isSarcasm = (text: string) => SARCASM.test(text);
const JOKED_ABOUT =
  /^(?:no,? |okay,? |actually,? )*I (?:was|am) (?:just |only )?(?:joking|kidding) about [^,.;]{1,40}[,.;]? */i;
/** "I was joking about that, …": the rest of the sentence is meant. */
export const withoutJokeAdmission = (text: string) => text.replace(JOKED_ABOUT, "");
/**
 * "Scratch that, …" retracts what was said right before. `rest` is the text after it. `before` tells whether it may
 * retract the previous message too: "never mind" and "that's wrong" answer the assistant just as often. Null if nothing
 * is retracted.
 */
export function findRetraction(text: string): { readonly rest: string; readonly before: boolean } | null {
  const match = RETRACTION.exec(text);
  if (!match) return null;
  const rest = text.slice(match[0].length).replace(/^[\s,.:;-]+/, "");
  return {
    rest,
    before: !/never ?mind|forget (?:that|it)|that (?:was|is|isn't|is not)|that's/i.test(match[0]),
  };
}
/** Novels, pretense, texts to write: none of it is about the User. */
export const isFiction = (text: string) => FICTION.test(text);
export const beginsRolePlay = (text: string) => ROLE_PLAY_BEGINS.test(text);
/** The text after the end of a role-play; null if none ends. */
export function afterRolePlay(text: string): string | null {
  const end = ROLE_PLAY_ENDS.exec(text);
  return end ? text.slice(end.index + end[0].length) : null;
}
/**
 * Whether the text tries to instruct the system. Such a message produces no statements at all; the raw turn stays in
 * the conversation.
 */
export const isInstruction = (text: string) => INJECTION.test(text);
/** One condition makes the whole sentence uncertain. */
export const isConditional = (text: string) => CONDITIONAL.test(text);
/** Wishes, possibilities, considerations. */
export const isUnreal = (text: string) => UNREAL.test(text);
/** A question, with or without a question mark. */
export const isQuestion = (text: string) => QUESTION.test(text);

/** The text before reported speech begins. */
export function withoutReportedSpeech(text: string): string {
  const reported = REPORTED.exec(text);
  return reported ? text.slice(0, reported.index) : text;
}

// A long quotation is someone else's words; a short one after "called" or "is" is a quoted name.
const QUOTED = /"([^"]{0,400})"?|(?<=^|[\s(])'([^']{1,200})'(?=$|[\s.,!?)])/g;
const NAMING = /(?:called|named|name is|name's|is|book|film|movie|song|show|game|band|series)[:,]? $/i;

/** Removes quotations. The closing quotation mark may be missing. */
export function withoutQuotations(text: string): string {
  if (!/["']/.test(text)) return text;
  return text.replace(QUOTED, (_, double: string | undefined, single: string | undefined, at: number) => {
    const inside = double ?? single ?? "";
    const short = inside.split(" ").length <= 3 && inside !== "";
    return short && NAMING.test(text.slice(Math.max(0, at - 16), at)) ? inside : " \u00a7 ";
  });
}
