import type { Clause } from "../clause.ts";
import { claim, type Draft, negate, type RuleContext, slotOf, yesNoClaims } from "../drafts.ts";
import { DIETS } from "../language/lexicon.ts";
import { thingName, upToBreak } from "../language/noun-phrases.ts";
import { fold, slotKey } from "../language/text.ts";
import { gerund } from "../language/verbs.ts";

const LIKES =
  /^(?:(?:love|loves|like|likes|enjoy|enjoys|adore|adores)|be (?:loving|enjoying|a (?:big |huge )?fan of|fond of|into|keen on|crazy about|obsessed with|passionate about|addicted to)) (.+)$/i;
const DISLIKES =
  /^(?:be )?(?:hate|hates|dislike|dislikes|detest|detests|despise|despises|loathe|loathes|can not stand|can not bear|can (?:stand|bear)|sick of|tired of|over|went off|gone off) (.+)$/i;
const CHANGED =
  /^(?:(?:be )?(?:come|came|grown|grew|learned|learnt|started|begun) to (?:like|love|enjoy)|fell in love with|gone off|went off) (.+)$/i;
const PREFERS = /^(?:prefer|prefers) ([^,]+?) (?:to|over) ([^,]+)$/i;
const FAVOURITE = /^(?:all[- ]time |absolute |very |new |current )*favou?rite (.+)$/i;
const DIET = new RegExp(
  `^(?:be|became|become|went|gone|go|turned|be going|be eating|eat|follow|be on)(?: an?| fully| completely| strictly| strict| lifelong| mostly)* (?:strict |lifelong )?(${DIETS})(?: diet| now)?(?=$| (?:since|for|because|and|diet|person|by|again)|,)`,
  "i",
);
const EATS = /^(?:eat|eats|eating|drink|drinks|drinking|be eating|be drinking|consume|touch|touches) (.+)$/i;

/** Likes and dislikes, favorites, diets. */
export function tastes(clause: Clause, context: RuleContext): Draft[] {
  if (clause.subjectNoun !== null) return favourite(clause, context);
  if (clause.recurring) return [];
  return [
    ...diet(clause, context),
    ...eats(clause, context),
    ...liking(clause, context),
    ...preference(clause, context),
  ];
}

function favourite(clause: Clause, context: RuleContext): Draft[] {
  const kind = FAVOURITE.exec(clause.subjectNoun ?? "")?.[1];
  const said = /^be (?:still |now )?(.+)$/.exec(clause.vp)?.[1];
  if (
    !kind ||
    !said ||
    kind.split(" ").length > 4 ||
    /\b(?:memory|part|thing|moment|time|one|way)\b/i.test(kind)
  )
    return [];
  if (clause.tense === "future" || (clause.tense === "past" && !clause.ended)) return [];
  const what = upToBreak(said.replace(/^(?:a|an) /, "")).slice(0, 60);
  if (
    what === "" ||
    /[§]|^(?:when|how|that|it|this|these|those|what|one|definitely)\b/i.test(what) ||
    what.split(" ").length > 7
  )
    return [];
  const claimed = { attribute: "favourites", of: kind } as const;
  const owner = clause.who.user
    ? `has ${what} as their favourite ${kind}`
    : `has ${what} as favourite ${kind}`;
  if (clause.negated) {
    const known = context.knowledge.factIn(slotOf(clause.who, "favourites", kind));
    if (known && known.value !== fold(what)) return [];
    const says = clause.ended ? `no longer ${owner}` : negate(owner, false);
    return known || clause.ended ? [claim(clause, context, { ...claimed, value: null, says })] : [];
  }
  return [claim(clause, context, { ...claimed, value: what, says: `${owner}`, timeless: true })];
}

function liking(clause: Clause, context: RuleContext): Draft[] {
  // "I loved the film" is about the past; "I never liked olives" is about now.
  if (clause.tense === "future") return [];
  const changed = CHANGED.exec(clause.vp);
  if (changed) return like(clause, context, changed[1] ?? "", !/off/.test(clause.vp.slice(0, 10)));
  if (clause.tense === "past" && !clause.negated) return [];
  if (clause.tense === "past" && !clause.ended && !/^like/.test(clause.vp)) return [];
  const likes = LIKES.exec(
    clause.vp.replace(/^(?:be )?(?:liked|loved|enjoyed) /, "like ").replace(/^(?:liking|loving) /, "like "),
  );
  if (likes) return like(clause, context, likes[1] ?? "", !clause.negated);
  const dislikes = DISLIKES.exec(clause.vp);
  if (!dislikes || /^be (?:over|tired of|sick of)/.test(clause.vp)) return [];
  const able = /^can (?:stand|bear)/.test(clause.vp);
  return like(clause, context, dislikes[1] ?? "", able ? !clause.negated : clause.negated);
}

function like(clause: Clause, context: RuleContext, said: string, positive: boolean): Draft[] {
  const infinitive = /^to (?!just|really|be\b|have\b)([a-z]+)\b ?(.*)$/.exec(said);
  const text = infinitive ? `${gerund(infinitive[1] ?? "")} ${infinitive[2]}` : said;
  if (/^(?:to|how|when|it|that|the way|your|you)\b/i.test(text)) return [];
  const what = thingName(text);
  if (!what || slotKey(what) === "") return [];
  const verb = positive
    ? `likes ${what}`
    : clause.ended
      ? `no longer likes ${what}`
      : `does not like ${what}`;
  return [
    claim(clause, context, {
      attribute: "likes",
      of: what,
      value: positive ? "yes" : "no",
      says: verb,
      timeless: true,
    }),
  ];
}

function preference(clause: Clause, context: RuleContext): Draft[] {
  const match = PREFERS.exec(clause.vp);
  const [better, worse] = [thingName(match?.[1] ?? ""), thingName(match?.[2] ?? "")];
  if (!better || !worse || clause.negated) return [];
  const of = [better, worse].map(slotKey).sort().join("_or_");
  return [
    claim(clause, context, {
      attribute: "favourites",
      of,
      value: better,
      says: `prefers ${better} to ${worse}`,
      timeless: true,
    }),
  ];
}

function diet(clause: Clause, context: RuleContext): Draft[] {
  if (clause.tense === "future") return [];
  const again = /^(?:eat|be eating|eating|started eating) meat$/i.test(clause.vp) && !clause.negated;
  const known = context.knowledge.factIn(slotOf(clause.who, "diet"));
  if (again && known && /veg|pesc|plant/.test(known.value)) {
    return [claim(clause, context, { attribute: "diet", value: null, says: "eats meat again" })];
  }
  const name = DIET.exec(clause.vp)?.[1]?.toLowerCase();
  if (!name || (clause.tense === "past" && /^be /.test(clause.vp) && !clause.ended)) return [];
  if (!clause.negated)
    return [claim(clause, context, { attribute: "diet", value: name, says: `is ${name}` })];
  const says = clause.ended ? `is no longer ${name}` : `is not ${name}`;
  if (known && known.value !== name && !known.value.startsWith("not ")) return [];
  return [
    claim(clause, context, {
      attribute: "diet",
      value: known?.value === name || clause.ended ? null : `not ${name}`,
      says,
    }),
  ];
}

function eats(clause: Clause, context: RuleContext): Draft[] {
  if ((clause.tense === "past" && !clause.ended) || DIET.test(clause.vp)) return [];
  const said = EATS.exec(clause.vp);
  const verb = /drink/i.test(clause.vp) ? "drinks" : "eats";
  const able = /^can (?:eat|drink|have) (.+)$/i.exec(clause.vp);
  const what = thingName(able?.[1] ?? said?.[1] ?? "");
  if (
    !what ||
    /^(?:out|in|more|less|at|well|healthy|healthier|here|there|late|early|up|like|dinner|lunch|breakfast)\b/i.test(
      what,
    )
  )
    return [];
  if (able && !clause.negated) return [];
  // Occasional meals are small talk; avoided or regular food is worth remembering.
  if (!clause.negated && (clause.when || clause.vp.startsWith("be "))) return [];
  return yesNoClaims(clause, context, {
    attribute: "eats",
    of: what,
    says: able ? `can ${verb.replace(/s$/, "")} ${what}` : `${verb} ${what}`,
  });
}
