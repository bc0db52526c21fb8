import type { AttributeName } from "../attributes.ts";
import type { Clause } from "../clause.ts";
import { claim, type Draft, type RuleContext } from "../drafts.ts";
import { formatDay, isoDay } from "../language/calendar.ts";
import { contentWords, overlap } from "../language/content.ts";
import { toThirdPerson } from "../language/noun-phrases.ts";
import { slotKey } from "../language/text.ts";
import type { TimeReference } from "../language/time-expressions.ts";
import type { KnownFact } from "../people/knowledge.ts";

const KIND =
  "appointment|meeting|interview|exam|flight|check-?up|surgery|operation|lesson|viewing|test|scan|mri|consultation|session|reservation|booking|delivery|call|haircut|audition|court date|hearing|wedding|concert|trip|holiday|vacation|party|conference|presentation|driving test|train|visit|dinner|lunch|date|class|course|game|match|race|marathon|tour|move|graduation|housewarming|reunion";
const HAS = new RegExp(
  `^(?:have|have got|booked|scheduled|made|arranged|got|set up|be having) (?:an?|my|another|the|our) ((?:[\\p{L}'-]+ ){0,3}?(?:${KIND}))(?: (?:with|to|at|in|for) ([\\p{L}\\d. '-]{2,40}))?$`,
  "iu",
);
const RESCHEDULED =
  /^(?:moved|rescheduled|postponed|pushed|shifted|changed|delayed|brought forward|had to (?:move|reschedule|postpone|push)|have to (?:move|reschedule|postpone)) (?:my|the|our) (.{2,40}?)(?: (?:back|forward|to))*$/i;
const CANCELLED =
  /^(?:cancel|cancell?ed|called off|had to cancel|have to cancel|scrapped) (?:my|the|our) (.{2,40})$/i;
const IS_OFF =
  /^(?:be |got |gets |have been |has been )?(?:cancell?ed|called off|off|not happening|scrapped)\b/i;
const IS_MOVED =
  /^(?:be |got )?(?:moved|rescheduled|postponed|pushed|shifted|changed|delayed|brought forward)\b/i;
const TELLS_TIME = /^(?:be|got moved|got)(?: (?:on|at|in|scheduled|booked|set|planned|due|to|for|now))*$/i;
const APPOINTMENT_NOUN = new RegExp(`\\b(?:${KIND})\\b`, "i");

/** Appointments and dated plans: made, moved, canceled. */
export function plans(clause: Clause, context: RuleContext): Draft[] {
  if (!clause.who.user) return [];
  if (clause.subjectNoun !== null) return fromSubjectNoun(clause, context, clause.subjectNoun);
  const cancelled = CANCELLED.exec(clause.vp)?.[1];
  if (cancelled && !clause.negated) return cancelledPlan(clause, context, cancelled);
  const other = RESCHEDULED.exec(clause.vp)?.[1];
  if (other && !clause.negated) return moveTo(clause, context, other);
  return [...bookedAppointment(clause, context), ...plannedActivity(clause, context)];
}

function bookedAppointment(clause: Clause, context: RuleContext): Draft[] {
  const match = HAS.exec(clause.vp);
  if (!match || !clause.when || clause.negated || !isAhead(clause.when, context)) return [];
  const what = [match[1], match[2] ? `${/ (with|to|at|in|for) /.exec(clause.vp)?.[1]} ${match[2]}` : ""]
    .filter(Boolean)
    .join(" ");
  return [appointment(clause, context, what, clause.when)];
}

function fromSubjectNoun(clause: Clause, context: RuleContext, noun: string): Draft[] {
  const what = noun.replace(/^(?:the|new|next|upcoming) /i, "");
  if (IS_OFF.test(clause.vp)) return clause.negated ? [] : cancelledPlan(clause, context, what);
  if (IS_MOVED.test(clause.vp) && !clause.negated) return moveTo(clause, context, what);
  const tells = TELLS_TIME.test(clause.vp) && clause.tense !== "past" && !clause.negated;
  if (!tells || (!clause.when && clause.minutes === null)) return [];
  const known = findKnownPlan(context, what);
  if (known) return moveTo(clause, context, what);
  if (
    !APPOINTMENT_NOUN.test(what) ||
    !clause.when ||
    !isAhead(clause.when, context) ||
    noun.startsWith("the ")
  )
    return [];
  return [appointment(clause, context, what, clause.when)];
}

function isAhead(when: TimeReference, context: RuleContext): boolean {
  return when.to >= context.today() && when.relation !== "since";
}

function appointment(clause: Clause, context: RuleContext, what: string, when: TimeReference): Draft {
  const label = toThirdPerson(what);
  const article = label === "surgery" ? "" : /^[aeiou]/i.test(label) ? "an" : "a";
  return claim(clause, context, {
    attribute: "appointments",
    of: planKey(what),
    value: dateValue(when),
    says: `has ${article} ${label}`,
  });
}

function planKey(what: string): string {
  const bare = what
    .replace(/'s\b/g, "")
    .replace(/ ?\bappointment\b/i, "")
    .trim();
  return slotKey(bare === "" ? what : bare);
}

function dateValue(when: TimeReference): string {
  const hour = when.minutes === null ? "" : ` ${formatClock(when.minutes)}`;
  return when.from === when.to ? `${isoDay(when.from)}${hour}` : `${isoDay(when.from)}/${isoDay(when.to)}`;
}

function formatClock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

// The known appointment or plan that is meant: by its words, or the only one.
function findKnownPlan(context: RuleContext, what: string): KnownFact | null {
  const all = [
    ...context.knowledge.factsUnder("user.appointments"),
    ...context.knowledge.factsUnder("user.plans"),
  ];
  const said = contentWords(what.replace(/'s\b/g, ""));
  const particular = said.filter(
    (word) => !/^(?:appointment|plan|trip|holiday|vacat|visit|session|booking|thing)$/.test(word),
  );
  const words =
    particular.length > 0 ? particular : said.filter((word) => !/^(?:appointment|plan)$/.test(word));
  if (words.length === 0) return all.length === 1 ? (all[0] ?? null) : null;
  const alike = all.filter(
    ({ slot, text }) =>
      overlap(words, contentWords(`${slot.split(".")[2]?.replace(/_/g, " ")} ${text}`)) === 1,
  );
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

function parsePlanSlot(slot: string): { attribute: AttributeName; of: string } {
  const [, attribute = "", of = ""] = slot.split(".");
  return { attribute: attribute === "plans" ? "plans" : "appointments", of };
}

function cancelledPlan(clause: Clause, context: RuleContext, what: string): Draft[] {
  const known = findKnownPlan(context, what);
  if (!known) return [];
  const former = known.text.replace(/^The user /, "").replace(/\.$/, "");
  return [
    {
      ...claim(clause, context, {
        ...parsePlanSlot(known.slot),
        value: null,
        says: `has called it off: ${former} no longer holds`,
        timeless: true,
      }),
      slot: known.slot,
      text: cancellationText(known.text),
    },
  ];
}

// Turns "The user has a dentist appointment on 5 May 2026." into a cancellation that does not repeat the date as
// current.
function cancellationText(text: string): string {
  const what =
    /^The user (?:has an? |has |is |will |plans to )(.+?)(?: (?:on|in|around|at|by) (?:the (?:weekend|week) of )?(?:\d|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter).*)?\.$/.exec(
      text,
    )?.[1];
  return `The user cancelled ${what ? `what was planned: ${what}` : "a plan"}.`;
}

function moveTo(clause: Clause, context: RuleContext, what: string): Draft[] {
  const known = findKnownPlan(context, what);
  if (known) return movedPlan(clause, context, known);
  const isNew = APPOINTMENT_NOUN.test(what) && clause.when && isAhead(clause.when, context);
  return isNew && clause.when ? [appointment(clause, context, what.replace(/ to$/, ""), clause.when)] : [];
}

function movedPlan(clause: Clause, context: RuleContext, known: KnownFact): Draft[] {
  const { attribute, of } = parsePlanSlot(known.slot);
  const target = newDate(clause, known);
  if (!target) return [];
  const label = labelOf(known);
  const noun = APPOINTMENT_NOUN.test(label) ? "" : " appointment";
  const article = /^[aeiou]/.test(label) ? "an" : "a";
  const says =
    attribute === "plans"
      ? `has moved a plan (${label}): it is now ${target.phrase}`
      : `has ${article} ${label}${noun} ${target.phrase}`;
  const draft = claim(clause, context, {
    attribute,
    of,
    value: target.value,
    says,
    timeless: clause.when === null,
  });
  return [{ ...draft, slot: known.slot, text: `The user ${says}.` }];
}

// The wording of the first mention.
function labelOf({ slot, text }: KnownFact): string {
  const written =
    /^The user (?:has an?|is|will|plans to) (.+?) (?:on|in|around) (?:the |\d|[A-Z]|spring|summer|autumn|winter)[^.]*\.$/.exec(
      text,
    );
  return written?.[1] ?? parsePlanSlot(slot).of.replace(/_/g, " ");
}

// A new day, or a new time on the known day.
function newDate(clause: Clause, known: KnownFact): { value: string; phrase: string } | null {
  if (clause.when) return { value: dateValue(clause.when), phrase: clause.when.phrase };
  const day = /^\d{4}-\d\d-\d\d/.exec(known.value)?.[0];
  if (!day || clause.minutes === null) return null;
  const date = formatDay(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
  return {
    value: `${day} ${formatClock(clause.minutes)}`,
    phrase: `on ${date} at ${formatClock(clause.minutes)}`,
  };
}

const DOING =
  /^be ((?!(?:thinking|considering|looking|hoping|trying|feeling|wondering|wanting|learning|getting (?:better|worse|old|older|tired|used)|planning|being|saying|dying)\b)[a-z]+ing\b.*)$/i;

// "I'm flying to Rome next week", "we'll visit my parents in June".
function plannedActivity(clause: Clause, context: RuleContext): Draft[] {
  const doing = DOING.exec(clause.vp)?.[1];
  const wanted = /^(?:plan|plans|be planning|planning) (?:to |on |for )?(.+)$/i.exec(clause.vp)?.[1];
  if (clause.negated) return abandonedPlans(clause, context, doing ?? clause.vp);
  if (!clause.when || !isAhead(clause.when, context) || clause.when.relation === "until") return [];
  // Plans for today are small talk unless they have a time.
  if (clause.when.to <= context.today() && clause.when.minutes === null) return [];
  const what = clause.tense === "future" ? clause.vp : (doing ?? wanted);
  if (
    !what ||
    (clause.tense !== "future" && clause.tense !== "present") ||
    /^(?:be (?:late|there|here|back|busy|able|fine|ok|okay|ready|around|happy|sure)\b|see|talk|miss|be able|let|call|send|get back|come back to|check|keep)\b|\byou\b/i.test(
      what,
    )
  )
    return [];
  const of = contentWords(what).slice(0, 5).join(" ");
  if (of === "") return [];
  const predicate = toThirdPerson(what);
  const says =
    clause.tense === "future"
      ? `will ${predicate}`
      : doing
        ? `is ${predicate}`
        : `plans ${/^[a-z]+ing\b|^(?:a|an|the|my|our) /.test(what) ? predicate : `to ${predicate}`}`;
  return [claim(clause, context, { attribute: "plans", of, value: dateValue(clause.when), says })];
}

function abandonedPlans(clause: Clause, context: RuleContext, what: string): Draft[] {
  if (clause.tense === "past" && !clause.ended) return [];
  const words = contentWords(what).map(slotKey);
  const known = context.knowledge
    .factsUnder("user.plans")
    .filter(({ slot }) => words.length > 0 && overlap(words, slot.split(".")[2]?.split("_") ?? []) === 1);
  return known.map(({ slot, text }) => ({
    ...claim(clause, context, { attribute: "plans", value: null, says: "" }),
    slot,
    text: cancellationText(text),
  }));
}
