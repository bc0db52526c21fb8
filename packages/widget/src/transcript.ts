/** Part of an answer, in order: text or a tool call. */
export type AnswerPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "tool"; readonly callId: string; readonly name: string; readonly done: boolean };

type ToolPart = Extract<AnswerPart, { kind: "tool" }>;

function isRunning(part: AnswerPart): part is ToolPart {
  return part.kind === "tool" && !part.done;
}

/**
 * A message of the visitor. `waiting`: for a connection; `sent`: no answer has started yet; `taken`: being answered;
 * `uncertain`: the connection broke before an answer started; `refused`: for the reason in `detail`.
 */
export interface UserEntry {
  readonly role: "user";
  readonly id: number;
  readonly text: string;
  readonly state: "waiting" | "sent" | "taken" | "uncertain" | "refused";
  readonly detail: string | null;
}

/** An answer of the agent. `stopped`: by the visitor; `failed`: for the reason in `detail`. */
export interface AgentEntry {
  readonly role: "assistant";
  readonly id: number;
  readonly parts: readonly AnswerPart[];
  readonly state: "streaming" | "whole" | "stopped" | "failed";
  readonly detail: string | null;
}

export type Entry = UserEntry | AgentEntry;

/** The text of an entry, without tool calls. */
export function entryText(entry: Entry): string {
  if (entry.role === "user") return entry.text;
  return entry.parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
}

/**
 * The conversation's entries in order. Entries are immutable: a change replaces the entry, so that a view can compare by
 * identity.
 */
export class Transcript {
  #entries: Entry[];

  constructor(entries: readonly Entry[] = []) {
    this.#entries = [...entries];
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** The answer that is being streamed; null if there is none. */
  get streaming(): AgentEntry | null {
    const last = this.#entries.findLast((entry) => entry.role === "assistant");
    return last?.state === "streaming" ? last : null;
  }

  /** Messages that no answer has started for, oldest first. */
  get pending(): readonly UserEntry[] {
    return this.#entries.filter(
      (entry): entry is UserEntry =>
        entry.role === "user" && (entry.state === "waiting" || entry.state === "sent"),
    );
  }

  /** Puts the agent's first message at the beginning. Every connection delivers it, so a repeated call does nothing. */
  addGreeting(text: string): void {
    if (this.#entries.some(({ role }) => role === "assistant")) return;
    const parts = [{ kind: "text", text }] as const;
    this.#entries = [{ role: "assistant", id: 0, parts, state: "whole", detail: null }, ...this.#entries];
  }

  addMessage(text: string): void {
    this.#add({ role: "user", text, state: "waiting", detail: null });
  }

  setState(message: UserEntry, state: UserEntry["state"], detail: string | null = null): void {
    this.#replace(message, { ...message, state, detail });
  }

  remove(id: number): void {
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
  }

  /** Starts the answer to the oldest pending message. */
  startAnswer(): void {
    const [first] = this.pending;
    if (first) this.setState(first, "taken");
    this.#add({ role: "assistant", parts: [], state: "streaming", detail: null });
  }

  appendText(text: string): void {
    if (text === "") return;
    this.#updateParts((done, running) => {
      const last = done.at(-1);
      if (last?.kind !== "text") return [...done, { kind: "text", text }, ...running];
      return [...done.slice(0, -1), { kind: "text", text: last.text + text }, ...running];
    });
  }

  /** Adds a tool call. The event repeats while the call's arguments stream in. */
  addToolCall(callId: string, name: string): void {
    this.#updateParts((done, running) =>
      running.some((tool) => tool.callId === callId)
        ? [...done, ...running]
        : [...done, ...running, { kind: "tool", callId, name, done: false }],
    );
  }

  addToolResult(callId: string, name: string): void {
    this.#updateParts((done, running) => {
      // Some models restart their call IDs in every round, so match only a running call.
      const at = running.findIndex((tool) => tool.callId === callId);
      const others = at < 0 ? running : running.toSpliced(at, 1);
      return [...done, { kind: "tool", callId, name, done: true }, ...others];
    });
  }

  /** Finishes the streaming answer. Removes a complete answer that is empty. */
  finishAnswer(
    state: Exclude<AgentEntry["state"], "streaming">,
    detail: string | null = null,
  ): AgentEntry | null {
    const { streaming } = this;
    if (!streaming) return null;
    // The stored transcript omits a tool call without a result as well.
    const parts = streaming.parts.filter((part) => !isRunning(part));
    const finished: AgentEntry = { ...streaming, parts, state, detail };
    if (state === "whole" && parts.length === 0) this.remove(streaming.id);
    else this.#replace(streaming, finished);
    return finished;
  }

  // Keeps the order of the stored transcript: a tool call is placed where its result arrived. Until then it stays last,
  // after any text streamed in between.
  #updateParts(
    change: (done: readonly AnswerPart[], running: readonly ToolPart[]) => readonly AnswerPart[],
  ): void {
    const { streaming } = this;
    if (!streaming) return;
    const { parts } = streaming;
    const changed = change(
      parts.filter((part) => !isRunning(part)),
      parts.filter(isRunning),
    );
    this.#replace(streaming, { ...streaming, parts: changed });
  }

  #add(entry: Omit<UserEntry, "id"> | Omit<AgentEntry, "id">): void {
    this.#entries = [...this.#entries, { ...entry, id: (this.#entries.at(-1)?.id ?? 0) + 1 } as Entry];
  }

  #replace(old: Entry, entry: Entry): void {
    this.#entries = this.#entries.map((one) => (one.id === old.id ? entry : one));
  }
}
