import type { Clause } from "../clause.ts";
import { claim, claimWithoutSlot, type Draft, type RuleContext } from "../drafts.ts";
import { isoDay } from "../language/calendar.ts";
import { contentWords } from "../language/content.ts";
import { toThirdPerson } from "../language/noun-phrases.ts";

const NOT_EVENTS =
  /^(?:said|thought|told|asked|felt|knew|wanted|heard|forgot|meant|saw you|needed|liked|loved|hoped|guessed|noticed|realized|realised|mentioned|remembered|believed|wondered|talked to you|spoke to you|promised|tried|seemed|looked|did|had to|got to|used|woke|sent you|called you|agreed|let|kept|was)\b/i;
const NOTABLE =
  /^(?:graduated|gave birth|had (?:a|our|my|their) (?:\w+ )?(?:baby|surgery|operation|accident|miscarriage|stroke|heart attack)|won (?:the|a|my|first|second|an)|got promoted|adopted|got my (?:driving licen[cs]e|citizenship)|passed (?:my|the)|ran (?:a|the|my)(?: \w+)* marathon|published|retired|bought (?:a|our|my) (?:\w+ )?(?:house|flat|apartment)|became (?:a|an) (?:father|mother|dad|mum|mom|parent|grand\w+|uncle|aunt|citizen))\b/i;
const BABY = /^(?:had|gave birth to|have) (?:a |our |my )?(?:\w+ )?(?:baby|son|daughter|boy|girl)/i;

/** Past events that have a date or are notable without one. */
export function events(clause: Clause, context: RuleContext): Draft[] {
  if (clause.subjectNoun !== null || clause.negated || clause.ended) return [];
  const past = clause.plainPast ?? stayedAt(clause);
  if (past === null || NOT_EVENTS.test(past)) return [];
  const notable = NOTABLE.test(past);
  const dated = clause.when !== null && clause.when.relation === "at" && clause.when.from <= context.today();
  if (!dated && !notable) return [];
  if (past.split(" ").length < 2 && !notable) return [];
  if (/^had (?:an? )?(?:[\w-]+ )*(?:time|day|blast|fun|weekend|week|night)$/i.test(past)) return [];
  if (/[§]|\b(?:you|your|it|that|this|there|those|them)\b/i.test(past.replace(/\bthat$/, ""))) return [];
  const says = toThirdPerson(past);
  const draft = claimWithoutSlot(clause, context, { attribute: "events", value: null, says });
  return [
    {
      ...draft,
      importance: notable || BABY.test(past) ? 0.75 : draft.importance,
      confidence: Math.min(draft.confidence, 0.85),
    },
  ];
}

function stayedAt(clause: Clause): string | null {
  const where = /^be ((?:in|at|on) (?:a |the )?[\p{L}\d' -]{2,60})$/u.exec(clause.vp)?.[1];
  return where && clause.tense === "past" && clause.when ? `was ${where}` : null;
}

const PROMISES =
  /^(?:call|send|e-?mail|pay|bring|let you know|get back|come back|return|confirm|upload|forward|text|write|sign|fill|report|tell|give|transfer|drop|ring|mail|submit|finish|share|check|look|ask)\b/i;

/** The User's promises: "I'll call you back on Friday". */
export function commitments(clause: Clause, context: RuleContext): Draft[] {
  const what = promisedAction(clause);
  if (!what) return [];
  const of = contentWords(clause.vp).slice(0, 4).join(" ") || "call back";
  const value = clause.when ? isoDay(clause.when.from) : "open";
  return [claim(clause, context, { attribute: "commitments", of, value, says: `promised to ${what}` })];
}

/** "call the assistant back" if the clause promises that; null otherwise. */
export function promisedAction(clause: Clause): string | null {
  if (
    clause.tense !== "future" ||
    clause.negated ||
    !clause.who.user ||
    clause.subjectNoun !== null ||
    !PROMISES.test(clause.vp)
  )
    return null;
  if (/^\w+ (?:it|them|that|this)\b/i.test(clause.vp) && !clause.when) return null;
  const toYou = /\b(?:you|back)\b/i.test(clause.vp);
  if ((!toYou && !clause.when) || /[§]|\b(?:about it|it a try|soon)\b/i.test(clause.vp) || clause.hedged)
    return null;
  if (/^(?:check|look|ask|tell|share|give)\b/i.test(clause.vp) && !clause.when) return null;
  return toThirdPerson(
    clause.vp.replace(/\byour\b/gi, "the assistant's").replace(/\byou\b/gi, "the assistant"),
  );
}
