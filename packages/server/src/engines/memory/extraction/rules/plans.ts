import type { AttributeName } from "../attributes.ts";
import type { Clause } from "../clause.ts";
import { claim, type Draft, type Hearing } from "../drafts.ts";
import { isoDay, written } from "../language/calendar.ts";
import { contentOf, share } from "../language/content.ts";
import { thirdPersonOf } from "../language/noun-phrases.ts";
import { key } from "../language/text.ts";
import type { When } from "../language/time-expressions.ts";
import type { Held } from "../people/knowledge.ts";

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
const NAMED = new RegExp(`\\b(?:${KIND})\\b`, "i");

/** Appointments and dated plans: made, moved, called off. */
export function plans(clause: Clause, hearing: Hearing): Draft[] {
  if (!clause.who.user) return [];
  if (clause.thing !== null) return ofThing(clause, hearing, clause.thing);
  const cancelled = CANCELLED.exec(clause.vp)?.[1];
  if (cancelled && !clause.negated) return off(clause, hearing, cancelled);
  const other = RESCHEDULED.exec(clause.vp)?.[1];
  if (other && !clause.negated) return moveTo(clause, hearing, other);
  return [...made(clause, hearing), ...planned(clause, hearing)];
}

function made(clause: Clause, hearing: Hearing): Draft[] {
  const match = HAS.exec(clause.vp);
  if (!match || !clause.when || clause.negated || !ahead(clause.when, hearing)) return [];
  const what = [match[1], match[2] ? `${/ (with|to|at|in|for) /.exec(clause.vp)?.[1]} ${match[2]}` : ""]
    .filter(Boolean)
    .join(" ");
  return [appointment(clause, hearing, what, clause.when)];
}

function ofThing(clause: Clause, hearing: Hearing, thing: string): Draft[] {
  const what = thing.replace(/^(?:the|new|next|upcoming) /i, "");
  if (IS_OFF.test(clause.vp)) return clause.negated ? [] : off(clause, hearing, what);
  if (IS_MOVED.test(clause.vp) && !clause.negated) return moveTo(clause, hearing, what);
  const tells = TELLS_TIME.test(clause.vp) && clause.tense !== "past" && !clause.negated;
  if (!tells || (!clause.when && clause.minutes === null)) return [];
  const known = find(hearing, what);
  if (known) return moveTo(clause, hearing, what);
  if (!NAMED.test(what) || !clause.when || !ahead(clause.when, hearing) || thing.startsWith("the "))
    return [];
  return [appointment(clause, hearing, what, clause.when)];
}

function ahead(when: When, hearing: Hearing): boolean {
  return when.to >= hearing.today() && when.relation !== "since";
}

function appointment(clause: Clause, hearing: Hearing, what: string, when: When): Draft {
  const label = thirdPersonOf(what);
  const article = label === "surgery" ? "" : /^[aeiou]/i.test(label) ? "an" : "a";
  return claim(clause, hearing, {
    attribute: "appointments",
    of: nameOf(what),
    value: datesOf(when),
    says: `has ${article} ${label}`,
  });
}

function nameOf(what: string): string {
  const bare = what
    .replace(/'s\b/g, "")
    .replace(/ ?\bappointment\b/i, "")
    .trim();
  return key(bare === "" ? what : bare);
}

function datesOf(when: When): string {
  const hour = when.minutes === null ? "" : ` ${clockOf(when.minutes)}`;
  return when.from === when.to ? `${isoDay(when.from)}${hour}` : `${isoDay(when.from)}/${isoDay(when.to)}`;
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

// The known appointment or plan that is meant: by its words, or as the only one there is.
function find(hearing: Hearing, what: string): Held | null {
  const all = [...hearing.knowledge.under("user.appointments"), ...hearing.knowledge.under("user.plans")];
  const said = contentOf(what.replace(/'s\b/g, ""));
  const particular = said.filter(
    (word) => !/^(?:appointment|plan|trip|holiday|vacat|visit|session|booking|thing)$/.test(word),
  );
  const words =
    particular.length > 0 ? particular : said.filter((word) => !/^(?:appointment|plan)$/.test(word));
  if (words.length === 0) return all.length === 1 ? (all[0] ?? null) : null;
  const alike = all.filter(
    ({ slot, text }) => share(words, contentOf(`${slot.split(".")[2]?.replace(/_/g, " ")} ${text}`)) === 1,
  );
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

function partsOfSlot(slot: string): { attribute: AttributeName; of: string } {
  const [, attribute = "", of = ""] = slot.split(".");
  return { attribute: attribute === "plans" ? "plans" : "appointments", of };
}

function off(clause: Clause, hearing: Hearing, what: string): Draft[] {
  const known = find(hearing, what);
  if (!known) return [];
  const told = known.text.replace(/^The user /, "").replace(/\.$/, "");
  return [
    {
      ...claim(clause, hearing, {
        ...partsOfSlot(known.slot),
        value: null,
        says: `has called it off: ${told} no longer holds`,
        timeless: true,
      }),
      slot: known.slot,
      text: called(known.text),
    },
  ];
}

// "The user has a dentist appointment on 5 May 2026." → that it was cancelled, without giving its date as current.
function called(text: string): string {
  const what =
    /^The user (?:has an? |has |is |will |plans to )(.+?)(?: (?:on|in|around|at|by) (?:the (?:weekend|week) of )?(?:\d|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter).*)?\.$/.exec(
      text,
    )?.[1];
  return `The user cancelled ${what ? `what was planned: ${what}` : "a plan"}.`;
}

function moveTo(clause: Clause, hearing: Hearing, what: string): Draft[] {
  const known = find(hearing, what);
  if (known) return moved(clause, hearing, known);
  const told = NAMED.test(what) && clause.when && ahead(clause.when, hearing);
  return told && clause.when ? [appointment(clause, hearing, what.replace(/ to$/, ""), clause.when)] : [];
}

function moved(clause: Clause, hearing: Hearing, known: Held): Draft[] {
  const { attribute, of } = partsOfSlot(known.slot);
  const target = targetOf(clause, known);
  if (!target) return [];
  const label = labelOf(known);
  const noun = NAMED.test(label) ? "" : " appointment";
  const article = /^[aeiou]/.test(label) ? "an" : "a";
  const says =
    attribute === "plans"
      ? `has moved a plan (${label}): it is now ${target.phrase}`
      : `has ${article} ${label}${noun} ${target.phrase}`;
  const draft = claim(clause, hearing, {
    attribute,
    of,
    value: target.value,
    says,
    timeless: clause.when === null,
  });
  return [{ ...draft, slot: known.slot, text: `The user ${says}.` }];
}

// As it was written when it was first heard.
function labelOf({ slot, text }: Held): string {
  const written =
    /^The user (?:has an?|is|will|plans to) (.+?) (?:on|in|around) (?:the |\d|[A-Z]|spring|summer|autumn|winter)[^.]*\.$/.exec(
      text,
    );
  return written?.[1] ?? partsOfSlot(slot).of.replace(/_/g, " ");
}

// A new day, or a new hour of the day that is known.
function targetOf(clause: Clause, known: Held): { value: string; phrase: string } | null {
  if (clause.when) return { value: datesOf(clause.when), phrase: clause.when.phrase };
  const day = /^\d{4}-\d\d-\d\d/.exec(known.value)?.[0];
  if (!day || clause.minutes === null) return null;
  const date = written(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
  return { value: `${day} ${clockOf(clause.minutes)}`, phrase: `on ${date} at ${clockOf(clause.minutes)}` };
}

const DOING =
  /^be ((?!(?:thinking|considering|looking|hoping|trying|feeling|wondering|wanting|learning|getting (?:better|worse|old|older|tired|used)|planning|being|saying|dying)\b)[a-z]+ing\b.*)$/i;

// "I'm flying to Rome next week", "we'll visit my parents in June".
function planned(clause: Clause, hearing: Hearing): Draft[] {
  const doing = DOING.exec(clause.vp)?.[1];
  const wanted = /^(?:plan|plans|be planning|planning) (?:to |on |for )?(.+)$/i.exec(clause.vp)?.[1];
  if (clause.negated) return abandoned(clause, hearing, doing ?? clause.vp);
  if (!clause.when || !ahead(clause.when, hearing) || clause.when.relation === "until") return [];
  // Of what is done today only what has an hour is more than small talk.
  if (clause.when.to <= hearing.today() && clause.when.minutes === null) return [];
  const what = clause.tense === "future" ? clause.vp : (doing ?? wanted);
  if (
    !what ||
    (clause.tense !== "future" && clause.tense !== "present") ||
    /^(?:be (?:late|there|here|back|busy|able|fine|ok|okay|ready|around|happy|sure)\b|see|talk|miss|be able|let|call|send|get back|come back to|check|keep)\b|\byou\b/i.test(
      what,
    )
  )
    return [];
  const of = contentOf(what).slice(0, 5).join(" ");
  if (of === "") return [];
  const told = thirdPersonOf(what);
  const says =
    clause.tense === "future"
      ? `will ${told}`
      : doing
        ? `is ${told}`
        : `plans ${/^[a-z]+ing\b|^(?:a|an|the|my|our) /.test(what) ? told : `to ${told}`}`;
  return [claim(clause, hearing, { attribute: "plans", of, value: datesOf(clause.when), says })];
}

function abandoned(clause: Clause, hearing: Hearing, what: string): Draft[] {
  if (clause.tense === "past" && !clause.ended) return [];
  const words = contentOf(what).map(key);
  const known = hearing.knowledge
    .under("user.plans")
    .filter(({ slot }) => words.length > 0 && share(words, slot.split(".")[2]?.split("_") ?? []) === 1);
  return known.map(({ slot, text }) => ({
    ...claim(clause, hearing, { attribute: "plans", value: null, says: "" }),
    slot,
    text: called(text),
  }));
}
