/** What can be left open, for people. */
export const THREAD_KINDS = { promise: "Promise", question: "Question", follow_up: "Follow-up" } as const;
