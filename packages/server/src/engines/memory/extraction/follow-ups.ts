import type { Clause } from "./clause.ts";
import { contentWords, overlap } from "./language/content.ts";
import { toThirdPerson } from "./language/noun-phrases.ts";
import { collapseSpaces } from "./language/text.ts";
import { promisedAction } from "./rules/events.ts";
import type { FollowUp } from "./statement.ts";

/** A follow-up not yet linked to its message and due time. */
export interface FollowUpDraft {
  readonly kind: FollowUp["kind"];
  readonly text: string;
  readonly due: { readonly day: number; readonly minutes: number | null } | null;
}

const MAX_TEXT = 500;
const ASSISTANT_PROMISES =
  /^(?:send|e-?mail|call|check|look into|get back|follow up|forward|let you know|remind|schedule|book|arrange|prepare|find out|investigate|escalate|text|ship|refund|process|cancel|update|pass|contact|reach out|transfer|get this|have (?:a|an|the|our|my) (?:colleague|team|technician|agent)|ask (?:a|the|my|our)|come back to|put (?:it|that|this|together)|note)\b/i;
const FOLLOW_UPS = [
  /^(?:please |can you |could you |would you )*remind me (?:to |about |of |that )(.+)$/i,
  /^(?:please )?(?:do not|don't) let me forget (?:to |about )(.+)$/i,
  /^(?:let's|let us|can we|could we|shall we|we should|we can) (?:please )?(?:come back to|get back to|return to|revisit|pick up|pick|continue|go back to|talk more about|talk about|discuss) (.+?)(?: (?:next time|later|another time|again))?$/i,
  /^(?:please )?ask me (?:again )?(?:about|how) (.+)$/i,
];
const LATER = /\b(?:next time|later|another time|tomorrow|next week|some other time|again)\b/i;

/** The promise that a clause makes, by either side. */
export function promiseIn(clause: Clause, role: "user" | "assistant"): FollowUpDraft | null {
  const due =
    clause.when && clause.when.relation !== "since"
      ? { day: clause.when.to, minutes: clause.when.minutes }
      : null;
  const when = clause.when ? ` ${clause.when.phrase}` : "";
  if (role === "user") {
    const what = promisedAction(clause);
    return what ? { kind: "promise", text: sentenceFrom(`The user promised to ${what}${when}`), due } : null;
  }
  if (clause.tense !== "future" || clause.negated || !clause.who.user || !ASSISTANT_PROMISES.test(clause.vp))
    return null;
  if (/^\w+ (?:it|them|that|this)\b/i.test(clause.vp) && !clause.when) return null;
  const what = clause.vp
    .replace(/\byour\b/gi, "the user's")
    .replace(/\byou\b/gi, "the user")
    .replace(/\bmy\b/gi, "its")
    .replace(/\bour\b/gi, "the");
  return { kind: "promise", text: sentenceFrom(`The assistant promised to ${what}${when}`), due };
}

/** "Remind me to …", "let's come back to …". `timed` is the text without its time expression. */
export function reminderIn(text: string, timed: string, when: Clause["when"]): FollowUpDraft | null {
  for (const [at, pattern] of FOLLOW_UPS.entries()) {
    const what = pattern.exec(timed.replace(/[.!?]+$/, ""))?.[1];
    if (
      !what ||
      (at === 2 &&
        !LATER.test(text) &&
        !/\b(?:come back|get back|return|revisit|pick up|go back)\b/i.test(text))
    )
      continue;
    const subject = toThirdPerson(what.replace(/,? (?:please|thanks|ok|okay)$/i, ""));
    const phrase = when ? ` ${when.phrase}` : "";
    const wants = [
      "wants to be reminded: ",
      "does not want to forget: ",
      "wants to come back to ",
      "wants to be asked about ",
    ][at];
    const due = when ? { day: when.from, minutes: when.minutes } : null;
    return { kind: "follow_up", text: sentenceFrom(`The user ${wants}${subject}${phrase}`), due };
  }
  return null;
}

const SMALL_TALK =
  /^(?:(?:hi|hey|hello|so|and|well|oh|ok|okay|thanks|wow)[,! ]+)*(?:how are you|how's it going|what's up|how have you been|are you there|can you hear me|right|really|you know|isn't it|don't you think|what|why|huh|how about you|what about you|and you|how do you do|hello|sorry|pardon|who are you)\b[^?]{0,20}$/i;
const NO_ANSWER =
  /\b(?:I (?:do not|don't) know|I am not sure|I'm not sure|let me (?:check|find out|look)|I will (?:check|find out|look|get back|ask)|I'll (?:check|find out|look|get back|ask|have to)|get back to you|cannot (?:say|tell|answer)|can't (?:say|tell|answer)|no information|unable to)\b/i;

/** Whether the assistant deferred the answer. */
export const isDeferral = (text: string) => NO_ANSWER.test(text);

/** A question by the User that needs an answer; null for small talk. */
export function questionIn(sentence: string): FollowUpDraft | null {
  const question = collapseSpaces(sentence.replace(/\?+$/, ""));
  if (
    SMALL_TALK.test(question) ||
    contentWords(question).length < 2 ||
    /^(?:can|could|would|will) you (?:please )?remind me/i.test(question)
  )
    return null;
  return { kind: "question", text: sentenceFrom(`The user asked: "${question}?"`), due: null };
}

function sentenceFrom(text: string): string {
  const cut = text.slice(0, MAX_TEXT - 1).replace(/[\s,;:]+$/, "");
  return /[.?!]"?$/.test(cut) ? cut : `${cut}.`;
}

const DONE =
  /\b(?:done|sorted|settled|resolved|solved|finished|taken care of|all set|got it back|fixed|paid|sent|received|arrived|got (?:it|the|your)|called|completed|signed|submitted|uploaded|booked|cancelled|refunded|no longer (?:need|necessary)|figured (?:it )?out)\b/i;
const ALL_DONE =
  /^(?:(?:all|it's|it is|that's|that is|everything's|everything is|I've|I have|this is|that has been|it has been|it's been|ok|okay|yes|yep|great|thanks|thank you)[,! ]*)*(?:done|sorted|settled|resolved|solved|taken care of|all set|fixed|sent it|sent that|figured (?:it )?out|did it|did that|found out)\b/i;
const NOT_DONE =
  /\b(?:not|n't|never|will|'ll|going to|still|yet|if|when|once|should|would|until|can you|could you|need)\b/i;

/**
 * IDs of the open follow-ups that a message resolves: those whose subject it names as done, or the only open one after
 * "that's sorted".
 */
export function resolvedBy(
  text: string,
  role: "user" | "assistant",
  followUps: readonly { readonly id: string; readonly text: string }[],
): string[] {
  if (followUps.length === 0 || !DONE.test(text)) return [];
  const said = text
    .split(/[.!?\n]+/)
    .filter((sentence) => DONE.test(sentence) && !NOT_DONE.test(sentence) && !sentence.includes("?"));
  if (said.length === 0) return [];
  const words = contentWords(said.join(" "));
  const named = followUps.filter((followUp) => overlap(subjectOf(followUp.text), words) >= 0.6);
  if (named.length > 0) return named.map(({ id }) => id);
  if (role === "user" && followUps.length === 1 && said.some((sentence) => ALL_DONE.test(sentence.trim())))
    return followUps.map(({ id }) => id);
  return [];
}

// The subject without the opener and the due date.
function subjectOf(text: string): string[] {
  const what = text.replace(
    /^The (?:user|assistant) (?:promised to|asked:|wants to be reminded:|does not want to forget:|wants to come back to|wants to be asked about)/,
    "",
  );
  return contentWords(
    what.replace(
      / (?:on|in|by|around) (?:the \w+ of )?\d{0,2} ?(?:January|February|March|April|May|June|July|August|September|October|November|December).*$/,
      "",
    ),
  );
}
