import type { Clause } from "../clause.ts";
import { claim, type Draft, type Hearing, negative } from "../drafts.ts";
import { MONTHS, partsOf, written } from "../language/calendar.ts";
import { personName } from "../language/noun-phrases.ts";
import { numberOf } from "../language/time-spans.ts";

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/;
const PHONE = /\+?\(?\d[\d ()/.-]{5,22}\d/;

/** Name, age, birthday, telephone and e-mail. */
export function identity(clause: Clause, hearing: Hearing): Draft[] {
  if (clause.thing !== null) return ofThing(clause, hearing);
  return [
    ...age(clause, hearing),
    ...renamed(clause, hearing),
    ...reached(clause, hearing),
    ...born(clause, hearing),
  ];
}

function ofThing(clause: Clause, hearing: Hearing): Draft[] {
  const thing = (clause.thing ?? "").toLowerCase();
  if (/^(?:(?:first|full|real|actual|last|middle|new|given|legal|married) )?name$/.test(thing))
    return name(clause, hearing, thing);
  if (clause.negated || clause.tense === "future" || thing.startsWith("the ")) return [];
  if (/birthday$/.test(thing)) return birthday(clause, hearing);
  if (/\b(?:e-?mail|email address|mail address)\b/.test(thing)) return email(clause, hearing);
  if (/\b(?:phone|number|mobile|cell|telephone)\b/.test(thing)) return phone(clause, hearing, thing);
  if (thing === "age") return aged(clause, hearing, /^be (\d{1,3})\b/.exec(clause.vp)?.[1]);
  return [];
}

function name(clause: Clause, hearing: Hearing, thing: string): Draft[] {
  if (clause.tense === "future" || (clause.tense === "past" && !clause.ended)) return [];
  const said =
    /^(?:be|changed to|has changed to) (?:now |called |spelled |actually )?"?(.+)$/.exec(clause.vp)?.[1] ??
    "";
  const name = personName(said.replace(/"/g, ""));
  if (!name || /^(?:last|middle) /.test(thing)) return [];
  if (clause.negated) return notNamed(clause, hearing, name);
  return [
    claim(clause, hearing, { attribute: "name", value: name, says: nameSays(clause, name), timeless: true }),
  ];
}

function nameSays(clause: Clause, name: string): string {
  return clause.who.user || !clause.who.display.endsWith(` ${name}`)
    ? `is called ${name}`
    : `goes by the name ${name}`;
}

function notNamed(clause: Clause, hearing: Hearing, name: string): Draft[] {
  const known = hearing.knowledge.holds(`${clause.who.slot}.name`);
  if (known?.value !== name.toLowerCase()) return [];
  return [
    claim(clause, hearing, {
      attribute: "name",
      value: null,
      says: negative(`is called ${name}`, false),
      timeless: true,
    }),
  ];
}

// "My cat is called Rex", "I go by Liz", "I am Jonas": the last only where nothing else can be meant.
function renamed(clause: Clause, hearing: Hearing): Draft[] {
  if (clause.negated || clause.tense === "future") return [];
  const called = /^(?:be )?(?:called|named|renamed(?: to)?) (.+)$/i.exec(clause.vp)?.[1];
  const changed = /^(?:changed|be changing|change) my (?:first )?name to (.+)$/i.exec(clause.vp)?.[1];
  const goes = /^(?:go by|prefer (?:to be called|being called)|like to be called) (.+)$/i.exec(
    clause.vp,
  )?.[1];
  const preferred = goes && clause.who.user ? personName(goes) : null;
  if (preferred)
    return [
      claim(clause, hearing, {
        attribute: "preferred_name",
        value: preferred,
        says: `wants to be called ${preferred}`,
        timeless: true,
      }),
    ];
  const formal = called ?? changed;
  const name = formal ? personName(formal) : null;
  const introduced = introduction(clause, hearing);
  if (introduced) return [introduced];
  if (name && clause.tense !== "past")
    return [
      claim(clause, hearing, {
        attribute: "name",
        value: name,
        says: nameSays(clause, name),
        timeless: true,
      }),
    ];
  if (name && changed)
    return [
      claim(clause, hearing, {
        attribute: "name",
        value: name,
        says: nameSays(clause, name),
        timeless: true,
      }),
    ];
  return [];
}

function age(clause: Clause, hearing: Hearing): Draft[] {
  const match =
    /^(?:be|turn|turned|turns|be turning|have turned) (?:about |around |already )?(\d{1,3}|[a-z]+)(?: (?:years? old|years? of age|y\/?o))?$/i.exec(
      clause.vp,
    );
  if (!match || clause.negated || clause.tense === "future" || /turning/.test(clause.vp)) return [];
  if (clause.tense === "past" && !/^turned/.test(clause.vp)) return [];
  // "I'm one", "I'm ten" need their unit, figures do not.
  if (!/\d/.test(match[1] ?? "") && !/old|age/.test(clause.vp)) return [];
  return aged(clause, hearing, match[1]);
}

function aged(clause: Clause, hearing: Hearing, said: string | undefined): Draft[] {
  const years = numberOf(said);
  if (years === null || years < 1 || years > 120) return [];
  const on = written(clause.when?.from ?? hearing.today());
  return [
    claim(clause, hearing, {
      attribute: "age",
      value: String(years),
      says: `is ${years} years old as of ${on}`,
      timeless: true,
    }),
  ];
}

function birthday(clause: Clause, hearing: Hearing): Draft[] {
  if (!clause.when || clause.when.from !== clause.when.to || !/^be\b/.test(clause.vp)) return [];
  const { month, day } = partsOf(clause.when.from);
  const date = `${day} ${MONTHS[month - 1]}`;
  return [
    claim(clause, hearing, {
      attribute: "birthday",
      value: date,
      says: `has the birthday on ${date}`,
      timeless: true,
    }),
  ];
}

function born(clause: Clause, hearing: Hearing): Draft[] {
  if (!/^be born/.test(clause.vp) || !clause.when || clause.negated || clause.when.relation !== "at")
    return [];
  const { phrase } = clause.when;
  return [
    claim(clause, hearing, {
      attribute: "birthday",
      value: phrase.replace(/^(?:on|in) /, ""),
      says: `was born ${phrase}`,
      timeless: true,
    }),
  ];
}

function reached(clause: Clause, hearing: Hearing): Draft[] {
  if (
    clause.negated ||
    clause.tense === "future" ||
    !/^(?:can be reached|be reachable|have (?:a|got) new (?:phone|number|email)|changed my (?:number|phone number|e-?mail))/.test(
      clause.vp,
    )
  )
    return [];
  return [...email(clause, hearing), ...phone(clause, hearing, "number")];
}

function email(clause: Clause, hearing: Hearing): Draft[] {
  const found = EMAIL.exec(clause.raw)?.[0].replace(/[.-]+$/, "");
  if (!found || clause.tense === "past") return [];
  const of = /\bwork\b/i.test(clause.thing ?? "") ? { of: "work" } : {};
  const says = of.of ? `has the work e-mail address ${found}` : `has the e-mail address ${found}`;
  return [claim(clause, hearing, { attribute: "email", ...of, value: found, says, timeless: true })];
}

function phone(clause: Clause, hearing: Hearing, thing: string): Draft[] {
  if (
    /\b(?:order|customer|account|ticket|reference|case|policy|invoice|card|social|passport|lucky|house|room|flight|tracking|member(?:ship)?|favou?rite|pin|tax)\b/.test(
      thing,
    )
  )
    return [];
  const found = PHONE.exec(clause.raw)?.[0].trim();
  const digits = found?.replace(/\D/g, "") ?? "";
  if (!found || digits.length < 6 || digits.length > 15 || clause.tense === "past") return [];
  const of = /\b(?:work|office)\b/.test(thing) ? { of: "work" } : {};
  const says = of.of ? `has the work phone number ${found}` : `has the phone number ${found}`;
  return [{ ...claim(clause, hearing, { attribute: "phone", ...of, value: digits, says, timeless: true }) }];
}

const NATIONS =
  /(?:ish|ese|ian|ean|can|ic|an|man|ch|ss|ist|im|ed|Greek|Dutch|Thai|Turk|Dane|Czech|Jewish|Hindu|Sikh|ADHD|OK|HR|IT)$/;

// "Hi, I'm Jonas": while no name is known, and nothing follows that would make it something else.
function introduction(clause: Clause, hearing: Hearing): Draft | null {
  const name = /^be (\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)$/u.exec(clause.vp)?.[1];
  if (!name || !clause.who.user || clause.tense !== "present" || NATIONS.test(name)) return null;
  if (hearing.knowledge.holds("user.name") || !personName(name) || !clause.raw.startsWith("I ")) return null;
  return claim(clause, hearing, {
    attribute: "name",
    value: name,
    says: `is called ${name}`,
    timeless: true,
    confidence: 0.75,
  });
}
