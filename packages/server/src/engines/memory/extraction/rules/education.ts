import type { Clause } from "../clause.ts";
import {
  claim,
  claimWithoutSlot,
  currentClaims,
  type Draft,
  deniedClaims,
  type RuleContext,
  slotOf,
} from "../drafts.ts";
import { organizationName, upToBreak } from "../language/noun-phrases.ts";

const STUDIES =
  /^(?:be )?(?:studying|study|studies|doing (?:a|my) (?:degree|master's|masters|phd|bachelor's|doctorate) in|majoring in|enrolled (?:in|at)|a student of|going back to school for|started (?:studying|a degree in)|began studying) (?:for )?(.+)$/i;
const AT =
  /^(.*?)(?:^| )(?:at|in) ((?:the )?\p{Lu}.*|(?:a|the) [\p{L} ]*(?:university|college|school|academy|institute).*)$/u;
const GOES =
  /^(?:go|goes|be going|attend|attends|be attending|started|start|be) (?:to |at )?((?:the )?(?:\p{Lu}[\p{L}'-]+ ){0,3}(?:University|College|School|Academy|Institute)(?: of (?:\p{Lu}[\p{L}'-]+ ?){1,3})?|university|college|uni|high school|med school|law school|art school)\b/u;
const DONE =
  /^(?:graduated|finished (?:school|university|college|uni|my (?:degree|studies|master's|masters|phd|bachelor's|training|apprenticeship)|high school)|got my (?:degree|master's|masters|phd|bachelor's|diploma)|completed my (?:degree|studies|master's|phd|training|apprenticeship)|dropped out|left (?:school|university|college|uni)|defended my (?:thesis|phd))\b(.*)$/i;

/** Studies, and finishing them. */
export function education(clause: Clause, context: RuleContext): Draft[] {
  if (clause.subjectNoun !== null || clause.tense === "future") return [];
  const done = DONE.exec(clause.vp);
  if (done && !clause.negated && clause.tense !== "present") return finishedEducation(clause, context);
  const studies = STUDIES.exec(clause.vp)?.[1];
  if (studies) return studying(clause, context, studies);
  const school = GOES.exec(clause.vp)?.[1];
  if (!school || (/^be /.test(clause.vp) && /^[a-z]/.test(school))) return [];
  return currentClaims(clause, context, { attribute: "education", value: school, says: `goes to ${school}` });
}

function studying(clause: Clause, context: RuleContext, said: string): Draft[] {
  const split = AT.exec(said);
  const subject = upToBreak(split ? (split[1] ?? "") : said);
  const school = organizationName(split?.[2] ?? "");
  if (
    /^(?:hard|a lot|at|in|for|my|the|all|late|up|and|with|together|more|how|it|this|that|here|abroad|tonight)\b/i.test(
      subject,
    ) ||
    (subject === "" && !school)
  )
    return [];
  if (subject.split(" ").length > 5 || /[§\d]/.test(subject)) return [];
  const what = [subject, school ? `at ${school}` : ""].filter(Boolean).join(" ");
  const claimed = { attribute: "education", value: what, says: `studies ${what}` } as const;
  if (clause.ended) return deniedClaims(clause, context, claimed);
  if (clause.tense === "past" && !/^(?:started|began)/i.test(clause.vp))
    return clause.negated
      ? []
      : [claimWithoutSlot(clause, context, { ...claimed, value: null, says: `studied ${what}` })];
  return clause.tense === "past"
    ? [claim(clause, context, claimed)]
    : currentClaims(clause, context, claimed);
}

function finishedEducation(clause: Clause, context: RuleContext): Draft[] {
  const says = (clause.plainPast ?? "has finished their studies").replace(/\bmy\b/g, "their");
  const event = claimWithoutSlot(clause, context, { attribute: "events", value: null, says });
  const known = context.knowledge.factIn(slotOf(clause.who, "education"));
  const student = context.knowledge.factIn(slotOf(clause.who, "job"))?.value === "student";
  return [
    ...(known ? [claim(clause, context, { attribute: "education", value: null, says })] : [event]),
    ...(student
      ? [claim(clause, context, { attribute: "job", value: null, says: "is no longer a student" })]
      : []),
  ];
}
