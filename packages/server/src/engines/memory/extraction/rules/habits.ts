import type { Clause } from "../clause.ts";
import { claim, type Draft, type RuleContext } from "../drafts.ts";
import { contentWords, overlap } from "../language/content.ts";
import { toThirdPerson } from "../language/noun-phrases.ts";
import { slotKey } from "../language/text.ts";
import { isPast, thirdPerson } from "../language/verbs.ts";

const NOT_HABITS =
  /^(?:feel|feels|know|think|see|look|say|tell|mean|hope|wish|guess|wonder|need|miss|remember|forget|get (?:better|worse)|learn (?:something|so)|be (?:a|an|the|so|very|happy|here|there|getting|thankful|grateful)|have (?:a|an) (?:good|great|nice))\b/i;

/** Regular activities with their frequency: "goes to the gym on Mondays". */
export function habits(clause: Clause, context: RuleContext): Draft[] {
  if (clause.subjectNoun !== null || !clause.who.user || clause.tense === "future") return [];
  const vice = VICE.exec(clause.vp)?.[1];
  if (vice && clause.vp === vice && clause.tense !== "past") return vices(clause, context, vice);
  if (clause.negated) return endedHabits(clause, context);
  if (
    !clause.recurring ||
    clause.tense === "past" ||
    NOT_HABITS.test(clause.vp) ||
    /^be (?!\w+ing\b)/.test(clause.vp)
  )
    return [];
  const [verb = "", ...rest] = clause.vp.split(" ");
  if (isPast(verb) || !/^[a-z]+$/.test(verb) || verb === "can" || rest.length > 9) return [];
  const of = contentWords(clause.vp).slice(0, 4).join(" ");
  if (of === "") return [];
  const predicate = toThirdPerson(rest.join(" "));
  const says = `${verb.endsWith("ing") ? `is ${verb}` : thirdPerson(verb)} ${predicate} ${clause.recurring.replace(DAYS, capital)}`;
  return [claim(clause, context, { attribute: "habits", of, value: clause.recurring, says })];
}

const VICE = /^(smoke|smoking|vape|vaping|gamble|gambling)$/;

function vices(clause: Clause, context: RuleContext, said: string): Draft[] {
  const base = said.replace(/ing$/, "e");
  const says = clause.negated ? (clause.ended ? `no longer ${base}s` : `does not ${base}`) : `${base}s`;
  return [
    claim(clause, context, { attribute: "habits", of: base, value: clause.negated ? "no" : "yes", says }),
  ];
}

const DAYS = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day/g;
const capital = (day: string) => day.charAt(0).toUpperCase() + day.slice(1);

// "I don't go to the gym any more": ends only known habits.
function endedHabits(clause: Clause, context: RuleContext): Draft[] {
  const words = contentWords(clause.vp).map(slotKey);
  if (!clause.ended && !clause.recurring) return [];
  return context.knowledge
    .factsUnder("user.habits")
    .filter(({ slot }) => overlap(slot.split(".")[2]?.split("_") ?? [], words) === 1)
    .map(({ slot, text }) => ({
      ...claim(clause, context, {
        attribute: "habits",
        value: null,
        says: `no longer ${text.replace(/^The user /, "").replace(/\.$/, "")}`,
      }),
      slot,
    }));
}
