import type { Clause } from "../clause.ts";
import type { Draft, Rule, RuleContext } from "../drafts.ts";
import { education } from "./education.ts";
import { commitments, events } from "./events.ts";
import { habits } from "./habits.ts";
import { health } from "./health.ts";
import { home } from "./home.ts";
import { identity } from "./identity.ts";
import { plans } from "./plans.ts";
import { possessions } from "./possessions.ts";
import { mentionedPeople, relationships } from "./relationships.ts";
import { tastes } from "./tastes.ts";
import { work } from "./work.ts";

const RULES: readonly Rule[] = [
  identity,
  home,
  work,
  education,
  relationships,
  health,
  tastes,
  possessions,
  habits,
  commitments,
];

/** All statements of one clause. Plans and events apply only if no specific rule matches. */
export function draftsOf(clause: Clause, context: RuleContext): Draft[] {
  const people = mentionedPeople(clause, context);
  const drafts = splitObjects(clause).flatMap((each) => RULES.flatMap((rule) => rule(each, context)));
  if (drafts.length === 0) drafts.push(...plans(clause, context));
  if (drafts.length === 0) drafts.push(...events(clause, context));
  return [...people, ...drafts];
}

// "I have two kids and a dog": one clause for each object.
function splitObjects(clause: Clause): Clause[] {
  if (
    clause.subjectNoun !== null ||
    !/^(?:have|take|drive|own) .* and (?:an?|one|two|three|four|no|also) /.test(clause.vp)
  )
    return [clause];
  const [verb = ""] = clause.vp.split(" ");
  const objects = clause.vp
    .slice(verb.length + 1)
    .split(/,? and (?=(?:an?|one|two|three|four|no|also) )|, (?=(?:an?|one|two|three|four) )/);
  return objects.map((object) => ({ ...clause, vp: `${verb} ${object.replace(/^also /, "")}` }));
}
