import type { ObservationKind, ThreadKind } from "@hyponema/contract/memory-kinds";

/** A message as extractors read it. What tools and documents say is never among them: it is not the User's word. */
export interface HeardMessage {
  readonly id: string;
  readonly role: "user" | "assistant";
  /** Who speaks, where the history says so. */
  readonly name: string | null;
  readonly text: string;
  readonly at: Date;
}

/** What extractors go by besides the messages. */
export interface ExtractionContext {
  /** IANA zone in which "tomorrow" and "last spring" are meant. */
  readonly timezone: string;
  /** BCP 47; the deterministic extractor claims English alone. */
  readonly language: string;
  readonly userName: string | null;
  /** Statements that hold already, the newest first: what corrections and pronouns may refer to. */
  readonly known: readonly KnownStatement[];
  /**
   * What the User said last before these messages, learned from already: what "just kidding" and "sorry, I meant" speak of.
   */
  readonly before?: HeardMessage | undefined;
  /** Threads that are open already, the newest first: what may be resolved. */
  readonly threads: readonly { readonly id: string; readonly text: string }[];
}

export interface KnownStatement {
  readonly slot: string | null;
  readonly value: string | null;
  readonly text: string;
}

/** One thing a User said that is worth remembering. */
export interface Statement {
  readonly kind: ObservationKind;
  /** A sentence that stands by itself, e.g. "The user lives in Lisbon." At most 500 characters. */
  readonly text: string;
  /**
   * What it is a statement about, where only one can hold at a time, e.g. `user.residence`, `sister.name`,
   * `user.likes.coffee`. Of two statements with one slot the later one supersedes the earlier. Null: stands beside all others.
   */
  readonly slot: string | null;
  /** What the slot holds, folded for comparison: equal values are one statement said twice. Null: nothing any more. */
  readonly value: string | null;
  /** Names of people, places, organisations and things in it, as written. */
  readonly entities: readonly string[];
  /** Lower-case words for what it is about, e.g. `home`, `work`, `health`. */
  readonly topics: readonly string[];
  /** 0 to 1. */
  readonly importance: number;
  /** 0 to 1: how sure it is that the User meant this. */
  readonly confidence: number;
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
  /** The message it is taken from. */
  readonly messageId: string;
}

/** Something that was left open. */
export interface Thread {
  readonly kind: ThreadKind;
  /** A sentence that stands by itself, e.g. "The assistant promised to send the invoice." */
  readonly text: string;
  readonly dueAt: Date | null;
  readonly messageId: string;
}

/** How the User sounded in one message. */
export interface Tone {
  /** −1 (distressed) to 1 (delighted). */
  readonly valence: number;
  /** Sensitive matters the message touches, from `SENSITIVE_TOPICS`, e.g. `bereavement`. */
  readonly sensitive: readonly string[];
  readonly messageId: string;
}

export interface Extraction {
  readonly statements: readonly Statement[];
  readonly threads: readonly Thread[];
  /** IDs of `ExtractionContext.threads` that these messages settle. */
  readonly resolved: readonly string[];
  readonly tones: readonly Tone[];
  /** Messages that were taken back, were a joke, or give the system orders: what they say is not to be recalled. */
  readonly unmeant: readonly string[];
}

export const EMPTY_EXTRACTION: Extraction = {
  statements: [],
  threads: [],
  resolved: [],
  tones: [],
  unmeant: [],
};
