import type { Day } from "./language/calendar.ts";
import type { RawClause } from "./language/clauses.ts";
import { ADVERBS } from "./language/lexicon.ts";
import { readTime, type TimeReference } from "./language/time-expressions.ts";
import { type VerbPhrase, verbPhrase } from "./language/verb-phrase.ts";
import { isPast } from "./language/verbs.ts";
import type { Knowledge, PersonReference } from "./people/knowledge.ts";
import { USER } from "./people/knowledge.ts";
import { OWN_RELATION, relationOf } from "./people/relations.ts";

/** One clause as the rules read it. */
export interface Clause extends VerbPhrase {
  readonly who: PersonReference;
  /** "name" in "my name is …", "the flight" in "the flight is …". The phrase is about this noun then. */
  readonly subjectNoun: string | null;
  readonly when: TimeReference | null;
  readonly recurring: string | null;
  /** A time of day without a day, in minutes after midnight. */
  readonly minutes: number | null;
  /** Starts with "Actually, …" or "no, …": corrects an earlier statement. */
  readonly corrects: boolean;
  /** Starts with "I think …". */
  readonly hedged: boolean;
  /** The whole clause with contractions expanded. */
  readonly raw: string;
}

const LEAD =
  /^(?:well|so|oh|ok|okay|yes|yeah|yep|yup|sure|no|nope|hi|hello|hey|wow|um+|uh+|hmm+|anyway|also|and|but|plus|or|then|by the way|btw|actually|honestly|to be honest|tbh|in fact|fyi|guess what|you know(?: what)?|as you know|(?:good|bad|great|big|sad|some) news|(?:quick |small |little )?update|sorry|unfortunately|sadly|luckily|thankfully|fortunately|finally|remember(?: that)?|please (?:note|remember)(?: that)?|note that|just so you know|(?:I (?:just )?(?:wanted|want) to|let me) (?:tell you|say|let you know|mention|add)(?: that)?|I (?:should|forgot to|must|have to|need to) (?:mention|say|admit|tell you|add)(?: that)?|I (?:already )?told you(?: that)?|I (?:said|mentioned)(?: that)?|the thing is|the truth is|(?:it )?turns out(?: that)?|as of (?:today|now)|correction|wait|now|today|for now|nowadays|these days|right now|at the moment|currently|thanks|thank you|I (?:think|guess|believe|suppose|am (?:pretty |quite )?sure)(?: that)?|I mean|in the end|after all|not sure I told you|to answer your question|for the record|as I said|like I said|(?:it's|it is) true(?: that)?|I am (?:happy|glad|proud|excited|sorry|sad) to (?:say|report|announce)(?: that)?|besides|first of all|first|second|lastly|previously|originally|recently|still|in short|long story short|fun fact|full disclosure|PS|p\.s\.|ps)(?:[,:!.\s-]+|$)/i;

// "After the divorce I …".
const AFTER_EVENT =
  /^(?:since (?:we|our) last \p{Ll}+|since we (?:spoke|talked|chatted|met) last|just|(?:after|since|because of|due to|following|thanks to) (?:the|my|our|that|this|a) \p{Ll}+(?: \p{Ll}+)?),? (?=(?:I|we) )/iu;
const CORRECTING = /^(?:no|nope|actually|sorry|correction|wait|I mean|oops)$/i;
const HEDGE = /^I (?:think|guess|believe|suppose)/i;
const GREETING =
  /^(?:hi|hello|hey|thanks|thank you|wow|yeah|yes|aw+|oh|so true|totally)(?:,? (?:a lot|so much|man|guys|everyone))?,? \p{Lu}\p{Ll}+[,!.-]+\s*/u;

interface StrippedLead {
  readonly rest: string;
  readonly corrects: boolean;
  readonly hedged: boolean;
}

function stripLead(text: string): StrippedLead {
  let rest = text.replace(GREETING, "");
  let corrects = false;
  let hedged = false;
  rest = rest.replace(AFTER_EVENT, "");
  for (let round = 0; round < 6; round++) {
    const lead = LEAD.exec(rest);
    if (!lead) break;
    const word = lead[0].replace(/[\s,:!.-]+$/, "");
    corrects ||= CORRECTING.test(word);
    hedged ||= HEDGE.test(word);
    rest = rest.slice(lead[0].length);
  }
  return { rest, corrects, hedged };
}

interface Subject {
  readonly who: PersonReference;
  readonly subjectNoun: string | null;
  readonly rest: string;
}

const RELATED = new RegExp(
  `^(?:and )?${OWN_RELATION.replace("\\b", "")}(?:,? (?!I\\b)(\\p{Lu}[\\p{L}'-]*\\p{L})(?: \\p{Lu}\\p{Ll}+)?)?('s)?,?\\s+(.+)$`,
  "u",
);
// A verb must follow a relation: "my dentist appointment is …" is about an appointment, not about a dentist.
const STARTS_WITH_VERB =
  /^(?:(?:and|also|just|now|still|really|never|always|no longer|recently|actually|currently|finally|usually|both|often|only|already|who|not|so) )*(?:am|is|are|was|were|have|has|had|do|does|did|will|would|can|could|should|might|may|must|used|I|me|[a-z]+(?:s|ed)|came|went|got|became|began|left|lost|quit|broke|passed|sold|bought|told|said|met|made|gave|ran|won|found|started|taught|grew|fell|name|birthday|favou?rite|e?-?mail|phone|number|job|age|wife|husband|an?|the|called|named|in|at|at|[a-z]+ing)\b/;
const OWN_NOUN =
  /^([Mm]y|[Oo]ur) ([\w'\u00c0-\u017f -]{2,50}?) ((?:is|was|are|were|has|have|had|will|got|gets|did|does|used|no longer)\b.*)$/;
const DEFINITE_NOUN = /^([Tt]he [\w' -]{2,40}?) ((?:is|was|has|have|will|got|gets|are)\b.*)$/;
const POSSESSED_NOUN = /^([\w -]{2,40}?) ((?:is|was|are|has|will|got)\b.*)$/;
const NAME_SUBJECT =
  /^(?!I\b)(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?:'s(?= (?:a|an|the|not|been|\w+ing|\w+ed)\b))? (\p{Ll}.+)$/u;
const NOT_SUBJECTS =
  /^(?:The|This|That|These|Those|There|It|You|He|She|They|We|My|Our|Your|His|Her|Their|When|While|After|Before|Since|As|If|Because|Although|What|Where|Why|How|Who|Which|Not|Never|Just|Really|Very|Too|Some|Any|All|Every|Each|Most|Many|Much|More|One|Two|Three|Can|Could|Would|Should|Will|Do|Does|Did|Have|Has|Had|Is|Are|Was|Were|Let|Please|Maybe|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|In|On|At|By|For|From|With|To|Of|Got|Been|Being|Going|Glad|Nice|Good|Great|Hope|Looking|Sounds|Work|Life|People|Someone|Everyone|Nobody|Nothing|Everything|Christmas|Easter|English|German|French|Spanish|Italian)$/;
const NOT_A_NAME =
  /^(?:Is|Was|Has|Had|Will|And|Or|But|Who|Just|Also|Got|Died|Works|Lives|Says|Said|Loves|Likes|Moved|Called|Named|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December)$/;

function subjectOf(text: string, context: ClauseContext): Subject | null {
  const first = /^(?:I|we|We|us both)\s+(?:both |all )?(.+)$/.exec(text);
  if (first?.[1]) return { who: USER, subjectNoun: null, rest: first[1] };
  const related = RELATED.exec(text);
  const relative =
    related && STARTS_WITH_VERB.test(related[6] ?? "") ? relatedSubject(related, context.knowledge) : null;
  if (relative) return relative;
  const thing = OWN_NOUN.exec(text);
  if (thing) return { who: USER, subjectNoun: thing[2] ?? null, rest: thing[3] ?? "" };
  const definite = DEFINITE_NOUN.exec(text);
  if (definite) return { who: USER, subjectNoun: (definite[1] ?? "").toLowerCase(), rest: definite[2] ?? "" };
  return pronounSubject(text, context) ?? namedSubject(text, context.knowledge);
}

function pronounSubject(text: string, { last, topic }: ClauseContext): Subject | null {
  const pronoun = /^(he|she|they|it)\s+(.+)$/i.exec(text);
  const rest = pronoun?.[2] ?? "";
  if (pronoun?.[1]?.toLowerCase() === "it" && topic && !last?.relation?.pet)
    return { who: USER, subjectNoun: topic, rest };
  if (pronoun) return last && pronounMatches(text, last) ? { who: last, subjectNoun: null, rest } : null;
  const his = /^(?:his|her|its) ([\w' -]{2,40}?) ((?:is|was|has)\b.*)$/i.exec(text);
  return his && last && !last.user ? { who: last, subjectNoun: his[1] ?? null, rest: his[2] ?? "" } : null;
}

const PERSON_PREDICATE =
  /^(?:has |have |just |recently |finally )*(?:moved to|lives in|works (?:at|for|as)|died|passed away|got (?:married|engaged|divorced|promoted)|is pregnant|had a baby|retired|quit)\b/;

function namedSubject(text: string, knowledge: Knowledge): Subject | null {
  const [, name = "", said = ""] = NAME_SUBJECT.exec(text) ?? [];
  if (name === "" || NOT_SUBJECTS.test(name) || isPast(name) || ADVERBS.has(name.toLowerCase())) return null;
  const who = knowledge.named(name);
  const rest = text.startsWith(`${name}'s `) ? `is ${said}` : said;
  // Many sentences start with a capital. For unknown names, accept only predicates that apply to people.
  return who.slot !== null || knowledge.knowsName(name) || PERSON_PREDICATE.test(rest)
    ? { who, subjectNoun: null, rest }
    : null;
}

function relatedSubject(match: RegExpExecArray, knowledge: Knowledge): Subject | null {
  const [, , adjectives = "", word = "", capital, possessive, rest = ""] = match;
  const relation = relationOf(word, adjectives);
  if (!relation) return null;
  const name = capital && !NOT_A_NAME.test(capital) ? capital.replace(/'s$/, "") : null;
  const who = knowledge.related(relation, name, /\bother\b|\bsecond\b/i.test(adjectives));
  if (!possessive && !capital?.endsWith("'s"))
    return { who, subjectNoun: null, rest: capital && !name ? `${capital.toLowerCase()} ${rest}` : rest };
  if (/^(?:a|an|the|not|been|called|named|in|at|[a-z]+ing|[a-z]+ed)\b/.test(rest))
    return { who, subjectNoun: null, rest: `is ${rest}` };
  const thing = POSSESSED_NOUN.exec(rest);
  return thing ? { who, subjectNoun: thing[1] ?? null, rest: thing[2] ?? "" } : null;
}

function pronounMatches(text: string, last: PersonReference): boolean {
  if (last.user || !last.relation) return false;
  const pronoun = text.slice(0, 3).toLowerCase().trim();
  if (pronoun === "it") return last.relation.pet;
  if (pronoun === "the") return last.relation.gender === null;
  return last.relation.gender === null || last.relation.gender === (pronoun === "she" ? "f" : "m");
}

const PAST_SOUND = /\b(?:was|were|had|did|used to|ago|last|yesterday)\b/i;
const FUTURE_SOUND =
  /\b(?:will|going to|am \w+ing|is \w+ing|are \w+ing|appointment (?:is|on)|plan|(?:is|are|am) (?:scheduled|booked|set|planned|due)|(?:got|was|were|been|have|had|has) (?:moved|rescheduled|postponed|pushed|shifted|brought forward)\b.* (?:to|until)|(?:moved|rescheduled|postponed|pushed|shifted|booked|scheduled|made|arranged) (?:my|the|our|an?)\b.* (?:to|for|until|on))\b/i;

function soundsPast(text: string): boolean {
  if (FUTURE_SOUND.test(text)) return false;
  return PAST_SOUND.test(text) || text.split(" ").some((word) => isPast(word.replace(/[^a-z]/gi, "")));
}

export interface ClauseContext {
  readonly knowledge: Knowledge;
  readonly today: () => Day;
  /** The previous clause of the same sentence. */
  readonly before: Clause | null;
  /** Antecedent of "it": "dentist appointment". */
  readonly topic: string | null;
  /** Antecedent of "she": the person last mentioned in the message. */
  readonly last: PersonReference | null;
}

/** Splits a clause into subject, verb phrase and time. Null without a known subject. */
export function readClause(
  { text, continuesSubject, relative }: RawClause,
  context: ClauseContext,
): Clause | null {
  const lead = stripLead(text.trim().replace(/[\s.!,]+$/, ""));
  const timed = readTime(lead.rest, context.today, () => soundsPast(lead.rest));
  const stripped = stripLead(timed.rest);
  const flags = { corrects: lead.corrects || stripped.corrects, hedged: lead.hedged || stripped.hedged };
  const { before } = context;
  const inherits = (continuesSubject && before) || (relative && context.last);
  const own = subjectOf(stripped.rest, context);
  const inherited = inherits
    ? {
        who: relative && context.last ? context.last : (before?.who ?? USER),
        subjectNoun: null,
        rest: stripped.rest,
      }
    : null;
  const subject = own ?? inherited ?? (continuesSubject ? null : impliedSubject(stripped.rest));
  if (!subject) return null;
  const phrase = verbPhrase(subject.rest, own === null && !relative ? before : null);
  if (!phrase) return null;
  return {
    ...phrase,
    ...flags,
    who: subject.who,
    subjectNoun: subject.subjectNoun,
    when: timed.when,
    recurring: timed.recurring,
    minutes: timed.minutes,
    raw: stripped.rest,
  };
}

// "Moved to Porto last month.", "Just got a new job!": the User omits "I".
const IMPLIED_SUBJECT =
  /^(?:(?:just|recently|finally|also|still|never|always) )?(?:moved|got|bought|sold|started|quit|lost|have (?:a|an|two|three|been)|had|went|living in|live in|work (?:at|for|as)|allergic to|born in|love|hate|can not stand|adopted|divorced|married|used to|no longer|gave up|stopped|broke up|turned|finished|graduated|took|visited|attended|joined|celebrated|signed up|spent|met) /i;

function impliedSubject(text: string): Subject | null {
  if (!IMPLIED_SUBJECT.test(text)) return null;
  const rest = text
    .replace(/^(\w)/, (letter) => letter.toLowerCase())
    .replace(/^(living in|allergic to|born in|divorced$|married$)/, "am $1");
  return { who: USER, subjectNoun: null, rest };
}

/** A clause without a verb: "my boyfriend Leo (and I)". It may still name people. */
export function verblessClause(text: string): Clause {
  return {
    vp: "",
    tense: "present",
    negated: false,
    ended: false,
    doubtful: false,
    also: false,
    plainPast: null,
    who: USER,
    subjectNoun: null,
    when: null,
    recurring: null,
    minutes: null,
    corrects: false,
    hedged: false,
    raw: text,
  };
}
