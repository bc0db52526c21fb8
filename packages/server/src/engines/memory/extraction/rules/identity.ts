import type { Clause } from "../clause.ts";
import { claim, type Draft, negate, type RuleContext } from "../drafts.ts";
import { datePartsOf, formatDay, MONTHS } from "../language/calendar.ts";
import { personName } from "../language/noun-phrases.ts";
import { parseNumber } from "../language/time-spans.ts";

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/;
const PHONE = /\+?\(?\d[\d ()/.-]{5,22}\d/;

/** Name, age, birthday, telephone and email. */
export function identity(clause: Clause, context: RuleContext): Draft[] {
  if (clause.subjectNoun !== null) return fromSubjectNoun(clause, context);
  return [
    ...age(clause, context),
    ...statedName(clause, context),
    ...contactDetails(clause, context),
    ...born(clause, context),
  ];
}

function fromSubjectNoun(clause: Clause, context: RuleContext): Draft[] {
  const noun = (clause.subjectNoun ?? "").toLowerCase();
  if (/^(?:(?:first|full|real|actual|last|middle|new|given|legal|married) )?name$/.test(noun))
    return name(clause, context, noun);
  if (clause.negated || clause.tense === "future" || noun.startsWith("the ")) return [];
  if (/birthday$/.test(noun)) return birthday(clause, context);
  if (/\b(?:e-?mail|email address|mail address)\b/.test(noun)) return email(clause, context);
  if (/\b(?:phone|number|mobile|cell|telephone)\b/.test(noun)) return phone(clause, context, noun);
  if (noun === "age") return ageClaim(clause, context, /^be (\d{1,3})\b/.exec(clause.vp)?.[1]);
  return [];
}

function name(clause: Clause, context: RuleContext, noun: string): Draft[] {
  if (clause.tense === "future" || (clause.tense === "past" && !clause.ended)) return [];
  const said =
    /^(?:be|changed to|has changed to) (?:now |called |spelled |actually )?"?(.+)$/.exec(clause.vp)?.[1] ??
    "";
  const name = personName(said.replace(/"/g, ""));
  if (!name || /^(?:last|middle) /.test(noun)) return [];
  if (clause.negated) return notNamed(clause, context, name);
  return [
    claim(clause, context, { attribute: "name", value: name, says: nameSays(clause, name), timeless: true }),
  ];
}

function nameSays(clause: Clause, name: string): string {
  return clause.who.user || !clause.who.display.endsWith(` ${name}`)
    ? `is called ${name}`
    : `goes by the name ${name}`;
}

function notNamed(clause: Clause, context: RuleContext, name: string): Draft[] {
  const known = context.knowledge.factIn(`${clause.who.slot}.name`);
  if (known?.value !== name.toLowerCase()) return [];
  return [
    claim(clause, context, {
      attribute: "name",
      value: null,
      says: negate(`is called ${name}`, false),
      timeless: true,
    }),
  ];
}

// "My cat is called Rex", "I go by Liz", "I am Jonas"; the last form only where nothing else can be meant.
function statedName(clause: Clause, context: RuleContext): Draft[] {
  if (clause.negated || clause.tense === "future") return [];
  const called = /^(?:be )?(?:called|named|renamed(?: to)?) (.+)$/i.exec(clause.vp)?.[1];
  const changed = /^(?:changed|be changing|change) my (?:first )?name to (.+)$/i.exec(clause.vp)?.[1];
  const goes = /^(?:go by|prefer (?:to be called|being called)|like to be called) (.+)$/i.exec(
    clause.vp,
  )?.[1];
  const preferred = goes && clause.who.user ? personName(goes) : null;
  if (preferred)
    return [
      claim(clause, context, {
        attribute: "preferred_name",
        value: preferred,
        says: `wants to be called ${preferred}`,
        timeless: true,
      }),
    ];
  const formal = called ?? changed;
  const name = formal ? personName(formal) : null;
  const introduced = introduction(clause, context);
  if (introduced) return [introduced];
  if (name && clause.tense !== "past")
    return [
      claim(clause, context, {
        attribute: "name",
        value: name,
        says: nameSays(clause, name),
        timeless: true,
      }),
    ];
  if (name && changed)
    return [
      claim(clause, context, {
        attribute: "name",
        value: name,
        says: nameSays(clause, name),
        timeless: true,
      }),
    ];
  return [];
}

function age(clause: Clause, context: RuleContext): Draft[] {
  const match =
    /^(?:be|turn|turned|turns|be turning|have turned) (?:about |around |already )?(\d{1,3}|[a-z]+)(?: (?:years? old|years? of age|y\/?o))?$/i.exec(
      clause.vp,
    );
  if (!match || clause.negated || clause.tense === "future" || /turning/.test(clause.vp)) return [];
  if (clause.tense === "past" && !/^turned/.test(clause.vp)) return [];
  // "I'm one" and "I'm ten" need a unit; digits do not.
  if (!/\d/.test(match[1] ?? "") && !/old|age/.test(clause.vp)) return [];
  return ageClaim(clause, context, match[1]);
}

function ageClaim(clause: Clause, context: RuleContext, said: string | undefined): Draft[] {
  const years = parseNumber(said);
  if (years === null || years < 1 || years > 120) return [];
  const on = formatDay(clause.when?.from ?? context.today());
  return [
    claim(clause, context, {
      attribute: "age",
      value: String(years),
      says: `is ${years} years old as of ${on}`,
      timeless: true,
    }),
  ];
}

function birthday(clause: Clause, context: RuleContext): Draft[] {
  if (!clause.when || clause.when.from !== clause.when.to || !/^be\b/.test(clause.vp)) return [];
  const { month, day } = datePartsOf(clause.when.from);
  const date = `${day} ${MONTHS[month - 1]}`;
  return [
    claim(clause, context, {
      attribute: "birthday",
      value: date,
      says: `has the birthday on ${date}`,
      timeless: true,
    }),
  ];
}

function born(clause: Clause, context: RuleContext): Draft[] {
  if (!/^be born/.test(clause.vp) || !clause.when || clause.negated || clause.when.relation !== "at")
    return [];
  const { phrase } = clause.when;
  return [
    claim(clause, context, {
      attribute: "birthday",
      value: phrase.replace(/^(?:on|in) /, ""),
      says: `was born ${phrase}`,
      timeless: true,
    }),
  ];
}

function contactDetails(clause: Clause, context: RuleContext): Draft[] {
  if (
    clause.negated ||
    clause.tense === "future" ||
    !/^(?:can be reached|be reachable|have (?:a|got) new (?:phone|number|email)|changed my (?:number|phone number|e-?mail))/.test(
      clause.vp,
    )
  )
    return [];
  return [...email(clause, context), ...phone(clause, context, "number")];
}

function email(clause: Clause, context: RuleContext): Draft[] {
  const found = EMAIL.exec(clause.raw)?.[0].replace(/[.-]+$/, "");
  if (!found || clause.tense === "past") return [];
  const of = /\bwork\b/i.test(clause.subjectNoun ?? "") ? { of: "work" } : {};
  const says = of.of ? `has the work e-mail address ${found}` : `has the e-mail address ${found}`;
  return [claim(clause, context, { attribute: "email", ...of, value: found, says, timeless: true })];
}

function phone(clause: Clause, context: RuleContext, noun: string): Draft[] {
  if (
    /\b(?:order|customer|account|ticket|reference|case|policy|invoice|card|social|passport|lucky|house|room|flight|tracking|member(?:ship)?|favou?rite|pin|tax)\b/.test(
      noun,
    )
  )
    return [];
  const found = PHONE.exec(clause.raw)?.[0].trim();
  const digits = found?.replace(/\D/g, "") ?? "";
  if (!found || digits.length < 6 || digits.length > 15 || clause.tense === "past") return [];
  const of = /\b(?:work|office)\b/.test(noun) ? { of: "work" } : {};
  const says = of.of ? `has the work phone number ${found}` : `has the phone number ${found}`;
  return [{ ...claim(clause, context, { attribute: "phone", ...of, value: digits, says, timeless: true }) }];
}

const NATIONS =
  /(?:ish|ese|ian|ean|can|ic|an|man|ch|ss|ist|im|ed|Greek|Dutch|Thai|Turk|Dane|Czech|Jewish|Hindu|Sikh|ADHD|OK|HR|IT)$/;

// "Hi, I'm Jonas": only while no name is known, and only if nothing follows that changes the meaning.
function introduction(clause: Clause, context: RuleContext): Draft | null {
  const name = /^be (\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)$/u.exec(clause.vp)?.[1];
  if (!name || !clause.who.user || clause.tense !== "present" || NATIONS.test(name)) return null;
  if (context.knowledge.factIn("user.name") || !personName(name) || !clause.raw.startsWith("I ")) return null;
  return claim(clause, context, {
    attribute: "name",
    value: name,
    says: `is called ${name}`,
    timeless: true,
    confidence: 0.75,
  });
}
