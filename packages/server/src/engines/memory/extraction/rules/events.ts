import type { Clause } from "../clause.ts";
import { aside, claim, type Draft, type Hearing } from "../drafts.ts";
import { isoDay } from "../language/calendar.ts";
import { contentOf } from "../language/content.ts";
import { thirdPersonOf } from "../language/noun-phrases.ts";

const TALK =
  /^(?:said|thought|told|asked|felt|knew|wanted|heard|forgot|meant|saw you|needed|liked|loved|hoped|guessed|noticed|realized|realised|mentioned|remembered|believed|wondered|talked to you|spoke to you|promised|tried|seemed|looked|did|had to|got to|used|woke|sent you|called you|agreed|let|kept|was)\b/i;
const NOTABLE =
  /^(?:graduated|gave birth|had (?:a|our|my|their) (?:\w+ )?(?:baby|surgery|operation|accident|miscarriage|stroke|heart attack)|won (?:the|a|my|first|second|an)|got promoted|adopted|got my (?:driving licen[cs]e|citizenship)|passed (?:my|the)|ran (?:a|the|my)(?: \w+)* marathon|published|retired|bought (?:a|our|my) (?:\w+ )?(?:house|flat|apartment)|became (?:a|an) (?:father|mother|dad|mum|mom|parent|grand\w+|uncle|aunt|citizen))\b/i;
const BABY = /^(?:had|gave birth to|have) (?:a |our |my )?(?:\w+ )?(?:baby|son|daughter|boy|girl)/i;

/** What happened, when it is told with its date or weighs enough without. */
export function events(clause: Clause, hearing: Hearing): Draft[] {
  if (clause.thing !== null || clause.negated || clause.ended) return [];
  const past = clause.plainPast ?? was(clause);
  if (past === null || TALK.test(past)) return [];
  const notable = NOTABLE.test(past);
  const dated = clause.when !== null && clause.when.relation === "at" && clause.when.from <= hearing.today();
  if (!dated && !notable) return [];
  if (past.split(" ").length < 2 && !notable) return [];
  if (/^had (?:an? )?(?:[\w-]+ )*(?:time|day|blast|fun|weekend|week|night)$/i.test(past)) return [];
  if (/[§]|\b(?:you|your|it|that|this|there|those|them)\b/i.test(past.replace(/\bthat$/, ""))) return [];
  const says = thirdPersonOf(past);
  const draft = aside(clause, hearing, { attribute: "events", value: null, says });
  return [
    {
      ...draft,
      importance: notable || BABY.test(past) ? 0.75 : draft.importance,
      confidence: Math.min(draft.confidence, 0.85),
    },
  ];
}

function was(clause: Clause): string | null {
  const where = /^be ((?:in|at|on) (?:a |the )?[\p{L}\d' -]{2,60})$/u.exec(clause.vp)?.[1];
  return where && clause.tense === "past" && clause.when ? `was ${where}` : null;
}

const PROMISES =
  /^(?:call|send|e-?mail|pay|bring|let you know|get back|come back|return|confirm|upload|forward|text|write|sign|fill|report|tell|give|transfer|drop|ring|mail|submit|finish|share|check|look|ask)\b/i;

/** What the User promises: "I'll call you back on Friday". */
export function commitments(clause: Clause, hearing: Hearing): Draft[] {
  const what = promised(clause);
  if (!what) return [];
  const of = contentOf(clause.vp).slice(0, 4).join(" ") || "call back";
  const value = clause.when ? isoDay(clause.when.from) : "open";
  return [claim(clause, hearing, { attribute: "commitments", of, value, says: `promised to ${what}` })];
}

/** "call the assistant back", when the clause promises that. */
export function promised(clause: Clause): string | null {
  if (
    clause.tense !== "future" ||
    clause.negated ||
    !clause.who.user ||
    clause.thing !== null ||
    !PROMISES.test(clause.vp)
  )
    return null;
  if (/^\w+ (?:it|them|that|this)\b/i.test(clause.vp) && !clause.when) return null;
  const toYou = /\b(?:you|back)\b/i.test(clause.vp);
  if ((!toYou && !clause.when) || /[§]|\b(?:about it|it a try|soon)\b/i.test(clause.vp) || clause.hedged)
    return null;
  if (/^(?:check|look|ask|tell|share|give)\b/i.test(clause.vp) && !clause.when) return null;
  return thirdPersonOf(
    clause.vp.replace(/\byour\b/gi, "the assistant's").replace(/\byou\b/gi, "the assistant"),
  );
}
