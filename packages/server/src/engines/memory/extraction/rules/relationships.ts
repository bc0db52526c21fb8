import type { Clause } from "../clause.ts";
import { claim, claimWithoutSlot, type Draft, endAll, type RuleContext, sentence } from "../drafts.ts";
import { personName } from "../language/noun-phrases.ts";
import { fold } from "../language/text.ts";
import { parseNumber } from "../language/time-spans.ts";
import { type PersonReference, USER } from "../people/knowledge.ts";
import { OWN_RELATION, RELATION_WORD, type Relation, relationOf } from "../people/relations.ts";

const STATES: readonly (readonly [RegExp, string, string])[] = [
  [/^(?:be|got|get) (?:happily )?married(?! name)\b(?! (?:in the|life))/i, "married", "is married"],
  [/^(?:tied the knot|said "?I do|eloped)/i, "married", "is married"],
  [/^(?:be|got) engaged\b(?! (?:in|with|by|at))/i, "engaged", "is engaged"],
  [/^be (?:happily )?single\b/i, "single", "is single"],
  [/^(?:be|got) divorced\b|^have (?:a|my) divorce\b/i, "divorced", "is divorced"],
  [/^(?:be|got)? ?separated\b/i, "separated", "is separated"],
  [/^be (?:a )?widow(?:ed|er)?\b/i, "widowed", "is widowed"],
  [
    /^be (?:in a (?:\w+ )?relationship|dating (?:someone|somebody)|seeing (?:someone|somebody))\b|^started (?:dating|seeing) (?:someone|somebody)/i,
    "in a relationship",
    "is in a relationship",
  ],
];
const SEPARATION =
  /^(?:broke up|split up|be (?:breaking|splitting) up|parted ways|be no longer together|be divorced|divorced|got divorced|left|separated|be over|called off (?:the|our) (?:engagement|wedding))(?: (?:with|from))?(?: (?:my|our) (husband|wife|girlfriend|boyfriend|partner|fianc[ée]e?))?(?: (\p{Lu}\p{Ll}+))?$/iu;
const DEAD =
  /^(?:died|dies|be dead|passed(?: away| on)?|be killed|be put (?:down|to sleep)|crossed the rainbow bridge|have passed)\b/i;
const GONE = /^(?:ran away|went missing|be (?:rehomed|adopted by)|got (?:lost|run over))\b/i;
const HAS_PERSON = new RegExp(
  `^(?:have|adopted|adopt|got|be getting|bought|rescued|foster) (?:an? |my |another |one |the |this )?(?:\\p{Ll}+[ -]){0,3}?${RELATION_WORD}(?![\\w-])(?:,? (?:named|called|whose name is|who is called|by the name of) |,? )?(\\p{L}[\\p{L}'-]*)?`,
  "u",
);
const COUNTS =
  /^have (no|an?|one|two|three|four|five|six|seven) (?:\p{Ll}+ )?(kids|children|sons|daughters|siblings|brothers|sisters|kid|child|sibling)\b/iu;

/** Partners, family, pets: who they are, and who is gone. */
export function relationships(clause: Clause, context: RuleContext): Draft[] {
  if (clause.subjectNoun !== null || clause.tense === "future") return [];
  if (!clause.who.user) return [...deathOrLoss(clause, context), ...partnerEvents(clause, context)];
  const apart = separation(clause, context);
  if (apart.length > 0) return apart;
  return [
    ...counts(clause, context),
    ...severalNamed(clause, context),
    ...hasPerson(clause, context),
    ...relationshipState(clause, context),
    ...userLoss(clause, context),
  ];
}

function relationshipState(clause: Clause, context: RuleContext): Draft[] {
  const found = STATES.find(([pattern]) => pattern.test(clause.vp));
  if (!found || (clause.tense === "past" && /^be /.test(clause.vp) && !clause.ended)) return [];
  const [, value, says] = found;
  if (!clause.negated) return [claim(clause, context, { attribute: "relationship", value, says })];
  const known = context.knowledge.factIn("user.relationship");
  const text = clause.ended ? `is no longer ${says.slice(3)}` : `is not ${says.slice(3)}`;
  if (clause.ended || known?.value === value)
    return [claim(clause, context, { attribute: "relationship", value: null, says: text })];
  return [claimWithoutSlot(clause, context, { attribute: "relationship", value: null, says: text })];
}

function separation(clause: Clause, context: RuleContext): Draft[] {
  const match = SEPARATION.exec(clause.vp);
  if (!match || clause.negated || (clause.vp.startsWith("be ") && clause.tense === "past")) return [];
  const [, word, name] = match;
  const partner = context.knowledge.factIn("partner.name");
  const divorced = /divorc/i.test(clause.vp);
  // "I left Rome", "I left Siemens": only a partner counts here.
  if (/^(?:left|be over)/i.test(clause.vp) && !word && (!name || partner?.value !== fold(name))) return [];
  if (name && partner && partner.value !== fold(name)) return [];
  const label =
    name ?? (partner ? writtenName(partner.text) : null) ?? (word ? `their ${word}` : "their partner");
  const value = divorced ? "divorced" : "single";
  const says = divorced ? `is divorced from ${label}` : `is single, having broken up with ${label}`;
  const ends = endAll(clause, context, "partner", `is no longer with ${label}`);
  return [claim(clause, context, { attribute: "relationship", value, says }), ...ends];
}

function writtenName(text: string): string | null {
  return (
    / is (\p{Lu}[\p{L} '-]*)\.$/u.exec(text)?.[1] ??
    / (?:named|called|the name) (\p{Lu}[\p{L} '-]*)/u.exec(text)?.[1] ??
    null
  );
}

function partnerEvents({ who, vp, negated, tense, ...rest }: Clause, context: RuleContext): Draft[] {
  if (who.slot !== "partner" || negated || tense === "present") return [];
  const match = /^(?:broke up with|left|dumped|divorced|split up with|proposed to) (?:me|us)\b/i.exec(vp);
  const together = /^(?:and (?:I|me) )/i.test(vp)
    ? /\b(?:broke up|split up|got divorced|separated|got married|got engaged)\b/i.exec(vp)
    : null;
  const clause: Clause = { ...rest, who, vp, negated, tense };
  const user: Clause = { ...clause, who: { slot: "user", display: "The user", user: true, relation: null } };
  const deed = (match?.[0] ?? together?.[0] ?? "").toLowerCase();
  if (deed === "") return [];
  const partner = who.display.replace("The user's", "their");
  if (/married/.test(deed))
    return [
      claim(user, context, { attribute: "relationship", value: "married", says: `is married to ${partner}` }),
    ];
  if (/engaged|proposed/.test(deed))
    return [
      claim(user, context, { attribute: "relationship", value: "engaged", says: `is engaged to ${partner}` }),
    ];
  const value = /divorc/.test(deed) ? "divorced" : "single";
  return [
    claim(user, context, {
      attribute: "relationship",
      value,
      says: `is ${value}, having broken up with ${partner}`,
    }),
    ...endAll(user, context, "partner", `is no longer with ${partner}`),
  ];
}

function deathOrLoss(clause: Clause, context: RuleContext): Draft[] {
  if (clause.negated) return [];
  if (DEAD.test(clause.vp) && !/^passed (?!away|on)\w/i.test(clause.vp))
    return died(clause, context, clause.who);
  if (clause.who.relation?.pet && GONE.test(clause.vp)) {
    return [
      claim(clause, context, { attribute: "status", value: "gone", says: "is gone" }),
      ...endPetOwnership(clause, context),
    ];
  }
  return [];
}

// "I lost my dad", "we had to put Rex down".
function userLoss(clause: Clause, context: RuleContext): Draft[] {
  if (clause.negated || clause.tense === "present") return [];
  const own = new RegExp(
    `^(?:lost|(?:have|had) to put (?:down )?|(?:have|had) to say goodbye to) ?${OWN_RELATION.replace("\\b", "")}(?:,? (\\p{Lu}\\p{Ll}+))?(?: (?:down|to sleep))?(?: to [a-z' ]+)?$`,
    "u",
  ).exec(clause.vp);
  const relation = own ? relationOf(own[3] ?? "", own[2]) : null;
  if (own && relation) return died(clause, context, context.knowledge.related(relation, own[4] ?? null));
  const named =
    /^(?:lost|(?:have|had) to put|(?:have|had) to say goodbye to) (\p{Lu}\p{Ll}+)(?: (?:down|to sleep))?$/u.exec(
      clause.vp,
    )?.[1];
  const who = named ? context.knowledge.named(named) : null;
  return who?.relation ? died(clause, context, who) : [];
}

// Also ends the other facts about the deceased: the User no longer has a dog that has died.
function died(clause: Clause, context: RuleContext, who: PersonReference): Draft[] {
  const about = { ...clause, who };
  const dead = claim(about, context, { attribute: "status", value: "dead", says: "died" });
  const past = who.slot ? endAll(about, context, who.slot, "died") : [];
  return [...past.filter(({ slot }) => slot !== dead.slot), dead, ...endPetOwnership(about, context)];
}

// With two dogs one may be left: "has a dog" ends only with the last one.
function endPetOwnership({ who, ...clause }: Clause, context: RuleContext): Draft[] {
  const { relation } = who;
  const others = context.knowledge
    .people()
    .filter((person) => person.relation.key === relation?.key && person.slot !== who.slot);
  if (!relation?.pet || others.length > 0 || !context.knowledge.factIn(`user.pets.${relation.key}`))
    return [];
  const user: Clause = { ...clause, who: USER };
  return [
    claim(user, context, {
      attribute: "pets",
      of: relation.key,
      value: null,
      says: `no longer has the ${relation.label}`,
      timeless: true,
    }),
  ];
}

function counts(clause: Clause, context: RuleContext): Draft[] {
  const match = COUNTS.exec(clause.vp);
  if (!match || clause.tense === "past") return [];
  const [, count = "", noun = ""] = match;
  const number = clause.negated || count.toLowerCase() === "no" ? 0 : parseNumber(count);
  if (number === null) return [];
  const lower = noun.toLowerCase();
  const siblings = /^(?:sibling|brother|sister)/.test(lower);
  const general = /^(?:kid|child|sibling)/.test(lower);
  const says =
    number === 0
      ? `has no ${lower === "kid" || lower === "child" ? "children" : lower}`
      : `has ${count.toLowerCase()} ${lower.replace(/^kid/, "child").replace(/^childs$/, "children")}`;
  const attribute = siblings ? "siblings" : "children";
  return [
    claim(clause, context, { attribute, ...(general ? {} : { of: lower }), value: String(number), says }),
  ];
}

function hasPerson(clause: Clause, context: RuleContext): Draft[] {
  const match = HAS_PERSON.exec(clause.vp);
  const relation = relationOf(match?.[1] ?? "");
  if (!match || !relation || (clause.tense === "past" && /^have/.test(clause.vp) && !clause.ended)) return [];
  if (/^(?:be getting|foster)|(?:appointment|phobia|food|show|nap|problem|person|lover)\b/i.test(clause.vp))
    return [];
  if (
    /^(?:got|bought|adopted)/i.test(clause.vp) &&
    !relation.pet &&
    relation.key !== "son" &&
    relation.key !== "daughter"
  )
    return [];
  const bare = match[2] && /^\p{Lu}/u.test(match[2]) ? match[2] : null;
  const called = /(?:named|called|name is|by the name of) (\p{L}[\p{L}'-]*)$/u.exec(match[0])?.[1];
  const name = called ? personName(called) : bare;
  if (clause.negated) return hasNone(clause, context, relation);
  const drafts = relation.pet
    ? [
        claim(clause, context, {
          attribute: "pets",
          of: relation.key,
          value: "yes",
          says: `has a ${relation.label}`,
        }),
      ]
    : [];
  if (name && !/^(?:and|but|who)$/i.test(name))
    return [...namedPerson(clause, context, context.knowledge.related(relation, name), name), ...drafts];
  if (relation.pet) return drafts;
  if (relation.vague || relation.single || relation.key === "child") return [];
  return [
    claimWithoutSlot(clause, context, { attribute: "status", value: null, says: `has a ${relation.label}` }),
  ];
}

const SEVERAL = new RegExp(
  `^have (?:two|three|four|five) (?:\\p{Ll}+ ){0,2}?${RELATION_WORD}s,? (?:named |called |who are called |- )?(\\p{Lu}\\p{Ll}+(?:(?:, and |, | and )\\p{Lu}\\p{Ll}+){1,4})$`,
  "u",
);

// "I have two brothers, Tom and Jim".
function severalNamed(clause: Clause, context: RuleContext): Draft[] {
  const [, word = "", names = ""] = SEVERAL.exec(clause.vp) ?? [];
  const relation = relationOf(word);
  if (!relation || clause.negated) return [];
  return names
    .split(/, and |, | and /)
    .flatMap((name) => namedPerson(clause, context, context.knowledge.related(relation, name, true), name));
}

function hasNone(clause: Clause, context: RuleContext, relation: Relation): Draft[] {
  if (!relation.pet)
    return [
      claimWithoutSlot(clause, context, {
        attribute: "status",
        value: null,
        says: `has no ${relation.label}`,
      }),
    ];
  const says = clause.ended ? `no longer has a ${relation.label}` : `does not have a ${relation.label}`;
  const alike = context.knowledge.people().filter((person) => person.relation.key === relation.key);
  const named = alike[0] && alike.length === 1 ? endAll(clause, context, alike[0].slot, says) : [];
  return [...named, claim(clause, context, { attribute: "pets", of: relation.key, value: null, says })];
}

/** "My sister Eva" states that there is a sister with that name. */
export function namedPerson(
  clause: Clause,
  context: RuleContext,
  who: PersonReference,
  name: string,
): Draft[] {
  if (!who.slot || !who.relation) return [];
  const slot = `${who.slot}.name`;
  const known = context.knowledge.factIn(slot);
  if (known?.value === fold(name)) return [];
  const { relation } = who;
  const about = { ...clause, who, corrects: false };
  const draft = claim(about, context, { attribute: "name", value: name, says: "", timeless: true });
  const text = relation.single
    ? sentence(`The user's ${relation.label.replace("_", " ")}`, `is ${name}`)
    : sentence("The user", `has a ${relation.label} named ${name}`);
  const changed =
    known && relation.key === "partner"
      ? endAll(about, context, "partner", `is with ${name} now`).filter((end) => end.slot !== slot)
      : [];
  return [...changed, { ...draft, kind: "relationship", text, topics: [relation.pet ? "pets" : "family"] }];
}

const MENTIONED = new RegExp(`${OWN_RELATION},? (\\p{Lu}\\p{Ll}[\\p{L}-]*)`, "gu");

/** People that the clause mentions by relation and name, anywhere in it. */
export function mentionedPeople(clause: Clause, context: RuleContext): Draft[] {
  if (!/\b(?:my|our) /i.test(clause.raw)) return [];
  return [...clause.raw.matchAll(MENTIONED)].flatMap(([, , adjectives = "", word = "", name = ""]) => {
    const relation = relationOf(word, adjectives);
    const person = personName(name);
    if (!relation || !person || /\b(?:late|ex|old)\b/.test(adjectives)) return [];
    return namedPerson(
      clause,
      context,
      context.knowledge.related(relation, person, /\bother\b/.test(adjectives)),
      person,
    );
  });
}
