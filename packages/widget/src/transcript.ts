/** A piece of what the agent says, in its order: text, or something that it does meanwhile. */
export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "tool"; readonly callId: string; readonly name: string; readonly done: boolean };

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
    this.#extend((parts) => {
      const last = parts.at(-1);
      if (last?.kind !== "text") return [...parts, { kind: "text", text }];
      return [...parts.slice(0, -1), { kind: "text", text: last.text + text }];
    });
  }

  /** A tool is called; that is announced again and again while its arguments grow. */
  call(callId: string, name: string): void {
    this.#extend((parts) =>
      parts.some((part) => part.kind === "tool" && part.callId === callId)
        ? parts
        : [...parts, { kind: "tool", callId, name, done: false }],
    );
  }

  result(callId: string): void {
    this.#extend((parts) =>
      parts.map((part) => (part.kind === "tool" && part.callId === callId ? { ...part, done: true } : part)),
    );
  }

  /** The answer under way is over; one in which nothing was said or done leaves no trace. */
  finish(state: Exclude<Said["state"], "streaming">, detail: string | null = null): Said | null {
    const { streaming } = this;
    if (!streaming) return null;
    const finished: Said = { ...streaming, state, detail };
    if (state === "whole" && streaming.parts.length === 0) this.remove(streaming.id);
    else this.#replace(streaming, finished);
    return finished;
  }

  #extend(change: (parts: readonly Part[]) => readonly Part[]): void {
    const { streaming } = this;
    if (streaming) this.#replace(streaming, { ...streaming, parts: change(streaming.parts) });
  }

  #add(entry: Omit<Written, "id"> | Omit<Said, "id">): void {
    this.#entries = [...this.#entries, { ...entry, id: (this.#entries.at(-1)?.id ?? 0) + 1 } as Entry];
  }

  #replace(old: Entry, entry: Entry): void {
    this.#entries = this.#entries.map((one) => (one.id === old.id ? entry : one));
  }
}
