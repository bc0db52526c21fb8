import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import { extractInSlices } from "./deterministic.ts";
import type { Extraction, ExtractionContext, HeardMessage } from "./statement.ts";

/** A conversation from which there is something to learn. */
export interface Lesson {
  readonly session_id: string;
  readonly agent_id: string;
  readonly agent_version: number | null;
  /** Of what the conversation runs; no wider than what waits in it was said for. */
  readonly memory_scope: MemoryScope;
  readonly learned_through: number;
  readonly ended: boolean;
  readonly language: string | null;
  readonly imported: boolean;
  /** How often learning from it has failed. */
  readonly attempts: number;
  /** The last turn that is learned from; null where there was none. */
  readonly last_turn_id: string | null;
}

/** Finds in messages what is worth remembering. */
export interface Extractor {
  extract(
    workspaceId: string,
    lesson: Lesson,
    messages: readonly HeardMessage[],
    context: ExtractionContext,
    signal: AbortSignal,
  ): Promise<Extraction>;
}

/** Extraction by rules alone. */
export const ruleExtractor: Extractor = {
  extract: (_workspaceId, _lesson, messages, context) => extractInSlices(messages, context),
};
