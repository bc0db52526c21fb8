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
import { JOBS } from "../language/lexicon.ts";
import { organizationName, upToBreak } from "../language/noun-phrases.ts";
import { fold } from "../language/text.ts";

const WORKS =
  /^(?:be )?(?:working|work|works|worked|employed)(?: (?:full[- ]time|part[- ]time|remotely|freelance|mainly))?(?: as (?:an? )?(.+?))? (?:at|for|by) (.+)$/i;
const AS = /^[^,]{2,40}? as (?:an? |the )?(.+)$/;
const WORKS_AS =
  /^(?:be )?(?:working|work|works|worked|employed)(?: (?:full[- ]time|part[- ]time|freelance))? as (?:an? |the )?(.+)$/i;
const BEGINS =
  /^(?:be )?(?:starting|start|starts|started|joining|join|joins|joined|begin|began|got (?:hired|a job|a new job|an offer)|have (?:a|a new) job|got (?:the|my|a) (?:dream )?job|get a job|hired|landed (?:a|my|an) (?:new |dream )?job|switched jobs?|changed jobs?|found (?:a|a new) job|accepted (?:a|an) (?:job|offer|position|job offer)|took (?:a|a new) (?:job|position))(?: (?:working|work|to work|my new job|a new job|a job|a new position|a position|there))?(?: as (?:an? )?(.+?))?(?: (?:at|with|for|by|from) (.+)| (\p{L}.+))$/iu;
const BEGINS_AS =
  /^(?:be )?(?:starting|start|started|got (?:a|a new) job|have a (?:new )?job|found (?:a|a new) job|working|promoted|became|become|be|got promoted)(?: a new job)? (?:as|to) (?:an? |the )?(.+)$/i;
const ENDS =
  /^(?:(?:be |got )?(?:laid off|fired|let go|made redundant|sacked)|lost my job|quit(?: (?:my|the) (?:\w+ )?job)?|resigned|quit working|left (?:my|the) (?:\w+ )?job|have no job|be (?:unemployed|out of work|out of a job|between jobs|jobless))(?: as (?:an? )?[\w -]{2,30}?)?(?: (?:at|from|by) (.+))?$/i;
const RETIRES = /^(?:be )?retired\b/i;
const LEAVES = /^(?:left|leave|quit|resigned from) (\p{Lu}.*)$/u;

/** Employers, jobs, and their ends. */
export function work(clause: Clause, context: RuleContext): Draft[] {
  if (clause.subjectNoun !== null) return ownJob(clause, context);
  const ended = endedJob(clause, context);
  if (ended.length > 0) return ended;
  const begun = startedJob(clause, context);
  if (begun.length > 0) return begun;
  const works = WORKS.exec(clause.vp);
  const firm = organizationName(works?.[2] ?? "");
  if (firm && namesEmployer(clause, firm))
    return [
      ...employer(clause, context, firm),
      ...job(clause, context, works?.[1] ?? AS.exec(works?.[2] ?? "")?.[1] ?? "", true),
    ];
  const as = WORKS_AS.exec(clause.vp);
  if (as) return job(clause, context, as[1] ?? "", true);
  return job(clause, context, /^be (?:now )?(?:an? )(.+)$/i.exec(clause.vp)?.[1] ?? "", false);
}

// "I'm working at the library" describes today, unless it names an employer.
function namesEmployer(clause: Clause, firm: string): boolean {
  return !clause.vp.startsWith("be working") || /^(?:an? )|\p{Lu}/u.test(firm);
}

function employer(clause: Clause, context: RuleContext, firm: string): Draft[] {
  const claimed = { attribute: "employer", value: firm, says: `works at ${firm}` } as const;
  if (clause.ended) return deniedClaims(clause, context, { ...claimed, timeless: true });
  if (clause.tense === "past")
    return clause.negated
      ? []
      : [claimWithoutSlot(clause, context, { ...claimed, value: null, says: `worked at ${firm}` })];
  if (clause.tense === "perfect" && clause.when?.relation !== "since" && !clause.vp.startsWith("be "))
    return [];
  if (clause.also) return [claimWithoutSlot(clause, context, { ...claimed, says: `also works at ${firm}` })];
  return currentClaims(clause, context, claimed);
}

function job(clause: Clause, context: RuleContext, said: string, explicit: boolean): Draft[] {
  const title = titleOf(said, explicit);
  if (!title) return [];
  const claimed = { attribute: "job", value: title, says: `works as ${article(title)}` } as const;
  if (/^(?:student|pupil)$/i.test(title))
    return currentClaims(clause, context, { ...claimed, says: "is a student" });
  if (clause.ended) return deniedClaims(clause, context, { ...claimed, timeless: true });
  if (clause.tense === "past" && !clause.negated)
    return explicit
      ? [claimWithoutSlot(clause, context, { ...claimed, value: null, says: `worked as ${article(title)}` })]
      : [];
  if (clause.also) return [claimWithoutSlot(clause, context, claimed)];
  return currentClaims(clause, context, claimed);
}

function titleOf(said: string, explicit: boolean): string | null {
  const title = upToBreak(said.replace(/ (?:at|in) .*$/i, ""));
  const words = title.toLowerCase().split(" ");
  if (
    title === "" ||
    words.length > 4 ||
    /[§]|^(?:it|that|well|hard|my|the|we|if)\b|\b(?:admin|administrator|root|superuser|system|developer of this)\b/i.test(
      title,
    )
  )
    return null;
  const head = words.at(-1) ?? "";
  const known =
    JOBS.has(head) ||
    /(?:ologist|grapher|keeper|smith|maker|driver|worker|engineer|officer|assistant|physician)$/.test(head);
  if (explicit) return /^[\p{L} '/-]+$/u.test(title) ? title : null;
  return known &&
    !/^(?:big|bad|good|great|terrible|huge|slow|fast|lousy|better|decent|horrible|natural|born|real|avid|amateur|hobby|keen|passionate)\b/.test(
      title.toLowerCase(),
    )
    ? title
    : null;
}

function article(title: string): string {
  return `${/^[aeiou]/i.test(title) ? "an" : "a"} ${title}`;
}

function startedJob(clause: Clause, context: RuleContext): Draft[] {
  const match = BEGINS.exec(clause.vp);
  const bare = /^\p{Lu}/u.test(match?.[3] ?? "") ? match?.[3] : null;
  const firm = organizationName(match?.[2] ?? bare ?? "");
  const alone = /^(?:be )?(?:start|starting|started|join|joins|joined|joining|began|begin)/i.test(clause.vp);
  if (
    match &&
    firm &&
    !(alone && /^(?:an?|the) /.test(firm)) &&
    !/^(?:university|college|school|uni)\b/i.test(firm)
  )
    return startedAt(clause, context, firm, match[1]);
  const as = BEGINS_AS.exec(clause.vp);
  if (!as || clause.negated || clause.tense === "future") return [];
  const title = titleOf(as[1] ?? "", /promoted|job/i.test(clause.vp));
  if (!title) return [];
  return [claim(clause, context, { attribute: "job", value: title, says: `works as ${article(title)}` })];
}

function startedAt(clause: Clause, context: RuleContext, firm: string, as: string | undefined): Draft[] {
  const ahead =
    clause.tense === "future" || clause.tense === "present" || /^be (?:starting|joining)/i.test(clause.vp);
  const offer = /offer/i.test(clause.vp);
  const later = clause.when !== null && clause.when.from > context.today();
  if (ahead || offer || later) return plannedJob(clause, context, firm);
  if (clause.negated)
    return clause.tense === "past" ? plannedJob({ ...clause, negated: true }, context, firm) : [];
  const done = context.knowledge.factIn(slotOf(clause.who, "plans", "employer"));
  const fulfilled = done
    ? [
        claim(clause, context, {
          attribute: "plans",
          of: "employer",
          value: null,
          says: `has started at ${firm}`,
        }),
      ]
    : [];
  const title = as ? job(clause, context, as, true).map((draft) => ({ ...draft, text: draft.text })) : [];
  const says = clause.when ? `works at ${firm}, having started` : `works at ${firm}`;
  return [claim(clause, context, { attribute: "employer", value: firm, says }), ...fulfilled, ...title];
}

function plannedJob(clause: Clause, context: RuleContext, firm: string): Draft[] {
  const claimed = { attribute: "plans", of: "employer" } as const;
  if (clause.negated)
    return [claim(clause, context, { ...claimed, value: null, says: `is not going to work at ${firm}` })];
  return [claim(clause, context, { ...claimed, value: firm, says: `is going to work at ${firm}` })];
}

function endedJob(clause: Clause, context: RuleContext): Draft[] {
  if (clause.negated || clause.tense === "future") return [];
  const known = context.knowledge.factIn(slotOf(clause.who, "employer"));
  const left = organizationName(LEAVES.exec(clause.vp)?.[1] ?? "");
  const match = ENDS.exec(clause.vp);
  if (left && known?.value === fold(left)) return endJob(clause, context, left);
  if (RETIRES.test(clause.vp) && clause.tense !== "past") return retire(clause, context);
  if (/^retired/i.test(clause.vp)) return retire(clause, context);
  if (!match || (/^quit$/i.test(clause.vp) && !known)) return [];
  const firm = organizationName(match[1] ?? "");
  if (firm && known && known.value !== fold(firm)) return [];
  return endJob(clause, context, firm ?? employerInText(known?.text));
}

// The employer as it was first written.
function employerInText(text = ""): string | null {
  return / works at (.+?)(?:, having.*)?\.$/.exec(text)?.[1]?.replace(/ (?:since|in|on) .*$/, "") ?? null;
}

function endJob(clause: Clause, context: RuleContext, firm: string | null): Draft[] {
  const says = firm ? `no longer works at ${firm}` : "no longer has the job they had";
  const drafts = [claim(clause, context, { attribute: "employer", value: null, says })];
  const title = context.knowledge.factIn(slotOf(clause.who, "job"));
  if (title)
    drafts.push(
      claim(clause, context, {
        attribute: "job",
        value: null,
        says: `no longer works as ${article(title.value)}`,
      }),
    );
  return drafts;
}

function retire(clause: Clause, context: RuleContext): Draft[] {
  const known = context.knowledge.factIn(slotOf(clause.who, "employer"));
  const drafts = [claim(clause, context, { attribute: "job", value: "retired", says: "is retired" })];
  if (known)
    drafts.push(
      claim(clause, context, {
        attribute: "employer",
        value: null,
        says: `no longer works at ${employerInText(known.text) ?? known.value}`,
      }),
    );
  return drafts;
}

// "My job is …", "my new employer is …".
function ownJob(clause: Clause, context: RuleContext): Draft[] {
  const said = /^be (?:as |at |with )?(?:an? |the )?(.+)$/i.exec(clause.vp)?.[1];
  if (!said || clause.tense === "past" || clause.tense === "future" || clause.negated) return [];
  if (/^(?:new |current )?(?:employer|company|firm)$/i.test(clause.subjectNoun ?? "")) {
    const firm = /\p{Lu}/u.test(said) ? organizationName(said) : null;
    return firm
      ? [claim(clause, context, { attribute: "employer", value: firm, says: `works at ${firm}` })]
      : [];
  }
  if (
    !/^(?:new |current |day )?(?:job|profession|occupation|job title|title|position)$/i.test(
      clause.subjectNoun ?? "",
    )
  )
    return [];
  const title = titleOf(said, false);
  return title
    ? [claim(clause, context, { attribute: "job", value: title, says: `works as ${article(title)}` })]
    : [];
}
