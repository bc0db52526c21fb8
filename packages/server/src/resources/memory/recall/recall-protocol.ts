import type { RecallKind } from "@hyponema/contract/memory-kinds";
import type { Question } from "../../../engines/memory/recall/question.ts";
import type { LeftOutReason, Ranked, RankInput } from "../../../engines/memory/recall/rank.ts";
import { provenanceOf, type View } from "../../../engines/memory/recall/visibility.ts";
import type { Provenance, Viewer } from "../../../engines/memory/scope.ts";

/** The User whose memory is searched. */
export interface Owner {
  readonly workspaceId: string;
  readonly userId: string;
}

/** A question to one memory, by one viewer. */
export interface Asking {
  readonly owner: Owner;
  readonly viewer: Viewer | null;
  readonly text: string;
  readonly language: string | null;
  readonly userName: string | null;
  readonly now: number;
}

/** A request to the recall worker. */
export type RecallRequest =
  /** Parses the question with the cached index. */
  | { readonly type: "question"; readonly asking: Asking }
  /** Refreshes the index, then parses the question. */
  | { readonly type: "read"; readonly asking: Asking }
  | {
      /** Ranks entries by a parsed question. */
      readonly type: "rank";
      readonly owner: Owner;
      readonly input: RankInput;
      readonly most: number;
    }
  | { readonly type: "open" }
  | { readonly type: "close" };

/** A question parsed with the cached index. */
export interface QuestionGlance {
  /** The text to embed. Stale if the memory has learned another speaker name since. */
  readonly plain: string;
  /** Whether the cached memory is empty. */
  readonly empty: boolean;
}

/** A question parsed with the current index. */
export interface ReadQuestion {
  readonly question: Question;
  readonly lexemes: readonly string[];
  /** Sensitive topics in cooldown. */
  readonly cooling: readonly string[];
  /** Agents with pending scope changes, and their new scope. */
  readonly changed: View["changed"];
  /** The effective viewer: a session of an older version sees no more than the published one. */
  readonly viewer: Viewer | null;
  /** Whether the memory is empty. */
  readonly empty: boolean;
}

/** Ranked entries, and the observations that hold for other viewers but not for this one. */
export interface RankedMemory {
  readonly found: readonly Found[];
  readonly overruled: readonly string[];
}

export const NOTHING_FOUND: Promise<RankedMemory> = Promise.resolve({ found: [], overruled: [] });

/** A ranked entry, without its text. */
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
