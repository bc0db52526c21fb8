import type { Clause } from "../clause.ts";
import { aside, claim, type Draft, denial, type Hearing, slotOf, standing } from "../drafts.ts";
import { place } from "../language/noun-phrases.ts";
import { fold } from "../language/text.ts";

const LIVES =
  /^(?:be )?(?:living|live|lives|lived|reside|resides|residing|based|staying permanently|settled)(?: (?:down|here|alone|together|happily|with [\w' ]{1,60}?))? (?:in|at|outside|near) (.+)$/i;
const MOVES =
  /^(?:be )?(?:moving|move|moves|moved|relocating|relocate|relocates|relocated|emigrating|emigrated)(?: (?:back|over|house|out|away|in|home|again|together|with [\w' ]{1,60}?))*(?: from [\p{L} ,'-]{1,40}?)? to (.+)$/iu;
const LEAVES = /^(?:leave|left|moved (?:out of|away from)|be moving (?:out of|away from)) (\p{Lu}.+)$/u;
const COMES =
  /^(?:be )?(?:an? (?:\w+ ){1,3})?(?:originally )?(?:from|born(?: and raised)? in|raised in|brought up in|native to)(?: a (?:small )?(?:town|village|city|place) (?:called|near|in|named))? (.+)$/i;
const GREW = /^(?:grew up|come|comes|came|hail|hails)(?: originally)? (?:in|from) (.+)$/i;

/** Where somebody lives, moves to, comes from. */
export function home(clause: Clause, hearing: Hearing): Draft[] {
  if (clause.thing !== null) return ownPlace(clause, hearing);
  const { vp } = clause;
  const lives = place(LIVES.exec(vp)?.[1] ?? "");
  if (lives) return residence(clause, hearing, lives);
  const now = place(
    /^be in (\p{Lu}[^,]{1,40}?)(?: now)?,? (?:and )?moved (?:here|there)/u.exec(vp)?.[1] ?? "",
  );
  if (now && !clause.negated) return move({ ...clause, vp: `moved to ${now}`, tense: "past" }, hearing, now);
  const target = place(MOVES.exec(vp)?.[1] ?? "");
  if (target) return move(clause, hearing, target);
  const left = place(LEAVES.exec(vp)?.[1] ?? "");
  if (left && !clause.negated && clause.tense !== "future") return leave(clause, hearing, left);
  return origin(clause, hearing);
}

function residence(clause: Clause, hearing: Hearing, where: string): Draft[] {
  const told = { attribute: "residence", value: where, says: `lives in ${where}` } as const;
  if (clause.ended) return denial(clause, hearing, { ...told, timeless: true });
  if (clause.tense === "past") {
    return clause.negated
      ? []
      : [aside(clause, hearing, { ...told, value: null, says: `lived in ${where}` })];
  }
  // "I have lived in Rome" may be long ago; "… since 2020", "… for three years" is now.
  if (clause.tense === "perfect" && clause.when?.relation !== "since" && !clause.vp.startsWith("be living"))
    return [];
  if (clause.when?.relation === "until" || (clause.when && clause.when.from > hearing.today())) return [];
  return [...standing(clause, hearing, told), ...fulfilled(clause, hearing, where)];
}

function move(clause: Clause, hearing: Hearing, where: string): Draft[] {
  const planned =
    clause.tense === "future" || /^be /.test(clause.vp) || (clause.tense === "present" && !clause.ended);
  if (planned) return plan(clause, hearing, where);
  if (clause.negated) return clause.tense === "perfect" ? [] : plan(clause, hearing, where);
  const known = hearing.knowledge.holds(slotOf(clause.who, "residence"));
  const told = { attribute: "residence", value: where } as const;
  // Long ago and another place is known by now: history, not news.
  const old = clause.when !== null && clause.when.to < hearing.today() - 400;
  if (old && known && known.value !== fold(where))
    return [aside(clause, hearing, { ...told, value: null, says: `moved to ${where}` })];
  const says = clause.when ? `lives in ${where}, having moved there` : `lives in ${where}`;
  return [claim(clause, hearing, { ...told, says }), ...fulfilled(clause, hearing, where)];
}

function plan(clause: Clause, hearing: Hearing, where: string): Draft[] {
  const told = { attribute: "plans", of: "residence", value: where } as const;
  if (clause.negated) return denialOfPlan(clause, hearing, where);
  return [claim(clause, hearing, { ...told, says: `plans to move to ${where}` })];
}

function denialOfPlan(clause: Clause, hearing: Hearing, where: string): Draft[] {
  if (clause.ended && !hearing.knowledge.holds(slotOf(clause.who, "plans", "residence"))) return [];
  return [
    claim(clause, hearing, {
      attribute: "plans",
      of: "residence",
      value: null,
      says: `is not moving to ${where}`,
    }),
  ];
}

function fulfilled(clause: Clause, hearing: Hearing, where: string): Draft[] {
  if (clause.negated || !hearing.knowledge.holds(slotOf(clause.who, "plans", "residence"))) return [];
  return [
    claim(clause, hearing, {
      attribute: "plans",
      of: "residence",
      value: null,
      says: `has moved to ${where}`,
    }),
  ];
}

function leave(clause: Clause, hearing: Hearing, where: string): Draft[] {
  const known = hearing.knowledge.holds(slotOf(clause.who, "residence"));
  if (known?.value !== fold(where)) return [];
  return [
    claim(clause, hearing, {
      attribute: "residence",
      value: null,
      says: `no longer lives in ${where}, having left`,
    }),
  ];
}

function origin(clause: Clause, hearing: Hearing): Draft[] {
  const from = COMES.exec(clause.vp) ?? GREW.exec(clause.vp);
  const where = place(from?.[1] ?? "");
  if (
    !where ||
    clause.tense === "future" ||
    /\b(?:team|company|department|office|work|home|vacation|holiday|trip)\b/i.test(where)
  )
    return [];
  // "I'm from Siemens, calling about …".
  if (/, (?:calling|writing|speaking|here)\b/i.test(clause.vp)) return [];
  if (clause.tense === "past" && /^be from/.test(clause.vp)) return [];
  const told = { attribute: "origin", value: where, says: `comes from ${where}`, timeless: true } as const;
  return clause.negated ? denial(clause, hearing, told) : [claim(clause, hearing, told)];
}

// "My hometown is Graz", "my address is …".
function ownPlace(clause: Clause, hearing: Hearing): Draft[] {
  const said = /^be (?:in )?(.+)$/i.exec(clause.vp)?.[1];
  if (!said || clause.negated || clause.tense === "future" || clause.tense === "past") return [];
  if (/^(?:home ?town|birthplace)$/i.test(clause.thing ?? "")) {
    const where = place(said);
    return where
      ? [claim(clause, hearing, { attribute: "origin", value: where, says: `comes from ${where}` })]
      : [];
  }
  if (/^(?:new |home |current |postal )*address$/i.test(clause.thing ?? "") && /\d/.test(clause.raw)) {
    const written = clause.raw.replace(/^.*?\b(?:is|be)\b (?:now )?/i, "").slice(0, 120);
    return [
      claim(clause, hearing, {
        attribute: "address",
        value: written,
        says: `has the address ${written}`,
        timeless: true,
      }),
    ];
  }
  if (
    /^(?:new )?(?:home|house|flat|apartment|place)$/i.test(clause.thing ?? "") &&
    /^be in /i.test(clause.vp)
  ) {
    const where = place(said);
    return where
      ? [claim(clause, hearing, { attribute: "residence", value: where, says: `lives in ${where}` })]
      : [];
  }
  return [];
}
