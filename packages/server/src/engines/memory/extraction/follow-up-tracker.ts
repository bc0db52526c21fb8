import { type FollowUpDraft, isDeferral, questionIn, resolvedBy } from "./follow-ups.ts";
import { expandContractions } from "./language/clauses.ts";
import { splitSentences } from "./language/text.ts";
import type { FollowUp, SourceMessage } from "./statement.ts";

const MAX_QUESTIONS = 2;

/** Tracks the follow-ups that messages open and resolve. */
export class FollowUpTracker {
  private readonly known: readonly { readonly id: string; readonly text: string }[];
  private readonly moment: (day: number, minutes?: number) => Date;
  private readonly resolvedIds = new Set<string>();
  private followUps: FollowUp[] = [];
  /** Questions that no assistant message has followed yet. */
  private unanswered: FollowUp[] = [];

  constructor(
    known: readonly { readonly id: string; readonly text: string }[],
    moment: (day: number, minutes?: number) => Date,
  ) {
    this.known = known;
    this.moment = moment;
  }

  open(followUp: FollowUpDraft | null, message: SourceMessage): void {
    if (!followUp || this.followUps.some(({ text }) => text === followUp.text)) return;
    const dueAt = followUp.due ? this.moment(followUp.due.day, followUp.due.minutes ?? 0) : null;
    this.followUps.push({ kind: followUp.kind, text: followUp.text, dueAt, messageId: message.id });
  }

  resolve(text: string, role: SourceMessage["role"]): void {
    const newFollowUps = this.followUps.map((followUp, at) => ({ id: `new ${at}`, text: followUp.text }));
    const open = [...this.known.filter(({ id }) => !this.resolvedIds.has(id)), ...newFollowUps];
    const done = new Set(resolvedBy(expandContractions(text), role, open));
    this.followUps = this.followUps.filter((_, at) => !done.has(`new ${at}`));
    for (const { id } of this.known) if (done.has(id)) this.resolvedIds.add(id);
  }

  addQuestions(text: string, message: SourceMessage): void {
    const questions = splitSentences(text)
      .filter(({ question }) => question)
      .flatMap(({ text }) => questionIn(text) ?? [])
      .map(({ kind, text }) => ({ kind, text, dueAt: null, messageId: message.id }));
    this.unanswered = [...this.unanswered, ...questions].slice(-MAX_QUESTIONS);
  }

  /** An assistant message answers the pending questions unless it defers them. */
  recordAnswer(text: string): void {
    if (isDeferral(text)) this.followUps.push(...this.unanswered);
    this.unanswered = [];
  }

  opened(): readonly FollowUp[] {
    return [...this.followUps, ...this.unanswered];
  }

  resolved(): readonly string[] {
    return [...this.resolvedIds];
  }
}
