/** A piece of what the agent says, in its order: text, or something that it does meanwhile. */
export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "tool"; readonly callId: string; readonly name: string; readonly done: boolean };

type ToolPart = Extract<Part, { kind: "tool" }>;

function isRunning(part: Part): part is ToolPart {
  return part.kind === "tool" && !part.done;
}

/**
 * What the person wrote. `waiting`: for a connection; `sent`: but nobody has taken it up yet; `taken`; `uncertain`: the
 * connection broke before that; `refused`: for the reason in `detail`.
 */
export interface Written {
  readonly role: "user";
  readonly id: number;
  readonly text: string;
  readonly state: "waiting" | "sent" | "taken" | "uncertain" | "refused";
  readonly detail: string | null;
}

/** What the agent says. `stopped`: by the person; `failed`: for the reason in `detail`. */
export interface Said {
  readonly role: "assistant";
  readonly id: number;
  readonly parts: readonly Part[];
  readonly state: "streaming" | "whole" | "stopped" | "failed";
  readonly detail: string | null;
}

export type Entry = Written | Said;

/** The words of an entry. */
export function textOf(entry: Entry): string {
  if (entry.role === "user") return entry.text;
  return entry.parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
}

/** What was said, in its order. Entries are replaced, never changed, so that whoever shows them sees which are new. */
export class Transcript {
  #entries: Entry[];

  constructor(entries: readonly Entry[] = []) {
    this.#entries = [...entries];
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** The answer under way. */
  get streaming(): Said | null {
    const last = this.#entries.findLast((entry) => entry.role === "assistant");
    return last?.state === "streaming" ? last : null;
  }

  /** What was written and has not been taken up, the oldest first. */
  get pending(): readonly Written[] {
    return this.#entries.filter(
      (entry): entry is Written =>
        entry.role === "user" && (entry.state === "waiting" || entry.state === "sent"),
    );
  }

  /** The agent's first line, before everything; known anew with each connection. */
  greet(text: string): void {
    if (this.#entries.some(({ role }) => role === "assistant")) return;
    const parts = [{ kind: "text", text }] as const;
    this.#entries = [{ role: "assistant", id: 0, parts, state: "whole", detail: null }, ...this.#entries];
  }

  write(text: string): void {
    this.#add({ role: "user", text, state: "waiting", detail: null });
  }

  mark(written: Written, state: Written["state"], detail: string | null = null): void {
    this.#replace(written, { ...written, state, detail });
  }

  remove(id: number): void {
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
  }

  /** An answer begins, to what was sent first. */
  begin(): void {
    const [first] = this.pending;
    if (first) this.mark(first, "taken");
    this.#add({ role: "assistant", parts: [], state: "streaming", detail: null });
  }

  say(text: string): void {
    if (text === "") return;
    this.#extend((done, running) => {
      const last = done.at(-1);
      if (last?.kind !== "text") return [...done, { kind: "text", text }, ...running];
      return [...done.slice(0, -1), { kind: "text", text: last.text + text }, ...running];
    });
  }

  /** A tool is called; that is announced again and again while its arguments grow. */
  call(callId: string, name: string): void {
    this.#extend((done, running) =>
      running.some((tool) => tool.callId === callId)
        ? [...done, ...running]
        : [...done, ...running, { kind: "tool", callId, name, done: false }],
    );
  }

  result(callId: string, name: string): void {
    this.#extend((done, running) => {
      // Some models number their calls from the start in every round: only one that runs can get a result.
      const at = running.findIndex((tool) => tool.callId === callId);
      const others = at < 0 ? running : running.toSpliced(at, 1);
      return [...done, { kind: "tool", callId, name, done: true }, ...others];
    });
  }

  /** The answer under way is over; one in which nothing was said or done leaves no trace. */
  finish(state: Exclude<Said["state"], "streaming">, detail: string | null = null): Said | null {
    const { streaming } = this;
    if (!streaming) return null;
    // A tool without a result is in no stored transcript either.
    const parts = streaming.parts.filter((part) => !isRunning(part));
    const finished: Said = { ...streaming, parts, state, detail };
    if (state === "whole" && parts.length === 0) this.remove(streaming.id);
    else this.#replace(streaming, finished);
    return finished;
  }

  // As the server stores it, a tool stands where its result came. Until then it is last, behind what is said meanwhile.
  #extend(change: (done: readonly Part[], running: readonly ToolPart[]) => readonly Part[]): void {
    const { streaming } = this;
    if (!streaming) return;
    const { parts } = streaming;
    const changed = change(
      parts.filter((part) => !isRunning(part)),
      parts.filter(isRunning),
    );
    this.#replace(streaming, { ...streaming, parts: changed });
  }

  #add(entry: Omit<Written, "id"> | Omit<Said, "id">): void {
    this.#entries = [...this.#entries, { ...entry, id: (this.#entries.at(-1)?.id ?? 0) + 1 } as Entry];
  }

  #replace(old: Entry, entry: Entry): void {
    this.#entries = this.#entries.map((one) => (one.id === old.id ? entry : one));
  }
}
