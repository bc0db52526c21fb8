import type { ObservationKind, ThreadKind } from "@hyponema/contract/memory-kinds";

/** A message as extractors read it. Tool results and documents are excluded, since they are not the User's words. */
export interface SourceMessage {
  readonly id: string;
  readonly role: "user" | "assistant";
  /** The speaker's name if the history has one. */
  readonly name: string | null;
  readonly text: string;
  readonly at: Date;
}

/** Input of extractors in addition to the messages. */
export interface ExtractionContext {
  /** IANA zone for "tomorrow" and "last spring". */
  readonly timezone: string;
  /** BCP 47. The rules support English only. */
  readonly language: string;
  readonly userName: string | null;
  /** Current statements, newest first. Corrections and pronouns may refer to them. */
  readonly known: readonly KnownStatement[];
  /** The User's last message before these, already processed. "Just kidding" and "sorry, I meant" refer to it. */
  readonly before?: SourceMessage | undefined;
  /** Open follow-ups, newest first. The messages may resolve them. */
  readonly openFollowUps: readonly { readonly id: string; readonly text: string }[];
}

export interface KnownStatement {
  readonly slot: string | null;
  readonly value: string | null;
  readonly text: string;
}

/** One fact worth remembering. */
export interface Statement {
  readonly kind: ObservationKind;
  /** A self-contained sentence, e.g. "The user lives in Lisbon." At most 500 characters. */
  readonly text: string;
  /**
   * Subject of the statement, under which only one statement can hold at a time, e.g. `user.residence`, `sister.name`,
   * `user.likes.coffee`. The later of two statements with the same slot supersedes the earlier. Null: supersedes
   * nothing.
   */
  readonly slot: string | null;
  /**
   * Value of the slot, folded for comparison. Equal values are the same statement repeated. Null: nothing holds
   * anymore.
   */
  readonly value: string | null;
  /** Names of people, places, organizations and things in the text, as written. */
  readonly entities: readonly string[];
  /** Lowercase topic words, e.g. `home`, `work`, `health`. */
  readonly topics: readonly string[];
  /** 0 to 1. */
  readonly importance: number;
  /** 0 to 1: how certain it is that the User meant this. */
  readonly confidence: number;
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
  /** The source message. */
  readonly messageId: string;
}

/** Unfinished business, an open thread in the API. */
export interface FollowUp {
  readonly kind: ThreadKind;
  /** A self-contained sentence, e.g. "The assistant promised to send the invoice." */
  readonly text: string;
  readonly dueAt: Date | null;
  readonly messageId: string;
}

/** Sentiment of one message. */
export interface Tone {
  /** -1 (distressed) to 1 (delighted). */
  readonly valence: number;
  /** Sensitive topics in the message, from `SENSITIVE_TOPICS`, e.g. `bereavement`. */
  readonly sensitive: readonly string[];
  readonly messageId: string;
}

export interface Extraction {
  readonly statements: readonly Statement[];
  readonly followUps: readonly FollowUp[];
  /** IDs of `ExtractionContext.openFollowUps` that these messages resolve. */
  readonly resolved: readonly string[];
  readonly tones: readonly Tone[];
  /** IDs of messages that were retracted, were jokes, or instruct the system. Recall excludes them. */
  readonly retractedMessageIds: readonly string[];
}

export const EMPTY_EXTRACTION: Extraction = {
  statements: [],
  followUps: [],
  resolved: [],
  tones: [],
  retractedMessageIds: [],
};
