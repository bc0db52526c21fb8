import type { Clause } from "../clause.ts";
import { claim, type Draft, negate, type RuleContext, slotOf } from "../drafts.ts";
import { LANGUAGES, THINGS, VEHICLES } from "../language/lexicon.ts";
import { fold, slotKey } from "../language/text.ts";

const OWNS =
  "(?:own|owns|have|bought|buy|got|drive|drives|be driving|ride|rides|leased|inherited|purchased|treated myself to|picked up)";
const VEHICLE = new RegExp(
  `^${OWNS}(?: myself)? (?:an?|another|our|my) ((?:[\\p{L}\\d-]+ ){0,3}?(?:${VEHICLES})(?: (?:Model )?[\\p{L}\\d]{1,3}\\d[\\p{L}\\d]*| Model [3SXY])?)(?=$|[ ,.])`,
  "iu",
);
const THING = new RegExp(
  `^${OWNS}(?: myself)? (?:an?|some|another|our|my) ((?:[\\p{L}-]+ ){0,2}?(?:${THINGS}))(?=$|[ ,.])`,
  "iu",
);
const DISPOSED =
  /^(?:sold|sell|gave away|got rid of|lost|scrapped|totall?ed|crashed|wrecked|traded in|returned|donated|broke|smashed) (?:my|our|the) ((?:old |new )?[\p{L}\d -]{2,30}?)(?= (?:to|for|in|and|at|when|because)\b|$|[,.])/iu;
const STOLEN = /^(?:be|got|been) (?:stolen|sold|scrapped|totall?ed|written off)\b/i;
const SPEAKS = new RegExp(
  `^(?:can )?(?:be )?(?:speak|speaks|speaking|fluent in|a native speaker of|conversational in|talk|know) (?:(?:fluent|a little|a bit of|some|good|very good|basic|decent|broken|perfect|both|quite good|pretty good) )?((?:${LANGUAGES})(?:(?:,? and |, | & |, and )(?:a little |a bit of |some )?(?:${LANGUAGES}))*)\\b(?! (?:food|teacher|music))`,
  "i",
);
const LEARNS = new RegExp(
  `^(?:be )?(?:learning|learn|learns|studying|taking lessons in|practising|practicing)(?: (?:to speak|how to speak))? (${LANGUAGES})\\b(?! (?:food|cooking|cuisine|music|literature|history|dance|dancing))`,
  "i",
);
const NATIVE = /^(?:mother tongue|native language|first language)$/i;

/** Vehicles, lasting possessions, languages. */
export function possessions(clause: Clause, context: RuleContext): Draft[] {
  if (clause.tense === "future") return [];
  if (clause.subjectNoun !== null)
    return [...stolen(clause, context), ...nativeLanguage(clause, context), ...vehicleMake(clause, context)];
  const gone = disposal(clause, context);
  if (gone.length > 0) return gone;
  return [...owned(clause, context), ...languages(clause, context)];
}

function owned(clause: Clause, context: RuleContext): Draft[] {
  const had =
    /^(?:have|own|drive|drives|owns|ride|be driving|had)/i.test(clause.vp) &&
    clause.tense === "past" &&
    !clause.ended;
  if (had || clause.recurring) return [];
  const vehicle = withModel(clause.vp, VEHICLE.exec(clause.vp));
  const attribute = vehicle ? "vehicles" : "possessions";
  const what = (vehicle ?? THING.exec(clause.vp)?.[1])?.replace(
    /^(?:new|brand new|used|second-hand|old|beautiful|nice|lovely|small|big|little|great|cheap|really nice|cute) /i,
    "",
  );
  if (!what || /\b(?:for (?:him|her|them|my)|accident|trouble|problem|wash|seat$)\b/i.test(clause.vp))
    return [];
  const claimed = {
    attribute,
    of: what,
    value: "yes",
    says: `has ${withArticle(what)}`,
  } as const;
  const acquired = /^(?:bought|got|inherited|purchased|leased|treated|picked)/i.test(clause.vp);
  if (clause.negated) return acquired ? [] : noLongerOwned(clause, context, claimed);
  return [
    claim(clause, context, {
      ...claimed,
      says: acquired && clause.when ? `${claimed.says}, bought` : claimed.says,
      timeless: !acquired,
    }),
  ];
}

// "a Ford Fiesta", "a Tesla Model 3": capitalized words and numbers after the make.
function withModel(vp: string, match: RegExpExecArray | null): string | null {
  if (!match?.[1]) return null;
  const model = /^(?: (?:\p{Lu}[\p{L}\d-]*|\d[\p{L}\d]{0,4})){1,2}(?=$|[ ,.])/u.exec(
    vp.slice(match[0].length),
  );
  return `${match[1]}${model?.[0] ?? ""}`;
}

function noLongerOwned(
  clause: Clause,
  context: RuleContext,
  claimed: { attribute: "vehicles" | "possessions"; of: string; says: string },
): Draft[] {
  return [claim(clause, context, { ...claimed, value: null, says: negate(claimed.says, clause.ended) })];
}

function withArticle(what: string): string {
  if (/s$/.test(what) && !/ss$|lexus$|bus$/i.test(what)) return what;
  return `${/^[aeiou]/i.test(what) ? "an" : "a"} ${what}`;
}

// "I sold the car": matches a known possession by name, or the only one of its kind.
function disposal(clause: Clause, context: RuleContext): Draft[] {
  const said = DISPOSED.exec(clause.vp)?.[1]?.replace(/^(?:old|new) /i, "");
  if (!said || clause.negated) return [];
  return endPossession(clause, context, said);
}

function endPossession(clause: Clause, context: RuleContext, said: string): Draft[] {
  for (const attribute of ["vehicles", "possessions"] as const) {
    const all = context.knowledge.factsUnder(slotOf(clause.who, attribute) ?? "-");
    const wanted = slotKey(said);
    const named = all.filter(({ slot }) => slot.endsWith(wanted) || slot.split(".")[2]?.includes(wanted));
    const vehicle =
      attribute === "vehicles" && /^(?:car|van|bike|motorbike)$/.test(wanted) && all.length === 1;
    const found = named.length === 1 ? named : named.length === 0 && vehicle ? all : [];
    if (found[0]) {
      const what = found[0].text.replace(/^.*? has (?:an? )?(.+?)(?:, bought.*)?\.$/, "$1");
      return [
        {
          ...claim(clause, context, { attribute, value: null, says: `no longer has the ${what}` }),
          slot: found[0].slot,
        },
      ];
    }
  }
  return [];
}

function stolen(clause: Clause, context: RuleContext): Draft[] {
  if (clause.negated || !STOLEN.test(clause.vp)) return [];
  return endPossession(clause, context, clause.subjectNoun ?? "");
}

function languages(clause: Clause, context: RuleContext): Draft[] {
  if (clause.tense === "past" && !clause.ended) return [];
  const learnt = LEARNS.exec(clause.vp)?.[1];
  if (learnt) return language(clause, context, learnt, "learning", `is learning ${capital(learnt)}`);
  const said = SPEAKS.exec(clause.vp)?.[1];
  if (!said || (/^know /.test(clause.vp) && clause.negated)) return [];
  const each = said
    .split(/,? and |, and |, | & /)
    .map((one) => one.replace(/^(?:a little|a bit of|some) /i, ""));
  return each
    .filter((one) => one !== "")
    .flatMap((one) => language(clause, context, one, "speaks", `speaks ${capital(one)}`));
}

function language(clause: Clause, context: RuleContext, name: string, value: string, says: string): Draft[] {
  const claimed = { attribute: "languages", of: name } as const;
  if (!clause.negated) return [claim(clause, context, { ...claimed, value, says })];
  const known = context.knowledge.factIn(slotOf(clause.who, "languages", name));
  if (known && known.value !== value) return [];
  return [claim(clause, context, { ...claimed, value: "no", says: negate(says, clause.ended) })];
}

// "My car is a Toyota Corolla".
function vehicleMake(clause: Clause, context: RuleContext): Draft[] {
  if (
    !/^(?:new |current )?(?:car|van|motorbike|motorcycle|scooter|bike)$/i.test(clause.subjectNoun ?? "") ||
    clause.negated
  )
    return [];
  if (!/^be (?:an? )/.test(clause.vp) || clause.tense !== "present") return [];
  return owned({ ...clause, subjectNoun: null, vp: clause.vp.replace(/^be /, "have ") }, context);
}

function nativeLanguage(clause: Clause, context: RuleContext): Draft[] {
  if (!NATIVE.test(clause.subjectNoun ?? "") || clause.negated || clause.tense === "past") return [];
  const name = new RegExp(`^be (${LANGUAGES})\\b`, "i").exec(clause.vp)?.[1];
  return name
    ? [
        claim(clause, context, {
          attribute: "languages",
          of: name,
          value: "speaks",
          says: `speaks ${capital(fold(name))} as native language`,
        }),
      ]
    : [];
}

function capital(name: string): string {
  return /^(?:sign language)$/i.test(name)
    ? name
    : name.length <= 3
      ? name.toUpperCase()
      : name.charAt(0).toUpperCase() + name.slice(1);
}
