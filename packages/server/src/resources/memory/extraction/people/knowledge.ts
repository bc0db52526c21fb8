import { isAttribute } from "../attributes.ts";
import { fold, key, titled } from "../language/text.ts";
import type { KnownStatement } from "../statement.ts";
import { type Relation, relationByKey, relationOf } from "./relations.ts";

/** Whom a clause is about. */
export interface Who {
  /** First part of their slots; null when it cannot be told which of several is meant. */
  readonly slot: string | null;
  /** "The user", "The user's sister Eva". */
  readonly display: string;
  readonly user: boolean;
  readonly relation: Relation | null;
}

export interface Person {
  readonly slot: string;
  readonly relation: Relation;
  readonly name: string | null;
}

export interface Held {
  readonly slot: string;
  readonly value: string;
  readonly text: string;
}

export const USER: Who = { slot: "user", display: "The user", user: true, relation: null };

/**
 * What holds by now: what was known before and what these messages have added.
 *
 * People have slots by relation. Of whom there is one at a time (mother, partner, boss) the relation is the slot:
 * `mother.residence`. Others have theirs by relation and first name: `brother.tom.residence`, so that two brothers do
 * not collide. One first spoken of without a name is `brother.residence`; the first name heard later is then taken
 * to be his (`brother.name`), further names are further brothers. A name without a relation ("Tom moved to Berlin") means
 * the one Tom who is known; with two of them, or none, nothing is superseded.
 */
export class Knowledge {
  private readonly slots = new Map<string, Held | null>();

  constructor(known: readonly KnownStatement[]) {
    // The newest comes first.
    for (const { slot, value, text } of known) {
      if (slot && !this.slots.has(slot)) this.slots.set(slot, value === null ? null : { slot, value, text });
    }
  }

  take({ slot, value, text }: KnownStatement): void {
    if (slot) this.slots.set(slot, value === null ? null : { slot, value, text });
  }

  holds(slot: string | null): Held | null {
    return slot === null ? null : (this.slots.get(slot) ?? null);
  }

  under(prefix: string): Held[] {
    return this.held().filter(({ slot }) => slot.startsWith(`${prefix}.`));
  }

  held(): Held[] {
    return [...this.slots.values()].filter((held) => held !== null);
  }

  people(): Person[] {
    const people = new Map<string, Person>();
    for (const held of this.held()) {
      const slot = personSlot(held.slot);
      const relation = slot && relationIn(held.text, slot.split(".")[0] ?? "");
      if (!slot || !relation) continue;
      const named = held.slot === `${slot}.name` ? held.value : (slot.split(".")[1] ?? null);
      const before = people.get(slot);
      people.set(slot, {
        slot,
        relation,
        name: held.slot === `${slot}.name` ? named : (before?.name ?? named),
      });
    }
    return [...people.values()];
  }

  /** The person that "my sister Eva", "my sister" or "my other sister" means. */
  related(relation: Relation, name: string | null, other = false): Who {
    const alike = this.people().filter((person) => person.relation.key === relation.key);
    if (relation.single) return who(relation.key, relation, name ?? alike[0]?.name ?? null);
    if (name) {
      const same = alike.find((person) => fold(person.name ?? "") === fold(name));
      const nameless = alike.find((person) => person.name === null);
      const found = same ?? (alike.length === 1 && !relation.vague && !other ? nameless : undefined);
      return who(found?.slot ?? `${relation.key}.${key(name)}`, relation, name);
    }
    if (relation.vague || other || alike.length > 1) return who(null, relation, null);
    return who(alike[0]?.slot ?? relation.key, relation, alike[0]?.name ?? null);
  }

  knowsName(name: string): boolean {
    return this.people().some((person) => fold(person.name ?? "") === fold(name));
  }

  /** The one person of that name, or nobody in particular. */
  named(name: string): Who {
    const alike = this.people().filter((person) => fold(person.name ?? "") === fold(name));
    const [only] = alike;
    if (only && alike.length === 1) return who(only.slot, only.relation, name);
    return { slot: null, display: name, user: false, relation: null };
  }
}

// A partner is a wife or a husband by the word that was used.
function relationIn(text: string, slotKey: string): Relation | null {
  const word = /(?:The user's|The user has an?) ([\p{L}-]+(?: friend| pig)?)/u.exec(text)?.[1];
  const relation = word ? relationOf(word.replace("best friend", "bestie")) : null;
  return relation?.key === slotKey ? relation : relationByKey(slotKey);
}

function who(slot: string | null, relation: Relation, name: string | null): Who {
  const label = `The user's ${relation.label.replace("_", " ")}`;
  return { slot, display: name ? `${label} ${titled(name)}` : label, user: false, relation };
}

// `sister.eva.residence` → `sister.eva`, `sister.residence` → `sister`.
function personSlot(slot: string): string | null {
  const [relation = "", second = "", third] = slot.split(".");
  if (relation === "user" || second === "") return null;
  return isAttribute(second) && (third === undefined || second !== "name")
    ? relation
    : `${relation}.${second}`;
}
