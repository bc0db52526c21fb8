import type { Clause } from "../clause.ts";
import {
  claim,
  claimWithoutSlot,
  type Draft,
  deniedClaims,
  negate,
  type RuleContext,
  slotOf,
} from "../drafts.ts";
import { CONDITIONS, MEDICINES } from "../language/lexicon.ts";
import { fold, slotKey } from "../language/text.ts";

const ALLERGY =
  /^(?:be )?(?:(?:severely |deathly |highly |mildly |very |slightly )?allergic to|intolerant to) ([^,;.]+)$/i;
const HAS_ALLERGY =
  /^have (?:an? )?(?:severe |bad |mild |strong )?([\p{Ll} ]{2,30}?) (?:allergy|allergies|intolerance)$/iu;
const ALLERGY_TO =
  /^(?:have|developed) (?:an? )?(?:severe |bad |mild |strong |new )?(?:allergy|intolerance) to ([^,;.]+)$/i;
const INTOLERANT = /^be (lactose|gluten|fructose|histamine)[ -]intolerant$/i;
const ILL = new RegExp(
  `^(?:have|developed|got|suffer(?:s|ed)? from|be suffering from|be diagnosed with|got diagnosed with|be living with|live with|struggle(?:s)? with|be struggling with|deal with|be dealing with|caught)(?: (?:a|an|my|mild|severe|bad|chronic|early|stage \\w+|terrible|acute|really|breast|lung|skin|prostate|colon))* (${CONDITIONS})\\b`,
  "i",
);
const IS_ILL =
  /^be (?:a )?(?:type (?:1|2|one|two) )?(diabetic|asthmatic|epileptic|autistic|bipolar|anemic|anaemic|celiac|coeliac|dyslexic|deaf|blind|pregnant|colou?r[- ]?blind|depressed|hiv[- ]positive)$/i;
const HURT =
  /^(?:broke|fractured|sprained|tore|dislocated|twisted|injured|have (?:broken|sprained|fractured|torn)) (?:my|his|her|their) ((?:left |right )?[\p{Ll} ]{2,20}?)(?:$| (?:while|when|in|at|on|skiing|playing|during|and)\b)/iu;
const TAKES = new RegExp(
  `^(?:be )?(?:take|takes|taking|on|use|uses|using|prescribed|put on|started(?: on| taking)?|got prescribed)(?: (?:some|daily|my|a|an|low-dose|\\d+ ?(?:mg|mcg|g|ml|units?)(?: of)?))* (${MEDICINES})\\b`,
  "i",
);
const DOSED =
  /^(?:be )?(?:take|takes|taking|on|prescribed) (?:\d+ ?(?:mg|mcg|ml) (?:of )?)?(\p{L}[\p{L}-]{3,30})(?: \d+ ?(?:mg|mcg|ml)\b| for (?:my|his|her|the) )/iu;
const WELL = new RegExp(
  `^(?:(?:be )?(?:fully |completely )?(?:recovered from|over|cured of|free of|healed from)|beat|got over) (?:my |the )?(${CONDITIONS}|[\\p{Ll} ]{3,30})$`,
  "iu",
);
const HEALED =
  /^(?:be |have )?(?:fully |completely |all )?(?:healed|better|recovered|back to normal|cured|gone)$/i;
const REMISSION = /^be (?:in remission|cancer[- ]free)$/i;

const NOT_ALLERGENS =
  /^(?:that|this|it|work|working|mondays|mornings?|people|the idea|bullshit|nonsense|exercise|hard work|stupidity|drama|small talk|them|him|her|you|everything|something|anything|what|mornings|responsibility)\b/i;

/** Allergies, illnesses, injuries, medication and recovery. */
export function health(clause: Clause, context: RuleContext): Draft[] {
  if (clause.tense === "future") return [];
  if (clause.subjectNoun !== null) return healed(clause, context);
  return [
    ...allergies(clause, context),
    ...recovery(clause, context),
    ...conditions(clause, context),
    ...medicines(clause, context),
  ];
}

function allergies(clause: Clause, context: RuleContext): Draft[] {
  const intolerance = INTOLERANT.exec(clause.vp)?.[1];
  const said = ALLERGY.exec(clause.vp) ?? ALLERGY_TO.exec(clause.vp) ?? HAS_ALLERGY.exec(clause.vp);
  const list = intolerance ?? said?.[1];
  if (!list || NOT_ALLERGENS.test(list) || (clause.tense === "past" && !clause.ended)) return [];
  const known = /^(?:an?|the|new|food|many|some|no|any|bad|seasonal)$/i;
  const things = list
    .split(/,? and |, | or |&/)
    .map((each) => each.replace(/^(?:all |any |some |the |both )/i, "").trim());
  return things
    .filter((what) => what !== "" && what.length < 32 && !known.test(what) && !/[§]/.test(what))
    .flatMap((what) => allergy(clause, context, what, intolerance !== undefined));
}

function allergy(clause: Clause, context: RuleContext, what: string, intolerance: boolean): Draft[] {
  const says = intolerance ? `is ${what}-intolerant` : `is allergic to ${what}`;
  const claimed = { attribute: "allergies", of: what, value: "yes", says } as const;
  if (!clause.negated) return [claim(clause, context, claimed)];
  return [claim(clause, context, { ...claimed, value: "no", says: negate(says, clause.ended) })];
}

function conditions(clause: Clause, context: RuleContext): Draft[] {
  const hurt = HURT.exec(clause.vp)?.[1]?.trim();
  if (hurt && !clause.negated) return injury(clause, context, hurt);
  const ill = ILL.exec(clause.vp)?.[1];
  const is = IS_ILL.exec(clause.vp)?.[1]?.toLowerCase();
  const what = ill ?? is;
  if (!what) return [];
  const says = ill ? `has ${ill}` : `is ${is}`;
  const of = (CANONICAL_CONDITION[what.toLowerCase()] ?? what).replace(/^an? /, "");
  const claimed = { attribute: "conditions", of, value: "yes", says } as const;
  const acute = /^(?:got|caught|developed|be diagnosed|got diagnosed|suffered)/i.test(clause.vp);
  if (clause.tense === "past" && !clause.negated && !acute)
    return [
      claimWithoutSlot(clause, context, { ...claimed, value: null, says: ill ? `had ${ill}` : `was ${is}` }),
    ];
  if (!clause.negated) return [claim(clause, context, claimed)];
  return deniedClaims(clause, context, claimed);
}

const CANONICAL_CONDITION: Readonly<Record<string, string>> = {
  diabetic: "diabetes",
  asthmatic: "asthma",
  epileptic: "epilepsy",
  depressed: "depression",
  anemic: "anemia",
  celiac: "coeliac disease",
  "celiac disease": "coeliac disease",
  "type 2 diabetes": "diabetes",
  "type 1 diabetes": "diabetes",
  "type two diabetes": "diabetes",
  pregnant: "pregnancy",
};

function injury(clause: Clause, context: RuleContext, part: string): Draft[] {
  const verb = clause.plainPast?.split(" ")[0] ?? "injured";
  const long = clause.when !== null && clause.when.to < context.today() - 180;
  const claimed = {
    attribute: "conditions",
    of: part.replace(/^(?:left|right) /, ""),
    value: "injured",
    says: `${verb} their ${part}`,
  } as const;
  return [
    long ? claimWithoutSlot(clause, context, { ...claimed, value: null }) : claim(clause, context, claimed),
  ];
}

function recovery(clause: Clause, context: RuleContext): Draft[] {
  if (clause.negated) return [];
  if (REMISSION.test(clause.vp))
    return [
      claim(clause, context, {
        attribute: "conditions",
        of: "cancer",
        value: null,
        says: clause.vp.replace(/^be/, "is"),
      }),
    ];
  const what = WELL.exec(clause.vp)?.[1];
  if (!what) return [];
  return knownConditionSlots(clause, context, what).map((slot) => ({
    ...claim(clause, context, { attribute: "conditions", value: null, says: `has recovered from ${what}` }),
    slot,
  }));
}

// "My leg has healed", "my asthma is gone".
function healed(clause: Clause, context: RuleContext): Draft[] {
  if (clause.negated || !HEALED.test(clause.vp) || clause.tense === "past") return [];
  const what = (clause.subjectNoun ?? "").replace(/^(?:broken|sprained|left|right|fractured) /, "");
  return knownConditionSlots(clause, context, what).map((slot) => ({
    ...claim(clause, context, {
      attribute: "conditions",
      value: null,
      says: `has recovered: their ${what} is well again`,
    }),
    slot,
  }));
}

function knownConditionSlots(clause: Clause, context: RuleContext, what: string): string[] {
  const wanted = slotKey(
    (CANONICAL_CONDITION[what.toLowerCase()] ?? what).replace(/^(?:an?|broken|sprained|the|my) /, ""),
  );
  const prefix = slotOf(clause.who, "conditions");
  if (prefix === null || wanted === "") return [];
  return context.knowledge
    .factsUnder(prefix)
    .map(({ slot }) => slot)
    .filter((slot) => slot === `${prefix}.${wanted}`);
}

function medicines(clause: Clause, context: RuleContext): Draft[] {
  if (clause.tense === "past" && !clause.ended && !/prescribed|put on|started/.test(clause.vp)) return [];
  const what = TAKES.exec(clause.vp)?.[1] ?? DOSED.exec(`${clause.vp} `)?.[1];
  if (
    !what ||
    /^(?:time|care|part|place|notes?|lessons?|classes|pictures|photos|leave|them|it|that|this|turns|something|advice|night|responsibility|credit|walks|breaks?|vacation|holiday|duty|call|medication|medicine|pills|tablets)$/i.test(
      fold(what),
    )
  )
    return [];
  const claimed = { attribute: "medication", of: what, value: "yes", says: `takes ${what}` } as const;
  if (!clause.negated) return [claim(clause, context, claimed)];
  return [claim(clause, context, { ...claimed, value: null, says: negate(claimed.says, clause.ended) })];
}
