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
import { placeName } from "../language/noun-phrases.ts";
import { fold } from "../language/text.ts";

const LIVES =
  /^(?:be )?(?:living|live|lives|lived|reside|resides|residing|based|staying permanently|settled)(?: (?:down|here|alone|together|happily|with [\w' ]{1,60}?))? (?:in|at|outside|near) (.+)$/i;
const MOVES =
  /^(?:be )?(?:moving|move|moves|moved|relocating|relocate|relocates|relocated|emigrating|emigrated)(?: (?:back|over|house|out|away|in|home|again|together|with [\w' ]{1,60}?))*(?: from [\p{L} ,'-]{1,40}?)? to (.+)$/iu;
const LEAVES = /^(?:leave|left|moved (?:out of|away from)|be moving (?:out of|away from)) (\p{Lu}.+)$/u;
const COMES =
  /^(?:be )?(?:an? (?:\w+ ){1,3})?(?:originally )?(?:from|born(?: and raised)? in|raised in|brought up in|native to)(?: a (?:small )?(?:town|village|city|place) (?:called|near|in|named))? (.+)$/i;
const GREW = /^(?:grew up|come|comes|came|hail|hails)(?: originally)? (?:in|from) (.+)$/i;

/** Where people live, move to and come from. */
export function home(clause: Clause, context: RuleContext): Draft[] {
  if (clause.subjectNoun !== null) return fromSubjectNoun(clause, context);
  const { vp } = clause;
  const lives = placeName(LIVES.exec(vp)?.[1] ?? "");
  if (lives) return residence(clause, context, lives);
  const now = placeName(
    /^be in (\p{Lu}[^,]{1,40}?)(?: now)?,? (?:and )?moved (?:here|there)/u.exec(vp)?.[1] ?? "",
  );
  if (now && !clause.negated) return move({ ...clause, vp: `moved to ${now}`, tense: "past" }, context, now);
  const target = placeName(MOVES.exec(vp)?.[1] ?? "");
  if (target) return move(clause, context, target);
  const left = placeName(LEAVES.exec(vp)?.[1] ?? "");
  if (left && !clause.negated && clause.tense !== "future") return leave(clause, context, left);
  return origin(clause, context);
}

function residence(clause: Clause, context: RuleContext, where: string): Draft[] {
  const claimed = { attribute: "residence", value: where, says: `lives in ${where}` } as const;
  if (clause.ended) return deniedClaims(clause, context, { ...claimed, timeless: true });
  if (clause.tense === "past") {
    return clause.negated
      ? []
      : [claimWithoutSlot(clause, context, { ...claimed, value: null, says: `lived in ${where}` })];
  }
  // "I have lived in Rome" may be long ago; "… since 2020", "… for three years" is current.
  if (clause.tense === "perfect" && clause.when?.relation !== "since" && !clause.vp.startsWith("be living"))
    return [];
  if (clause.when?.relation === "until" || (clause.when && clause.when.from > context.today())) return [];
  return [...currentClaims(clause, context, claimed), ...fulfilledPlan(clause, context, where)];
}

function move(clause: Clause, context: RuleContext, where: string): Draft[] {
  const planned =
    clause.tense === "future" || /^be /.test(clause.vp) || (clause.tense === "present" && !clause.ended);
  if (planned) return plan(clause, context, where);
  if (clause.negated) return clause.tense === "perfect" ? [] : plan(clause, context, where);
  const known = context.knowledge.factIn(slotOf(clause.who, "residence"));
  const claimed = { attribute: "residence", value: where } as const;
  // A move long ago does not override a different known place.
  const old = clause.when !== null && clause.when.to < context.today() - 400;
  if (old && known && known.value !== fold(where))
    return [claimWithoutSlot(clause, context, { ...claimed, value: null, says: `moved to ${where}` })];
  const says = clause.when ? `lives in ${where}, having moved there` : `lives in ${where}`;
  return [claim(clause, context, { ...claimed, says }), ...fulfilledPlan(clause, context, where)];
}

function plan(clause: Clause, context: RuleContext, where: string): Draft[] {
  const claimed = { attribute: "plans", of: "residence", value: where } as const;
  if (clause.negated) return denialOfPlan(clause, context, where);
  return [claim(clause, context, { ...claimed, says: `plans to move to ${where}` })];
}

function denialOfPlan(clause: Clause, context: RuleContext, where: string): Draft[] {
  if (clause.ended && !context.knowledge.factIn(slotOf(clause.who, "plans", "residence"))) return [];
  return [
    claim(clause, context, {
      attribute: "plans",
      of: "residence",
      value: null,
      says: `is not moving to ${where}`,
    }),
  ];
}

function fulfilledPlan(clause: Clause, context: RuleContext, where: string): Draft[] {
  if (clause.negated || !context.knowledge.factIn(slotOf(clause.who, "plans", "residence"))) return [];
  return [
    claim(clause, context, {
      attribute: "plans",
      of: "residence",
      value: null,
      says: `has moved to ${where}`,
    }),
  ];
}

function leave(clause: Clause, context: RuleContext, where: string): Draft[] {
  const known = context.knowledge.factIn(slotOf(clause.who, "residence"));
  if (known?.value !== fold(where)) return [];
  return [
    claim(clause, context, {
      attribute: "residence",
      value: null,
      says: `no longer lives in ${where}, having left`,
    }),
  ];
}

function origin(clause: Clause, context: RuleContext): Draft[] {
  const from = COMES.exec(clause.vp) ?? GREW.exec(clause.vp);
  const where = placeName(from?.[1] ?? "");
  if (
    !where ||
    clause.tense === "future" ||
    /\b(?:team|company|department|office|work|home|vacation|holiday|trip)\b/i.test(where)
  )
    return [];
  // "I'm from Siemens, calling about …" is not an origin.
  if (/, (?:calling|writing|speaking|here)\b/i.test(clause.vp)) return [];
  if (clause.tense === "past" && /^be from/.test(clause.vp)) return [];
  const claimed = { attribute: "origin", value: where, says: `comes from ${where}`, timeless: true } as const;
  return clause.negated ? deniedClaims(clause, context, claimed) : [claim(clause, context, claimed)];
}

// "My hometown is Graz", "my address is …".
function fromSubjectNoun(clause: Clause, context: RuleContext): Draft[] {
  const said = /^be (?:in )?(.+)$/i.exec(clause.vp)?.[1];
  if (!said || clause.negated || clause.tense === "future" || clause.tense === "past") return [];
  if (/^(?:home ?town|birthplace)$/i.test(clause.subjectNoun ?? "")) {
    const where = placeName(said);
    return where
      ? [claim(clause, context, { attribute: "origin", value: where, says: `comes from ${where}` })]
      : [];
  }
  if (/^(?:new |home |current |postal )*address$/i.test(clause.subjectNoun ?? "") && /\d/.test(clause.raw)) {
    const address = clause.raw.replace(/^.*?\b(?:is|be)\b (?:now )?/i, "").slice(0, 120);
    return [
      claim(clause, context, {
        attribute: "address",
        value: address,
        says: `has the address ${address}`,
        timeless: true,
      }),
    ];
  }
  if (
    /^(?:new )?(?:home|house|flat|apartment|place)$/i.test(clause.subjectNoun ?? "") &&
    /^be in /i.test(clause.vp)
  ) {
    const where = placeName(said);
    return where
      ? [claim(clause, context, { attribute: "residence", value: where, says: `lives in ${where}` })]
      : [];
  }
  return [];
}
