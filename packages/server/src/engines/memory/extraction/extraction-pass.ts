import { type Clause, readClause, verblessClause } from "./clause.ts";
import { correctionDrafts } from "./corrections.ts";
import type { Draft, RuleContext } from "./drafts.ts";
import { FollowUpTracker } from "./follow-up-tracker.ts";
import { promiseIn, reminderIn } from "./follow-ups.ts";
import { type Calendar, calendarFor, type Day } from "./language/calendar.ts";
import { expandContractions, splitClauses } from "./language/clauses.ts";
import * as disposition from "./language/disposition.ts";
import { extractNames, fold, normalizeText, type Sentence, splitSentences } from "./language/text.ts";
import { readTime } from "./language/time-expressions.ts";
import { Knowledge, type PersonReference } from "./people/knowledge.ts";
import { relationByKey } from "./people/relations.ts";
import { draftsOf } from "./rules/rules.ts";
import { servicePreferences } from "./rules/service-preferences.ts";
import type { Extraction, ExtractionContext, SourceMessage, Statement, Tone } from "./statement.ts";
import { toneOf } from "./tone.ts";

interface MessageDraft {
  readonly message: SourceMessage;
  readonly draft: Draft;
}

/** State within one message that later sentences refer to. */
interface MessageState {
  readonly message: SourceMessage;
  readonly today: () => Day;
  last: PersonReference | null;
  /** Antecedent of "it": "dentist appointment". */
  topic: string | null;
}

/** Reads messages in order, each in the context of those before. */
export class ExtractionPass {
  private readonly context: ExtractionContext;
  private readonly calendar: Calendar;
  private readonly tones: Tone[] = [];
  private readonly followUps: FollowUpTracker;
  private drafts: MessageDraft[] = [];
  private readonly retractedMessageIds = new Set<string>();
  private knowledge: Knowledge;
  /** The User's previous message, which "just kidding" and "sorry, I meant" refer to. */
  private previous: SourceMessage | null = null;
  private lastAssistantText = "";
  private topic: string | null = null;
  private inRolePlay = false;

  constructor(context: ExtractionContext) {
    this.context = context;
    this.calendar = calendarFor(context.timezone);
    this.knowledge = this.initialKnowledge();
    this.followUps = new FollowUpTracker(context.openFollowUps, (day, minutes) =>
      this.calendar.moment(day, minutes),
    );
  }

  read(message: SourceMessage): void {
    let day: Day | null = null;
    const today = () => (day ??= this.calendar.dayAt(message.at));
    const state: MessageState = { message, today, last: null, topic: this.topic };
    const text = normalizeText(message.text);
    this.followUps.resolve(text, message.role);
    if (message.role === "user") this.readUserMessage(text, state);
    else this.readAssistantMessage(text, state);
    this.topic = state.topic;
  }

  result(): Extraction {
    return {
      statements: this.drafts.map(statementOf),
      followUps: this.followUps.opened(),
      resolved: this.followUps.resolved(),
      tones: this.tones,
      retractedMessageIds: [...this.retractedMessageIds],
    };
  }

  private readUserMessage(text: string, state: MessageState): void {
    this.tones.push(toneOf(state.message.id, text));
    const after = disposition.afterRolePlay(text);
    if (after !== null) this.inRolePlay = false;
    else if (disposition.beginsRolePlay(text)) this.inRolePlay = true;
    const effective = after ?? text;
    if (disposition.isInstruction(text)) this.retractedMessageIds.add(state.message.id);
    if (!this.inRolePlay && !disposition.isInstruction(text) && !disposition.isFiction(effective)) {
      for (const sentence of splitSentences(disposition.withoutQuotations(effective)))
        this.readSentence(sentence, state);
      this.followUps.addQuestions(text, state.message);
    }
    this.previous = state.message;
    this.lastAssistantText = "";
  }

  private readAssistantMessage(text: string, state: MessageState): void {
    this.lastAssistantText = text;
    this.followUps.recordAnswer(text);
    for (const sentence of splitSentences(text)) {
      const expanded = expandContractions(sentence.text);
      if (sentence.question || disposition.isConditional(expanded)) continue;
      this.eachClause(expanded, state, (clause) =>
        this.followUps.open(promiseIn(clause, "assistant"), state.message),
      );
    }
  }

  private readSentence(sentence: Sentence, state: MessageState): void {
    const text = this.applyRetraction(
      disposition.withoutJokeAdmission(expandContractions(sentence.text)),
      state,
    );
    if (text === null) return;
    this.addDrafts(servicePreferences(text, this.knowledge), state);
    this.openReminder(text, state);
    if (
      sentence.question ||
      disposition.isQuestion(text) ||
      disposition.isConditional(text) ||
      disposition.isSarcasm(text)
    )
      return;
    const corrected = correctionDrafts(text, this.knowledge, {
      slots: this.recentSlots(state),
      lastAssistantText: this.lastAssistantText,
    });
    if (corrected.length > 0) {
      this.addDrafts(corrected, state);
      return;
    }
    const ownWords = disposition.withoutReportedSpeech(completeTimeCorrection(text, state.topic));
    this.eachClause(ownWords, state, (clause) => {
      const ruleContext = this.ruleContext(state);
      const drafts = draftsOf(clause, ruleContext);
      this.addDrafts(drafts, state);
      state.last = personOf(clause, drafts, this.knowledge) ?? state.last;
      state.topic = topicOf(clause, drafts) ?? state.topic;
      this.followUps.open(promiseIn(clause, "user"), state.message);
    });
  }

  private eachClause(text: string, state: MessageState, each: (clause: Clause) => void): void {
    let before: Clause | null = null;
    let unreal = false;
    for (const raw of splitClauses(text)) {
      unreal = disposition.isUnreal(raw.text) || (raw.continuesSubject && unreal);
      if (unreal) continue;
      const { last, topic, today } = state;
      const clause = readClause(raw, {
        knowledge: this.knowledge,
        today,
        before,
        last,
        topic,
      });
      each(clause ?? verblessClause(raw.text));
      before = clause;
    }
  }

  // Handles "just kidding" and "scratch that": retracts what was said right before and returns the rest of the
  // sentence, if any.
  private applyRetraction(text: string, state: MessageState): string | null {
    if (disposition.isJoke(text)) {
      if (text.split(" ").length <= 5) this.retract(state);
      this.retractedMessageIds.add(state.message.id);
      return null;
    }
    const back = disposition.findRetraction(text);
    if (back === null) return text;
    if (back.before || this.drafts.some(({ message }) => message === state.message)) this.retract(state);
    return back.rest.length > 3 ? back.rest : null;
  }

  private retract({ message }: MessageState): void {
    const said = this.drafts.some((item) => item.message === message);
    const gone = said ? message : this.previous;
    if (gone) this.retractedMessageIds.add(gone.id);
    const back = this.drafts.filter((item) => item.message === gone);
    this.drafts = this.drafts.filter((item) => item.message !== gone);
    this.knowledge = this.initialKnowledge();
    for (const { draft } of this.drafts) this.knowledge.add(draft);
    // The same fact was known before these messages, so it must be ended explicitly.
    for (const { draft } of back) {
      if (draft.value === null || this.knowledge.factIn(draft.slot)?.value !== draft.value) continue;
      const text = `The user took back what they had said about ${draft.topics[0] ?? "something"}.`;
      this.drafts.push({ message, draft: { ...draft, kind: "correction", value: null, text } });
      this.knowledge.add({ ...draft, value: null });
    }
  }

  private initialKnowledge(): Knowledge {
    const { known, userName } = this.context;
    if (userName === null || known.some(({ slot }) => slot === "user.name")) return new Knowledge(known);
    return new Knowledge([
      ...known,
      { slot: "user.name", value: fold(userName), text: `The user is called ${userName}.` },
    ]);
  }

  private openReminder(text: string, state: MessageState): void {
    if (!/\b(?:remind|forget|let's|let us|ask me|we)\b/i.test(text)) return;
    const timed = readTime(text, state.today, () => false);
    this.followUps.open(reminderIn(text, timed.rest, timed.when), state.message);
  }

  private recentSlots({ message }: MessageState): string[] {
    return this.drafts
      .filter((item) => item.message === message || item.message === this.previous)
      .flatMap(({ draft }) => draft.slot ?? []);
  }

  private ruleContext({ today }: MessageState): RuleContext {
    return { knowledge: this.knowledge, today, moment: (day, minutes) => this.calendar.moment(day, minutes) };
  }

  private addDrafts(drafts: readonly Draft[], { message }: MessageState): void {
    for (const draft of drafts) {
      const again = this.drafts.some(
        (item) =>
          item.message === message && item.draft.text === draft.text && item.draft.slot === draft.slot,
      );
      if (again) continue;
      this.drafts.push({ message, draft });
      this.knowledge.add(draft);
    }
  }
}

const FRAGMENT =
  /^(?:(?:no|sorry|wait|actually|oops|I mean|correction|well)[,. ]+)+(?:I meant |I mean |make (?:that|it) |not [^,]{2,20}, )?(?:it is |on |at )*(.+)$|^(?:I meant|make (?:that|it)) (.+)$/i;
const TIME =
  /^(?:(?:next|this) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|the \d{1,2}(?:st|nd|rd|th)|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|\d{1,2}(?::\d\d)? ?(?:[ap]m|o'clock)|\d{1,2}:\d\d)/i;

// "Sorry, I meant Thursday" about an appointment becomes "the dentist appointment is on Thursday".
function completeTimeCorrection(text: string, topic: string | null): string {
  const fragment = topic === null ? null : FRAGMENT.exec(text);
  const said = fragment?.[1] ?? fragment?.[2];
  if (!said || !TIME.test(said)) return text;
  return `the ${topic} is ${/^\d{1,2}(?::| ?[ap]m| ?o'clock)/i.test(said) ? "at" : "on"} ${said.replace(/,? not .*$/i, "")}`;
}

// Antecedent of "she" after this clause: its subject, or the one person or pet it introduces.
function personOf(clause: Clause, drafts: readonly Draft[], knowledge: Knowledge): PersonReference | null {
  if (!clause.who.user) return clause.who.relation ? clause.who : null;
  const named = drafts.find(
    ({ slot, value }) => slot?.endsWith(".name") && value !== null && !slot.startsWith("user."),
  );
  const person = knowledge.people().find(({ slot }) => named?.slot === `${slot}.name`);
  if (person) return knowledge.related(person.relation, person.name);
  const pet = drafts
    .find(({ slot, value }) => slot?.startsWith("user.pets.") && value !== null)
    ?.slot?.split(".")[2];
  const relation = pet === undefined ? null : relationByKey(pet);
  return relation ? knowledge.related(relation, null) : null;
}

function topicOf(clause: Clause, drafts: readonly Draft[]): string | null {
  const slot = drafts.find((draft) => draft.slot && /^user\.(?:appointments|plans)\./.test(draft.slot))?.slot;
  if (slot) return slot.split(".")[2]?.replace(/_/g, " ") ?? null;
  return clause.subjectNoun?.replace(/^the /, "") ?? null;
}

function statementOf({ message, draft }: MessageDraft): Statement {
  return { ...draft, entities: extractNames(draft.text), messageId: message.id };
}
