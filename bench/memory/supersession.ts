import { readdirSync, readFileSync } from "node:fs";
import { type BenchServer, untilLearned } from "./server.ts";

const FOLDER = new URL("supersession/", import.meta.url);
const DAY_MS = 24 * 3600 * 1000;

interface Question {
  readonly ask: string;
  /** Any of these stands in the first item; empty: nothing may be stated as current. */
  readonly current: readonly string[];
  readonly stale: readonly string[];
  readonly stale_pattern?: string;
}

interface Case {
  readonly name: string;
  readonly claimed: boolean;
  readonly timezone: string;
  readonly sessions: readonly {
    readonly at: string;
    readonly messages: readonly { readonly role: "user" | "assistant"; readonly text: string }[];
  }[];
  readonly questions: readonly Question[];
}

/** What came of the suite: counts of questions. */
export interface SupersessionReport {
  readonly cases: number;
  readonly questions: number;
  /** Of those that have a current fact, whose first item states it. */
  readonly asked: number;
  readonly current: number;
  /** Where an observation, or anything at all that a turn is given, states what no longer holds. */
  readonly staleObservations: number;
  readonly stale: number;
  /** Where the first item has the old value in it, and not the new one. */
  readonly oldFirst: number;
  readonly failures: readonly string[];
}

/** Tells the server the scripted changes of fact, and asks what it recalls then, as a turn would be given it. */
export async function measureSupersession(
  server: BenchServer,
  claimed: boolean,
): Promise<SupersessionReport> {
  const cases = readCases().filter((one) => one.claimed === claimed);
  const users = new Map<Case, string>();
  let last = "";
  for (const [number, one] of cases.entries()) {
    const user = `supersession-${claimed}-${number}`;
    users.set(one, user);
    await server.ask("POST", "/users", { external_user_id: user, timezone: one.timezone });
    last = (await tell(server, user, one)) ?? last;
  }
  for (const user of users.values()) await settled(server, user);
  await untilLearned(server, last);
  const outcomes: Outcome[] = [];
  for (const [one, user] of users) {
    for (const question of one.questions) {
      outcomes.push({ ...judge(question, await ask(server, user, one, question)), name: one.name });
    }
  }
  return summary(cases, outcomes);
}

/** The same of a peer that keeps what the User says, word for word, and searches it. */
export async function measurePeer(
  claimed: boolean,
  peer: {
    add(user: string, text: string): Promise<unknown>;
    search(user: string, query: string): Promise<readonly Item[]>;
  },
): Promise<SupersessionReport> {
  const cases = readCases().filter((one) => one.claimed === claimed);
  const outcomes: Outcome[] = [];
  for (const [number, one] of cases.entries()) {
    const user = `user-${claimed}-${number}`;
    const said = one.sessions.flatMap(({ messages }) => messages).filter(({ role }) => role === "user");
    for (const { text } of said) await peer.add(user, text);
    for (const question of one.questions) {
      outcomes.push({ ...judge(question, await peer.search(user, question.ask)), name: one.name });
    }
  }
  return summary(cases, outcomes);
}

function summary(cases: readonly Case[], outcomes: readonly Outcome[]): SupersessionReport {
  const count = (which: (outcome: Outcome) => boolean) => outcomes.filter(which).length;
  return {
    cases: cases.length,
    questions: outcomes.length,
    asked: count(({ hasCurrent }) => hasCurrent),
    current: count(({ current }) => current),
    staleObservations: count(({ staleObservation }) => staleObservation),
    stale: count(({ stale }) => stale),
    oldFirst: count(({ oldFirst }) => oldFirst),
    failures: outcomes
      .filter(({ hasCurrent, current, stale }) => (hasCurrent && !current) || stale)
      .map(told),
  };
}

interface Outcome {
  readonly name: string;
  readonly asked: string;
  readonly given: readonly string[];
  readonly hasCurrent: boolean;
  readonly current: boolean;
  readonly staleObservation: boolean;
  readonly stale: boolean;
  readonly oldFirst: boolean;
}

function told({ name, asked, given }: Outcome): string {
  return `${name}: ${asked} → ${given.slice(0, 3).join(" | ") || "nothing"}`;
}

function readCases(): Case[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as Case[]);
}

const imports = new Map<string, string>();

async function tell(server: BenchServer, user: string, { sessions }: Case): Promise<string | undefined> {
  let last: string | undefined;
  for (const [number, { at, messages }] of sessions.entries()) {
    const { id } = await server.ask("POST", "/conversations/import", {
      ...{ user_id: user, agent_id: server.agentId, started_at: at },
      messages: messages.map((message, index) => ({
        ...message,
        at: new Date(new Date(at).getTime() + index * 20_000).toISOString(),
        external_id: `${number}-${index}`,
      })),
    });
    last = id;
    imports.set(user, id);
  }
  return last;
}

async function settled(server: BenchServer, user: string): Promise<void> {
  const id = imports.get(user);
  if (id) await untilLearned(server, id);
}

export type Item = { readonly kind: string; readonly text: string };

async function ask(
  server: BenchServer,
  user: string,
  { sessions }: Case,
  { ask: query }: Question,
): Promise<Item[]> {
  const at = new Date(new Date(sessions.at(-1)?.at ?? 0).getTime() + DAY_MS).toISOString();
  // Ten items, without a turn's patience: what is measured is what is known, not how busy the machine is.
  const { items } = await server.ask("POST", "/memory/recall", { user_id: user, query, at, limit: 10 });
  return items;
}

function judge({ ask: asked, current, stale, stale_pattern }: Question, items: readonly Item[]) {
  const first = fold(items[0]?.text ?? "");
  const pattern = stale_pattern ? new RegExp(stale_pattern, "i") : null;
  const isStale = ({ text }: Item) =>
    stale.some((words) => fold(text).includes(fold(words))) || (pattern?.test(text) ?? false);
  return {
    asked,
    given: items.map(({ text }) => text),
    hasCurrent: current.length > 0,
    current: current.some((words) => first.includes(fold(words))),
    staleObservation: items.some((item) => item.kind === "observation" && isStale(item)),
    stale: items.some(isStale),
    // By the last word of what is stale, so that the User's own words are judged as well: "lives in Lisbon", "I live in Lisbon".
    oldFirst:
      stale.some((words) => first.includes(fold(words.split(" ").at(-1) ?? words))) &&
      !current.some((words) => first.includes(fold(words))),
  };
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
}
