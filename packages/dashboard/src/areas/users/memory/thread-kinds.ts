/** Labels of the kinds of open threads. */
export const THREAD_KINDS = { promise: "Promise", question: "Question", follow_up: "Follow-up" } as const;
