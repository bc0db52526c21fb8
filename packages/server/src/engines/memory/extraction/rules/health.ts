import type { Clause } from "../clause.ts";
import { aside, claim, type Draft, denial, type Hearing, negative, slotOf } from "../drafts.ts";
import { CONDITIONS, MEDICINES } from "../language/lexicon.ts";
import { fold, key } from "../language/text.ts";

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

/** Allergies, illnesses and injuries, medicines; getting well. */
export function health(clause: Clause, hearing: Hearing): Draft[] {
  if (clause.tense === "future") return [];
  if (clause.thing !== null) return healed(clause, hearing);
  return [
    ...allergies(clause, hearing),
    ...recovery(clause, hearing),
    ...conditions(clause, hearing),
    ...medicines(clause, hearing),
  ];
}

function allergies(clause: Clause, hearing: Hearing): Draft[] {
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
    .flatMap((what) => allergy(clause, hearing, what, intolerance !== undefined));
}

function allergy(clause: Clause, hearing: Hearing, what: string, intolerance: boolean): Draft[] {
  const says = intolerance ? `is ${what}-intolerant` : `is allergic to ${what}`;
  const told = { attribute: "allergies", of: what, value: "yes", says } as const;
  if (!clause.negated) return [claim(clause, hearing, told)];
  return [claim(clause, hearing, { ...told, value: "no", says: negative(says, clause.ended) })];
}

function conditions(clause: Clause, hearing: Hearing): Draft[] {
  const hurt = HURT.exec(clause.vp)?.[1]?.trim();
  if (hurt && !clause.negated) return injury(clause, hearing, hurt);
  const ill = ILL.exec(clause.vp)?.[1];
  const is = IS_ILL.exec(clause.vp)?.[1]?.toLowerCase();
  const what = ill ?? is;
  if (!what) return [];
  const says = ill ? `has ${ill}` : `is ${is}`;
  const of = (SAME_AS[what.toLowerCase()] ?? what).replace(/^an? /, "");
  const told = { attribute: "conditions", of, value: "yes", says } as const;
  const acute = /^(?:got|caught|developed|be diagnosed|got diagnosed|suffered)/i.test(clause.vp);
  if (clause.tense === "past" && !clause.negated && !acute)
    return [aside(clause, hearing, { ...told, value: null, says: ill ? `had ${ill}` : `was ${is}` })];
  if (!clause.negated) return [claim(clause, hearing, told)];
  return denial(clause, hearing, told);
}

const SAME_AS: Readonly<Record<string, string>> = {
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

function injury(clause: Clause, hearing: Hearing, part: string): Draft[] {
  const verb = clause.plainPast?.split(" ")[0] ?? "injured";
  const long = clause.when !== null && clause.when.to < hearing.today() - 180;
  const told = {
    attribute: "conditions",
    of: part.replace(/^(?:left|right) /, ""),
    value: "injured",
    says: `${verb} their ${part}`,
  } as const;
  return [long ? aside(clause, hearing, { ...told, value: null }) : claim(clause, hearing, told)];
}

function recovery(clause: Clause, hearing: Hearing): Draft[] {
  if (clause.negated) return [];
  if (REMISSION.test(clause.vp))
    return [
      claim(clause, hearing, {
        attribute: "conditions",
        of: "cancer",
        value: null,
        says: clause.vp.replace(/^be/, "is"),
      }),
    ];
  const what = WELL.exec(clause.vp)?.[1];
  if (!what) return [];
  return known(clause, hearing, what).map((slot) => ({
    ...claim(clause, hearing, { attribute: "conditions", value: null, says: `has recovered from ${what}` }),
    slot,
  }));
}

// "My leg has healed", "my asthma is gone".
function healed(clause: Clause, hearing: Hearing): Draft[] {
  if (clause.negated || !HEALED.test(clause.vp) || clause.tense === "past") return [];
  const what = (clause.thing ?? "").replace(/^(?:broken|sprained|left|right|fractured) /, "");
  return known(clause, hearing, what).map((slot) => ({
    ...claim(clause, hearing, {
      attribute: "conditions",
      value: null,
      says: `has recovered: their ${what} is well again`,
    }),
    slot,
  }));
}

function known(clause: Clause, hearing: Hearing, what: string): string[] {
  const wanted = key((SAME_AS[what.toLowerCase()] ?? what).replace(/^(?:an?|broken|sprained|the|my) /, ""));
  const prefix = slotOf(clause.who, "conditions");
  if (prefix === null || wanted === "") return [];
  return hearing.knowledge
    .under(prefix)
    .map(({ slot }) => slot)
    .filter((slot) => slot === `${prefix}.${wanted}`);
}

function medicines(clause: Clause, hearing: Hearing): Draft[] {
  if (clause.tense === "past" && !clause.ended && !/prescribed|put on|started/.test(clause.vp)) return [];
  const what = TAKES.exec(clause.vp)?.[1] ?? DOSED.exec(`${clause.vp} `)?.[1];
  if (
    !what ||
    /^(?:time|care|part|place|notes?|lessons?|classes|pictures|photos|leave|them|it|that|this|turns|something|advice|night|responsibility|credit|walks|breaks?|vacation|holiday|duty|call|medication|medicine|pills|tablets)$/i.test(
      fold(what),
    )
  )
    return [];
  const told = { attribute: "medication", of: what, value: "yes", says: `takes ${what}` } as const;
  if (!clause.negated) return [claim(clause, hearing, told)];
  return [claim(clause, hearing, { ...told, value: null, says: negative(told.says, clause.ended) })];
}
