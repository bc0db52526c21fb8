/** What a remembered statement can be. */
export const OBSERVATION_KINDS = [
  "fact",
  "preference",
  "correction",
  "commitment",
  "relationship",
  "event",
  "persona_statement",
  "note",
] as const;
export type ObservationKind = (typeof OBSERVATION_KINDS)[number];

/** What is left to do: something promised, something asked, something to come back to. */
export const THREAD_KINDS = ["promise", "question", "follow_up"] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];

/** What recall finds: what was remembered of what was said, what was left open, and what was said itself. */
export const RECALL_KINDS = ["observation", "turn", "open_thread"] as const;
export type RecallKind = (typeof RECALL_KINDS)[number];

/** Who may recall what was learned: every agent of the workspace, or only the agent that learned it. */
export const MEMORY_SCOPES = ["workspace", "agent"] as const;
export type MemoryScope = (typeof MEMORY_SCOPES)[number];
