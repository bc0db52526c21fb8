import type { ObservationKind } from "@hyponema/contract/memory-kinds";

interface AttributeDefinition {
  readonly kind: ObservationKind;
  /** 0 to 1, for statements about the User; for other people it counts four fifths. */
  readonly importance: number;
  readonly topics: readonly string[];
  /** Value of the slot, as the documentation describes it. */
  readonly holds: string;
}

/**
 * Everything the rules claim to understand in English, by the second part of a slot: `user.residence`,
 * `sister.eva.residence`. Weather and small talk are not listed, so they produce nothing.
 */
export const ATTRIBUTES = {
  name: { kind: "fact", importance: 0.9, topics: ["name"], holds: "a name; of a User, how it is spelt" },
  preferred_name: {
    kind: "preference",
    importance: 0.9,
    topics: ["name"],
    holds: "what the User wants to be called",
  },
  age: { kind: "fact", importance: 0.6, topics: ["age"], holds: "years of age" },
  birthday: { kind: "fact", importance: 0.8, topics: ["birthday"], holds: "a birthday or a year of birth" },
  phone: { kind: "fact", importance: 0.8, topics: ["contact"], holds: "a telephone number" },
  email: { kind: "fact", importance: 0.8, topics: ["contact"], holds: "an e-mail address" },
  address: { kind: "fact", importance: 0.8, topics: ["home", "contact"], holds: "a postal address" },
  residence: { kind: "fact", importance: 0.8, topics: ["home"], holds: "the place somebody lives in" },
  origin: { kind: "fact", importance: 0.6, topics: ["home"], holds: "the place somebody comes from" },
  employer: { kind: "fact", importance: 0.7, topics: ["work"], holds: "where somebody works" },
  job: { kind: "fact", importance: 0.7, topics: ["work"], holds: "what somebody works as" },
  education: {
    kind: "fact",
    importance: 0.6,
    topics: ["education"],
    holds: "what and where somebody studies",
  },
  languages: {
    kind: "fact",
    importance: 0.5,
    topics: ["languages"],
    holds: "a language spoken or being learnt",
  },
  relationship: {
    kind: "relationship",
    importance: 0.85,
    topics: ["relationship"],
    holds: "single, in a relationship, engaged, married, separated, divorced, widowed",
  },
  children: { kind: "relationship", importance: 0.85, topics: ["family"], holds: "how many children" },
  siblings: {
    kind: "relationship",
    importance: 0.6,
    topics: ["family"],
    holds: "how many brothers and sisters",
  },
  status: {
    kind: "relationship",
    importance: 0.95,
    topics: ["family"],
    holds: "that a person or pet has died or is gone",
  },
  diet: {
    kind: "preference",
    importance: 0.75,
    topics: ["food", "health"],
    holds: "a way of eating: vegetarian, vegan, halal",
  },
  eats: {
    kind: "preference",
    importance: 0.7,
    topics: ["food"],
    holds: "a food or drink somebody does or does not take",
  },
  allergies: {
    kind: "fact",
    importance: 0.95,
    topics: ["health", "allergy"],
    holds: "an allergy or intolerance",
  },
  conditions: { kind: "fact", importance: 0.9, topics: ["health"], holds: "an illness or injury" },
  medication: { kind: "fact", importance: 0.9, topics: ["health", "medication"], holds: "a medicine taken" },
  vehicles: { kind: "fact", importance: 0.45, topics: ["vehicle"], holds: "a vehicle owned" },
  possessions: { kind: "fact", importance: 0.4, topics: ["possessions"], holds: "a lasting thing owned" },
  pets: { kind: "relationship", importance: 0.7, topics: ["pets"], holds: "a kind of pet kept" },
  favourites: { kind: "preference", importance: 0.5, topics: ["tastes"], holds: "a favourite of a kind" },
  likes: { kind: "preference", importance: 0.45, topics: ["tastes"], holds: "yes or no to a thing" },
  habits: {
    kind: "fact",
    importance: 0.45,
    topics: ["habits"],
    holds: "when somebody regularly does a thing",
  },
  appointments: {
    kind: "event",
    importance: 0.7,
    topics: ["appointments"],
    holds: "the day and hour of an appointment",
  },
  plans: { kind: "event", importance: 0.6, topics: ["plans"], holds: "what is planned, and when" },
  service: {
    kind: "preference",
    importance: 0.85,
    topics: ["service"],
    holds: "how the User wants to be served",
  },
  commitments: {
    kind: "commitment",
    importance: 0.7,
    topics: ["commitments"],
    holds: "what the User promised",
  },
  events: { kind: "event", importance: 0.5, topics: ["events"], holds: "what happened, and when" },
} as const satisfies Record<string, AttributeDefinition>;

export type AttributeName = keyof typeof ATTRIBUTES;

export function isAttribute(name: string): name is AttributeName {
  return Object.hasOwn(ATTRIBUTES, name);
}
