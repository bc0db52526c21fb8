import type { RecallKind } from "@hyponema/contract/memory-kinds";
import type { Entry } from "./entry.ts";
import type { Question } from "./question.ts";
import type { LeftOutReason, Ranked, RankInput } from "./rank.ts";

/** Whose memory is asked. */
export interface Owner {
  readonly workspaceId: string;
  readonly userId: string;
}

/** What is asked of whose memory. */
export interface Asking {
  readonly owner: Owner;
  readonly text: string;
  readonly language: string | null;
  readonly userName: string | null;
  readonly now: number;
}

/** What the recall thread is asked for. */
export type RecallRequest =
  /** Takes the question apart by what is kept of the memory. */
  | { readonly type: "question"; readonly asking: Asking }
  /** Brings what is kept of the memory up to date, and reads the question. */
  | { readonly type: "read"; readonly asking: Asking }
  | {
      /** Ranks what was read. */
      readonly type: "rank";
      readonly owner: Owner;
      readonly input: RankInput;
      readonly most: number;
    }
  | { readonly type: "open" }
  | { readonly type: "close" };

/** A question at first sight. */
export interface QuestionGlance {
  /** What is to be embedded, if nobody has made themselves a name meanwhile. */
  readonly plain: string;
  /** Whether nothing was remembered when the memory was read last. */
  readonly empty: boolean;
}

/** A question, ready to be ranked by. */
export interface ReadQuestion {
  readonly question: Question;
  readonly lexemes: readonly string[];
  /** Sensitive matters that are not to be raised for now. */
  readonly cooling: readonly string[];
  /** Whether there is anything to recall. */
  readonly empty: boolean;
}

/** What was found, without its words. */
export interface Found {
  readonly id: string;
  readonly kind: RecallKind;
  readonly score: number;
  readonly why: Ranked["why"];
  readonly matched: readonly string[];
  readonly cosine: number | null;
  readonly leftOut: LeftOutReason | null;
  readonly importance: number;
  readonly sourceId: string | null;
}

export function foundOf({ entry, ...ranked }: Ranked & { entry: Entry }): Found {
  return {
    id: entry.id,
    kind: entry.kind,
    importance: entry.importance,
    sourceId: entry.sourceId,
    ...ranked,
  };
}
