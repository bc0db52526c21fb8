import type { Clause } from "../clause.ts";
import type { Draft, Hearing, Rule } from "../drafts.ts";
import { belongings } from "./belongings.ts";
import { bonds, mentioned } from "./bonds.ts";
import { education } from "./education.ts";
import { commitments, events } from "./events.ts";
import { habits } from "./habits.ts";
import { health } from "./health.ts";
import { home } from "./home.ts";
import { identity } from "./identity.ts";
import { plans } from "./plans.ts";
import { tastes } from "./tastes.ts";
import { work } from "./work.ts";

const RULES: readonly Rule[] = [
  identity,
  home,
  work,
  education,
  bonds,
  health,
  tastes,
  belongings,
  habits,
  commitments,
];

/** Everything one clause states. Plans and events are what is left when nothing more particular is meant. */
export function draftsOf(clause: Clause, hearing: Hearing): Draft[] {
  const people = mentioned(clause, hearing);
  const drafts = objectsOf(clause).flatMap((each) => RULES.flatMap((rule) => rule(each, hearing)));
  if (drafts.length === 0) drafts.push(...plans(clause, hearing));
  if (drafts.length === 0) drafts.push(...events(clause, hearing));
  return [...people, ...drafts];
}

// "I have two kids and a dog": each by itself.
function objectsOf(clause: Clause): Clause[] {
  if (
    clause.thing !== null ||
    !/^(?:have|take|drive|own) .* and (?:an?|one|two|three|four|no|also) /.test(clause.vp)
  )
    return [clause];
  const [verb = ""] = clause.vp.split(" ");
  const objects = clause.vp
    .slice(verb.length + 1)
    .split(/,? and (?=(?:an?|one|two|three|four|no|also) )|, (?=(?:an?|one|two|three|four) )/);
  return objects.map((object) => ({ ...clause, vp: `${verb} ${object.replace(/^also /, "")}` }));
}
