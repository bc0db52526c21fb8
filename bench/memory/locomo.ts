import { existsSync, readFileSync } from "node:fs";
import { type BenchServer, untilLearned } from "./server.ts";

const FOLDER = new URL("../../../shared/data/locomo/", import.meta.url);
const CONVERSATIONS = ["26", "30", "41"];
const DEPTHS = [5, 10, 20, 50];
const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
// Questions of this kind have no evidence to be found.
const UNANSWERABLE = 5;
const KINDS: Readonly<Record<number, string>> = {
  1: "several sessions",
  2: "time",
  3: "inference",
  4: "one fact",
};

interface Turn {
  readonly speaker: string;
  readonly dia_id: string;
  readonly text: string;
  readonly blip_caption?: string;
}

interface Question {
  readonly question: string;
  readonly category: number;
  readonly evidence: readonly string[];
}

/** Evidence recall, averaged over questions; a session counts as hit when one of the evidence's is among ten. */
export interface LocomoReport {
  readonly questions: number;
  readonly atDepth: Readonly<Record<number, number>>;
  readonly sessionAnyHit: number;
  /** The same among the first ten sessions that the ranking comes to. */
  readonly amongTenSessions: number;
  readonly byKind: readonly (readonly [string, number, number, number])[];
  readonly tokensOfTwenty: number;
  readonly turns: number;
  readonly ingestSeconds: number;
  readonly latencies: readonly number[];
}

/** Imports conversations of LoCoMo and asks their questions. Null where the data is not at hand: it is not part of the project. */
export async function measureLocomo(server: BenchServer, captions: boolean): Promise<LocomoReport | null> {
  if (!existsSync(FOLDER)) return null;
  const sums = { depth: new Map<number, number>(), kinds: new Map<number, [number, number, number]>() };
  const latencies: number[] = [];
  let [questions, sessions, ofTen, turns, tokens, ingestMs] = [0, 0, 0, 0, 0, 0];
  for (const name of CONVERSATIONS) {
    const conversation = readConversation(name);
    const user = `locomo-${name}-${captions ? "captions" : "plain"}`;
    const begun = performance.now();
    turns += await importTurns(server, user, conversation, captions);
    ingestMs += performance.now() - begun;
    for (const { question, category, evidence } of conversation.questions) {
      const asked = performance.now();
      const { items } = await server.ask("POST", "/memory/recall", {
        ...{ user_id: user, query: question, limit: 50, kinds: ["turn"] },
      });
      latencies.push(performance.now() - asked);
      const found: string[] = items.map(
        (item: { sources: { external_id: string }[] }) => item.sources[0]?.external_id,
      );
      for (const depth of DEPTHS) add(sums.depth, depth, share(evidence, found.slice(0, depth)));
      const [count, ten, twenty] = sums.kinds.get(category) ?? [0, 0, 0];
      const at = (depth: number) => share(evidence, found.slice(0, depth));
      sums.kinds.set(category, [count + 1, ten + at(10), twenty + at(20)]);
      sessions += anyHit(evidence, sessionsOf(found.slice(0, 10))) ? 1 : 0;
      ofTen += anyHit(evidence, sessionsOf(found).slice(0, 10)) ? 1 : 0;
      tokens += tokensOf(items.slice(0, 20));
      questions++;
    }
  }
  return {
    questions,
    atDepth: Object.fromEntries([...sums.depth].map(([depth, sum]) => [depth, sum / questions])),
    sessionAnyHit: sessions / questions,
    amongTenSessions: ofTen / questions,
    byKind: [...sums.kinds]
      .sort(([a], [b]) => a - b)
      .map(([kind, [count, ten, twenty]]) => [KINDS[kind] ?? "", count, ten / count, twenty / count]),
    tokensOfTwenty: tokens / questions,
    turns,
    ingestSeconds: ingestMs / 1000,
    latencies,
  };
}

function readConversation(name: string) {
  const data = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8"));
  const sessions: { at: Date; turns: Turn[] }[] = [];
  for (let number = 1; data[`session_${number}`]; number++) {
    sessions.push({ at: readDate(data[`session_${number}_date_time`]), turns: data[`session_${number}`] });
  }
  const known = new Set(sessions.flatMap(({ turns }) => turns.map((turn) => turn.dia_id)));
  const questions: Question[] = data.qa.flatMap((row: Question) => {
    const evidence = [...new Set((row.evidence ?? []).flatMap((text) => text.match(/D\d+:\d+/g) ?? []))];
    const found = evidence.filter((id) => known.has(id));
    return row.category === UNANSWERABLE || found.length === 0 ? [] : [{ ...row, evidence: found }];
  });
  return { sessions, questions, first: data.speaker_a as string };
}

async function importTurns(
  server: BenchServer,
  user: string,
  { sessions, first }: ReturnType<typeof readConversation>,
  captions: boolean,
): Promise<number> {
  let last = "";
  let turns = 0;
  for (const { at, turns: said } of sessions) {
    const messages = said.map(({ speaker, text, dia_id, blip_caption: caption }, index) => ({
      role: speaker === first ? "user" : "assistant",
      name: speaker,
      text: captions && caption ? `${text} [shares ${caption}]` : text,
      at: new Date(at.getTime() + index * 20_000).toISOString(),
      external_id: dia_id,
    }));
    const { id } = await server.ask("POST", "/conversations/import", {
      ...{ user_id: user, agent_id: server.agentId, started_at: at.toISOString(), messages },
    });
    last = id;
    turns += messages.length;
  }
  await untilLearned(server, last);
  return turns;
}

// E.g. "1:56 pm on 8 May, 2023".
function readDate(text: string): Date {
  const [, hour, minute, half, day, month, year] =
    /(\d+):(\d+) (am|pm) on (\d+) (\w+), (\d+)/.exec(text) ?? [];
  const hours = (Number(hour) % 12) + (half === "pm" ? 12 : 0);
  return new Date(
    Date.UTC(Number(year), MONTHS.indexOf(month?.toLowerCase() ?? ""), Number(day), hours, Number(minute)),
  );
}

function share(evidence: readonly string[], found: readonly string[]): number {
  return evidence.filter((id) => found.includes(id)).length / evidence.length;
}

function anyHit(evidence: readonly string[], sessions: readonly string[]): boolean {
  return evidence.some((id) => sessions.includes(sessionOf(id)));
}

// In the order in which the ranking comes to them.
function sessionsOf(found: readonly string[]): string[] {
  return [...new Set(found.map(sessionOf))];
}

function sessionOf(id: string): string {
  return id.split(":")[0] ?? id;
}

function tokensOf(items: readonly { text: string }[]): number {
  return items.reduce((sum, { text }) => sum + Math.ceil(text.length / 4) + 12, 0);
}

function add(sums: Map<number, number>, key: number, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}
