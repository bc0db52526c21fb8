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
  /** The name for comparison. */
  readonly folded: string | null;
}

interface Owner {
  readonly held: Map<string, Held>;
  /** Worked out when it is asked for; null for what is nobody. */
  person: Person | null | undefined;
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
  /** What is held of each: of the User under `user`, of others under their slots. */
  private readonly owners = new Map<string, Owner>();
  private everyone: readonly Person[] | null = null;

  constructor(known: readonly KnownStatement[]) {
    // The newest comes first.
    for (const statement of known.toReversed()) this.take(statement);
  }

  take({ slot, value, text }: KnownStatement): void {
    if (!slot) return;
    const person = personSlot(slot);
    const name = person ?? "user";
    const owner = this.owners.get(name) ?? { held: new Map<string, Held>(), person: undefined };
    if (value === null) owner.held.delete(slot);
    else owner.held.set(slot, { slot, value, text });
    if (person) this.everyone = null;
    this.owners.set(name, { held: owner.held, person: undefined });
  }

  holds(slot: string | null): Held | null {
    if (slot === null) return null;
    return this.owners.get(personSlot(slot) ?? "user")?.held.get(slot) ?? null;
  }

  under(prefix: string): Held[] {
    const owner = this.owners.get(personSlot(`${prefix}.name`) ?? "user");
    return owner ? [...owner.held.values()].filter(({ slot }) => slot.startsWith(`${prefix}.`)) : [];
  }

  held(): Held[] {
    return [...this.owners.values()].flatMap(({ held }) => [...held.values()]);
  }

  people(): readonly Person[] {
    this.everyone ??= [...this.owners].flatMap(([slot, owner]) => {
      owner.person ??= slot === "user" ? null : personOf(slot, owner.held);
      return owner.person ?? [];
    });
    return this.everyone;
  }

  /** The person that "my sister Eva", "my sister" or "my other sister" means. */
  related(relation: Relation, name: string | null, other = false): Who {
    const alike = this.people().filter((person) => person.relation.key === relation.key);
    if (relation.single) return who(relation.key, relation, name ?? alike[0]?.name ?? null);
    if (name) {
      const folded = fold(name);
      const same = alike.find((person) => person.folded === folded);
      const nameless = alike.find((person) => person.name === null);
      const found = same ?? (alike.length === 1 && !relation.vague && !other ? nameless : undefined);
      return who(found?.slot ?? `${relation.key}.${key(name)}`, relation, name);
    }
    if (relation.vague || other || alike.length > 1) return who(null, relation, null);
    return who(alike[0]?.slot ?? relation.key, relation, alike[0]?.name ?? null);
  }

  knowsName(name: string): boolean {
    const folded = fold(name);
    return this.people().some((person) => person.folded === folded);
  }

  /** The one person of that name, or nobody in particular. */
  named(name: string): Who {
    const folded = fold(name);
    const alike = this.people().filter((person) => person.folded === folded);
    const [only] = alike;
    if (only && alike.length === 1) return who(only.slot, only.relation, name);
    return { slot: null, display: name, user: false, relation: null };
  }
}

function personOf(slot: string, held: ReadonlyMap<string, Held>): Person | null {
  const named = held.get(`${slot}.name`);
  const [first] = held.values();
  if (!first) return null;
  const [relationKey = "", nameKey = null] = slot.split(".");
  const relation = relationIn((named ?? first).text, relationKey);
  const name = named?.value ?? nameKey;
  return relation && { slot, relation, name, folded: name === null ? null : fold(name) };
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
