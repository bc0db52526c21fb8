import type { Clause } from "../clause.ts";
import { claim, type Draft, type Hearing } from "../drafts.ts";
import { contentOf, share } from "../language/content.ts";
import { thirdPersonOf } from "../language/noun-phrases.ts";
import { key } from "../language/text.ts";
import { isPast, thirdPerson } from "../language/verbs.ts";

const NOT_HABITS =
  /^(?:feel|feels|know|think|see|look|say|tell|mean|hope|wish|guess|wonder|need|miss|remember|forget|get (?:better|worse)|learn (?:something|so)|be (?:a|an|the|so|very|happy|here|there|getting|thankful|grateful)|have (?:a|an) (?:good|great|nice))\b/i;

/** What somebody regularly does, and when: "goes to the gym on Mondays". */
export function habits(clause: Clause, hearing: Hearing): Draft[] {
  if (clause.thing !== null || !clause.who.user || clause.tense === "future") return [];
  const vice = VICE.exec(clause.vp)?.[1];
  if (vice && clause.vp === vice && clause.tense !== "past") return vices(clause, hearing, vice);
  if (clause.negated) return dropped(clause, hearing);
  if (
    !clause.recurring ||
    clause.tense === "past" ||
    NOT_HABITS.test(clause.vp) ||
    /^be (?!\w+ing\b)/.test(clause.vp)
  )
    return [];
  const [verb = "", ...rest] = clause.vp.split(" ");
  if (isPast(verb) || !/^[a-z]+$/.test(verb) || verb === "can" || rest.length > 9) return [];
  const of = contentOf(clause.vp).slice(0, 4).join(" ");
  if (of === "") return [];
  const told = thirdPersonOf(rest.join(" "));
  const says = `${verb.endsWith("ing") ? `is ${verb}` : thirdPerson(verb)} ${told} ${clause.recurring.replace(DAYS, capital)}`;
  return [claim(clause, hearing, { attribute: "habits", of, value: clause.recurring, says })];
}

const VICE = /^(smoke|smoking|vape|vaping|gamble|gambling)$/;

function vices(clause: Clause, hearing: Hearing, said: string): Draft[] {
  const base = said.replace(/ing$/, "e");
  const says = clause.negated ? (clause.ended ? `no longer ${base}s` : `does not ${base}`) : `${base}s`;
  return [
    claim(clause, hearing, { attribute: "habits", of: base, value: clause.negated ? "no" : "yes", says }),
  ];
}

const DAYS = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day/g;
const capital = (day: string) => day.charAt(0).toUpperCase() + day.slice(1);

// "I don't go to the gym any more": only a habit that is known.
function dropped(clause: Clause, hearing: Hearing): Draft[] {
  const words = contentOf(clause.vp).map(key);
  if (!clause.ended && !clause.recurring) return [];
  return hearing.knowledge
    .under("user.habits")
    .filter(({ slot }) => share(slot.split(".")[2]?.split("_") ?? [], words) === 1)
    .map(({ slot, text }) => ({
      ...claim(clause, hearing, {
        attribute: "habits",
        value: null,
        says: `no longer ${text.replace(/^The user /, "").replace(/\.$/, "")}`,
      }),
      slot,
    }));
}
