import type { RecallKind } from "@hyponema/contract/memory-kinds";
import type { Question } from "../../../engines/memory/recall/question.ts";
import type { LeftOutReason, Ranked, RankInput } from "../../../engines/memory/recall/rank.ts";
import { provenanceOf, type View } from "../../../engines/memory/recall/visibility.ts";
import type { Provenance, Viewer } from "../../../engines/memory/scope.ts";

/** Whose memory is asked. */
export interface Owner {
  readonly workspaceId: string;
  readonly userId: string;
}

/** What is asked of whose memory, through whose eyes. */
export interface Asking {
  readonly owner: Owner;
  readonly viewer: Viewer | null;
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
  /** Agents of which what was learned is for others than its rows say yet. */
  readonly changed: View["changed"];
  /** Through whose eyes it is answered: a session's older version sees no more than the published one. */
  readonly viewer: Viewer | null;
  /** Whether there is anything to recall. */
  readonly empty: boolean;
}

/** What was found, and which observations do not hold for this viewer, though they do for others. */
export interface RankedMemory {
  readonly found: readonly Found[];
  readonly overruled: readonly string[];
}

export const NOTHING_FOUND: Promise<RankedMemory> = Promise.resolve({ found: [], overruled: [] });

/** What was found, without its words. */
export interface Found extends Provenance {
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

export function foundOf({ entry, ...ranked }: Ranked, view: View): Found {
  return {
    id: entry.id,
    ...provenanceOf(view, entry),
    kind: entry.kind,
    importance: entry.importance,
    sourceId: entry.sourceId,
    ...ranked,
  };
}
