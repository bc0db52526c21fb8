import { expand } from "./language/clauses.ts";
import { sentences } from "./language/text.ts";
import type { HeardMessage, Thread } from "./statement.ts";
import { type OpenThread, putsOff, questionIn, settledBy } from "./threads.ts";

const MAX_QUESTIONS = 2;

/** Threads as they are opened and settled from message to message. */
export class OpenThreads {
  private readonly known: readonly { readonly id: string; readonly text: string }[];
  private readonly moment: (day: number, minutes?: number) => Date;
  private readonly settled = new Set<string>();
  private threads: Thread[] = [];
  /** Asked, and nothing said by the assistant since. */
  private waiting: Thread[] = [];

  constructor(
    known: readonly { readonly id: string; readonly text: string }[],
    moment: (day: number, minutes?: number) => Date,
  ) {
    this.known = known;
    this.moment = moment;
  }

  open(thread: OpenThread | null, message: HeardMessage): void {
    if (!thread || this.threads.some(({ text }) => text === thread.text)) return;
    const dueAt = thread.due ? this.moment(thread.due.day, thread.due.minutes ?? 0) : null;
    this.threads.push({ kind: thread.kind, text: thread.text, dueAt, messageId: message.id });
  }

  settle(text: string, role: HeardMessage["role"]): void {
    const fresh = this.threads.map((thread, at) => ({ id: `new ${at}`, text: thread.text }));
    const open = [...this.known.filter(({ id }) => !this.settled.has(id)), ...fresh];
    const done = new Set(settledBy(expand(text), role, open));
    this.threads = this.threads.filter((_, at) => !done.has(`new ${at}`));
    for (const { id } of this.known) if (done.has(id)) this.settled.add(id);
  }

  asked(text: string, message: HeardMessage): void {
    const questions = sentences(text)
      .filter(({ question }) => question)
      .flatMap(({ text }) => questionIn(text) ?? [])
      .map(({ kind, text }) => ({ kind, text, dueAt: null, messageId: message.id }));
    this.waiting = [...this.waiting, ...questions].slice(-MAX_QUESTIONS);
  }

  /** The assistant has spoken: what was asked is answered, unless it put the answer off. */
  answered(text: string): void {
    if (putsOff(text)) this.threads.push(...this.waiting);
    this.waiting = [];
  }

  opened(): readonly Thread[] {
    return [...this.threads, ...this.waiting];
  }

  resolved(): readonly string[] {
    return [...this.settled];
  }
}
