import { isAttribute } from "../attributes.ts";
import { fold, slotKey, titleCase } from "../language/text.ts";
import type { KnownStatement } from "../statement.ts";
import { type Relation, relationByKey, relationOf } from "./relations.ts";

/** The person that a clause is about. */
export interface PersonReference {
  /** Slot prefix of the person; null if several people could be meant. */
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
  /** Folded name, for comparison. */
  readonly folded: string | null;
}

interface PersonFacts {
  readonly facts: Map<string, KnownFact>;
  /** Computed on first use; null if the facts describe no person. */
  person: Person | null | undefined;
}

export interface KnownFact {
  readonly slot: string;
  readonly value: string;
  readonly text: string;
}

export const USER: PersonReference = { slot: "user", display: "The user", user: true, relation: null };

/**
 * Current facts: those known before plus those that these messages added.
 *
 * People have slots by relation. For relations with one person at a time (mother, partner, boss) the relation is the
 * slot: `mother.residence`. Others use relation and first name, `brother.tom.residence`, so that two brothers do not
 * collide. A person first mentioned without a name gets `brother.residence`; the first name mentioned later is assigned
 * to them (`brother.name`), further names are further brothers. A name without a relation ("Tom moved to Berlin") means
 * the only known Tom; with two or none, nothing is superseded.
 */
export class Knowledge {
  /** Facts per person: the User under `user`, others under their slots. */
  private readonly factsByPerson = new Map<string, PersonFacts>();
  private cachedPeople: readonly Person[] | null = null;

  constructor(known: readonly KnownStatement[]) {
    // `known` is newest first.
    for (const statement of known.toReversed()) this.add(statement);
  }

  add({ slot, value, text }: KnownStatement): void {
    if (!slot) return;
    const person = personSlot(slot);
    const name = person ?? "user";
    const owner = this.factsByPerson.get(name) ?? {
      facts: new Map<string, KnownFact>(),
      person: undefined,
    };
    if (value === null) owner.facts.delete(slot);
    else owner.facts.set(slot, { slot, value, text });
    if (person) this.cachedPeople = null;
    this.factsByPerson.set(name, { facts: owner.facts, person: undefined });
  }

  factIn(slot: string | null): KnownFact | null {
    if (slot === null) return null;
    return this.factsByPerson.get(personSlot(slot) ?? "user")?.facts.get(slot) ?? null;
  }

  factsUnder(prefix: string): KnownFact[] {
    const owner = this.factsByPerson.get(personSlot(`${prefix}.name`) ?? "user");
    return owner ? [...owner.facts.values()].filter(({ slot }) => slot.startsWith(`${prefix}.`)) : [];
  }

  allFacts(): KnownFact[] {
    return [...this.factsByPerson.values()].flatMap(({ facts }) => [...facts.values()]);
  }

  people(): readonly Person[] {
    this.cachedPeople ??= [...this.factsByPerson].flatMap(([slot, owner]) => {
      owner.person ??= slot === "user" ? null : personOf(slot, owner.facts);
      return owner.person ?? [];
    });
    return this.cachedPeople;
  }

  /** The person meant by "my sister Eva", "my sister" or "my other sister". */
  related(relation: Relation, name: string | null, other = false): PersonReference {
    const alike = this.people().filter((person) => person.relation.key === relation.key);
    if (relation.single) return personReference(relation.key, relation, name ?? alike[0]?.name ?? null);
    if (name) {
      const folded = fold(name);
      const same = alike.find((person) => person.folded === folded);
      const nameless = alike.find((person) => person.name === null);
      const found = same ?? (alike.length === 1 && !relation.vague && !other ? nameless : undefined);
      return personReference(found?.slot ?? `${relation.key}.${slotKey(name)}`, relation, name);
    }
    if (relation.vague || other || alike.length > 1) return personReference(null, relation, null);
    return personReference(alike[0]?.slot ?? relation.key, relation, alike[0]?.name ?? null);
  }

  knowsName(name: string): boolean {
    const folded = fold(name);
    return this.people().some((person) => person.folded === folded);
  }

  /** The only known person with that name, or an unresolved reference. */
  named(name: string): PersonReference {
    const folded = fold(name);
    const alike = this.people().filter((person) => person.folded === folded);
    const [only] = alike;
    if (only && alike.length === 1) return personReference(only.slot, only.relation, name);
    return { slot: null, display: name, user: false, relation: null };
  }
}

function personOf(slot: string, facts: ReadonlyMap<string, KnownFact>): Person | null {
  const named = facts.get(`${slot}.name`);
  const [first] = facts.values();
  if (!first) return null;
  const [relationKey = "", nameKey = null] = slot.split(".");
  const relation = relationIn((named ?? first).text, relationKey);
  const name = named?.value ?? nameKey;
  return relation && { slot, relation, name, folded: name === null ? null : fold(name) };
}

// A partner is a wife or a husband depending on the word used.
function relationIn(text: string, slotKey: string): Relation | null {
  const word = /(?:The user's|The user has an?) ([\p{L}-]+(?: friend| pig)?)/u.exec(text)?.[1];
  const relation = word ? relationOf(word.replace("best friend", "bestie")) : null;
  return relation?.key === slotKey ? relation : relationByKey(slotKey);
}

function personReference(slot: string | null, relation: Relation, name: string | null): PersonReference {
  const label = `The user's ${relation.label.replace("_", " ")}`;
  return { slot, display: name ? `${label} ${titleCase(name)}` : label, user: false, relation };
}

// `sister.eva.residence` → `sister.eva`, `sister.residence` → `sister`.
function personSlot(slot: string): string | null {
  const [relation = "", second = "", third] = slot.split(".");
  if (relation === "user" || second === "") return null;
  return isAttribute(second) && (third === undefined || second !== "name")
    ? relation
    : `${relation}.${second}`;
}
