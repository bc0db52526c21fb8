import { bare, type Clause, readClause } from "./clause.ts";
import { correct } from "./corrections.ts";
import type { Draft, Hearing } from "./drafts.ts";
import { type Calendar, calendarOf, type Day } from "./language/calendar.ts";
import { clausesOf, expand } from "./language/clauses.ts";
import * as meant from "./language/disposition.ts";
import { fold, namesIn, plain, type Sentence, sentences } from "./language/text.ts";
import { readTime } from "./language/time-expressions.ts";
import { OpenThreads } from "./open-threads.ts";
import { Knowledge, type Who } from "./people/knowledge.ts";
import { relationByKey } from "./people/relations.ts";
import { draftsOf } from "./rules/rules.ts";
import { service } from "./rules/service.ts";
import type { Extraction, ExtractionContext, HeardMessage, Statement, Tone } from "./statement.ts";
import { followUpIn, promiseIn } from "./threads.ts";
import { toneOf } from "./tone.ts";

interface Taken {
  readonly message: HeardMessage;
  readonly draft: Draft;
}

/** What a message has said so far, for its later sentences to refer to. */
interface Place {
  readonly message: HeardMessage;
  readonly today: () => Day;
  last: Who | null;
  /** What "it" is: "dentist appointment". */
  topic: string | null;
}

/** Messages read in their order, each in the light of those before. */
export class Reading {
  private readonly context: ExtractionContext;
  private readonly calendar: Calendar;
  private readonly tones: Tone[] = [];
  private readonly threads: OpenThreads;
  private taken: Taken[] = [];
  private readonly unmeant = new Set<string>();
  private knowledge: Knowledge;
  /** The User's message before: what "just kidding" and "sorry, I meant" are about. */
  private previous: HeardMessage | null = null;
  private asked = "";
  private topic: string | null = null;
  private playing = false;

  constructor(context: ExtractionContext) {
    this.context = context;
    this.calendar = calendarOf(context.timezone);
    this.knowledge = this.before();
    this.threads = new OpenThreads(context.threads, (day, minutes) => this.calendar.moment(day, minutes));
  }

  hear(message: HeardMessage): void {
    let day: Day | null = null;
    const today = () => (day ??= this.calendar.dayAt(message.at));
    const place: Place = { message, today, last: null, topic: this.topic };
    const text = plain(message.text);
    this.threads.settle(text, message.role);
    if (message.role === "user") this.hearUser(text, place);
    else this.hearAssistant(text, place);
    this.topic = place.topic;
  }

  result(): Extraction {
    return {
      statements: this.taken.map(statementOf),
      threads: this.threads.opened(),
      resolved: this.threads.resolved(),
      tones: this.tones,
      unmeant: [...this.unmeant],
    };
  }

  private hearUser(text: string, place: Place): void {
    this.tones.push(toneOf(place.message.id, text));
    const after = meant.afterRolePlay(text);
    if (after !== null) this.playing = false;
    else if (meant.beginsRolePlay(text)) this.playing = true;
    const meantSo = after ?? text;
    if (meant.isInstruction(text)) this.unmeant.add(place.message.id);
    if (!this.playing && !meant.isInstruction(text) && !meant.isPlaying(meantSo)) {
      for (const sentence of sentences(meant.unquoted(meantSo))) this.hearSentence(sentence, place);
      this.threads.asked(text, place.message);
    }
    this.previous = place.message;
    this.asked = "";
  }

  private hearAssistant(text: string, place: Place): void {
    this.asked = text;
    this.threads.answered(text);
    for (const sentence of sentences(text)) {
      const expanded = expand(sentence.text);
      if (sentence.question || meant.isConditional(expanded)) continue;
      this.eachClause(expanded, place, (clause) =>
        this.threads.open(promiseIn(clause, "assistant"), place.message),
      );
    }
  }

  private hearSentence(sentence: Sentence, place: Place): void {
    const text = this.takenBack(meant.withoutJokeAdmitted(expand(sentence.text)), place);
    if (text === null) return;
    this.keep(service(text, this.knowledge), place);
    this.followUp(text, place);
    if (sentence.question || meant.asks(text) || meant.isConditional(text) || meant.isSarcasm(text)) return;
    const corrected = correct(text, this.knowledge, { slots: this.recentSlots(place), asked: this.asked });
    if (corrected.length > 0) {
      this.keep(corrected, place);
      return;
    }
    const told = meant.ownWords(restated(text, place.topic));
    this.eachClause(told, place, (clause) => {
      const hearing = this.hearing(place);
      const drafts = draftsOf(clause, hearing);
      this.keep(drafts, place);
      place.last = personOf(clause, drafts, this.knowledge) ?? place.last;
      place.topic = topicOf(clause, drafts) ?? place.topic;
      this.threads.open(promiseIn(clause, "user"), place.message);
    });
  }

  private eachClause(text: string, place: Place, each: (clause: Clause) => void): void {
    let before: Clause | null = null;
    let unreal = false;
    for (const raw of clausesOf(text)) {
      unreal = meant.isUnreal(raw.text) || (raw.goesOn && unreal);
      if (unreal) continue;
      const { last, topic, today } = place;
      const clause = readClause(raw, { knowledge: this.knowledge, today, before, last, topic });
      each(clause ?? bare(raw.text));
      before = clause;
    }
  }

  // "Just kidding" and "scratch that": without what was said right before. What is left of the sentence, if anything.
  private takenBack(text: string, place: Place): string | null {
    if (meant.isJoke(text)) {
      if (text.split(" ").length <= 5) this.retract(place);
      this.unmeant.add(place.message.id);
      return null;
    }
    const back = meant.takingBack(text);
    if (back === null) return text;
    if (back.before || this.taken.some(({ message }) => message === place.message)) this.retract(place);
    return back.rest.length > 3 ? back.rest : null;
  }

  private retract({ message }: Place): void {
    const said = this.taken.some((taken) => taken.message === message);
    const gone = said ? message : this.previous;
    if (gone) this.unmeant.add(gone.id);
    const back = this.taken.filter((taken) => taken.message === gone);
    this.taken = this.taken.filter((taken) => taken.message !== gone);
    this.knowledge = this.before();
    for (const { draft } of this.taken) this.knowledge.take(draft);
    // Said once before, and kept since then: it has to be ended.
    for (const { draft } of back) {
      if (draft.value === null || this.knowledge.holds(draft.slot)?.value !== draft.value) continue;
      const text = `The user took back what they had said about ${draft.topics[0] ?? "something"}.`;
      this.taken.push({ message, draft: { ...draft, kind: "correction", value: null, text } });
      this.knowledge.take({ ...draft, value: null });
    }
  }

  private before(): Knowledge {
    const { known, userName } = this.context;
    if (userName === null || known.some(({ slot }) => slot === "user.name")) return new Knowledge(known);
    return new Knowledge([
      ...known,
      { slot: "user.name", value: fold(userName), text: `The user is called ${userName}.` },
    ]);
  }

  private followUp(text: string, place: Place): void {
    if (!/\b(?:remind|forget|let's|let us|ask me|we)\b/i.test(text)) return;
    const timed = readTime(text, place.today, () => false);
    this.threads.open(followUpIn(text, timed.rest, timed.when), place.message);
  }

  private recentSlots({ message }: Place): string[] {
    return this.taken
      .filter((taken) => taken.message === message || taken.message === this.previous)
      .flatMap(({ draft }) => draft.slot ?? []);
  }

  private hearing({ today }: Place): Hearing {
    return { knowledge: this.knowledge, today, moment: (day, minutes) => this.calendar.moment(day, minutes) };
  }

  private keep(drafts: readonly Draft[], { message }: Place): void {
    for (const draft of drafts) {
      const again = this.taken.some(
        (taken) =>
          taken.message === message && taken.draft.text === draft.text && taken.draft.slot === draft.slot,
      );
      if (again) continue;
      this.taken.push({ message, draft });
      this.knowledge.take(draft);
    }
  }
}

const FRAGMENT =
  /^(?:(?:no|sorry|wait|actually|oops|I mean|correction|well)[,. ]+)+(?:I meant |I mean |make (?:that|it) |not [^,]{2,20}, )?(?:it is |on |at )*(.+)$|^(?:I meant|make (?:that|it)) (.+)$/i;
const TIME =
  /^(?:(?:next|this) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|the \d{1,2}(?:st|nd|rd|th)|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|\d{1,2}(?::\d\d)? ?(?:[ap]m|o'clock)|\d{1,2}:\d\d)/i;

// "Sorry, I meant Thursday", of an appointment: "the dentist appointment is on Thursday".
function restated(text: string, topic: string | null): string {
  const fragment = topic === null ? null : FRAGMENT.exec(text);
  const said = fragment?.[1] ?? fragment?.[2];
  if (!said || !TIME.test(said)) return text;
  return `the ${topic} is ${/^\d{1,2}(?::| ?[ap]m| ?o'clock)/i.test(said) ? "at" : "on"} ${said.replace(/,? not .*$/i, "")}`;
}

// Whom "she" is after this: who it is about, or the one person or pet it brings up.
function personOf(clause: Clause, drafts: readonly Draft[], knowledge: Knowledge): Who | null {
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
  return clause.thing?.replace(/^the /, "") ?? null;
}

function statementOf({ message, draft }: Taken): Statement {
  return { ...draft, entities: namesIn(draft.text), messageId: message.id };
}
