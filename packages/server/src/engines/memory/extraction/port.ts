import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import { extractInSlices } from "./extract-in-slices.ts";
import type { Extraction, ExtractionContext, SourceMessage } from "./statement.ts";

/** Messages of one conversation that wait for extraction. */
export interface ExtractionBatch {
  readonly session_id: string;
  readonly agent_id: string;
  readonly agent_version: number | null;
  /** Memory scope for what is extracted; never wider than the scope under which the waiting messages were said. */
  readonly memory_scope: MemoryScope;
  readonly learned_through: number;
  readonly ended: boolean;
  readonly language: string | null;
  readonly imported: boolean;
  /** Failed extraction attempts. */
  readonly attempts: number;
  /** The last turn that is included; null if there is none. */
  readonly last_turn_id: string | null;
}

/** Extracts memories from messages. */
export interface Extractor {
  extract(
    workspaceId: string,
    batch: ExtractionBatch,
    messages: readonly SourceMessage[],
    context: ExtractionContext,
    signal: AbortSignal,
  ): Promise<Extraction>;
}

/** Extraction by rules, without a model. */
export const ruleExtractor: Extractor = {
  extract: (_workspaceId, _batch, messages, context) => extractInSlices(messages, context),
};
