import type { NoGoZone } from "@hyponema/contract/persona-settings";
import { injectionIn } from "../../packages/server/src/conversation/guards/injection.ts";
import { outputGuard } from "../../packages/server/src/conversation/guards/output-guard.ts";
import { prepareZones } from "../../packages/server/src/conversation/guards/zones.ts";
import { compileRegex } from "../../packages/server/src/platform/linear-regex.ts";
import { percentile } from "../statistics.ts";

/** What guards cost on this machine; times in ms, medians over the rounds. */
export interface GuardFigures {
  readonly tokens: number;
  readonly sentences: number;
  readonly zones: number;
  /** Making the zones ready, once for each version of an agent. */
  readonly prepareMs: number;
  /** For each sentence of an answer that is pushed token by token. */
  readonly perSentenceMs: {
    readonly keywords: number;
    readonly mixed: number;
    /** The same with an answer in Russian, whose letters all have look-alikes. */
    readonly mixedCyrillic: number;
  };
  /** The longest that one token was held up, at the 99th percentile of all tokens and at most. */
  readonly perTokenMs: { readonly p99: number; readonly most: number };
  /** A pattern that backtracking engines never finish, for each 1,000 characters of texts that are ten times as long. */
  readonly evilPatternMs: { readonly of10k: number; readonly of100k: number };
  /** Looking for injected orders in a tool's result of 2,000 characters, and in the most that is read. */
  readonly injectionMs: { readonly of2k: number; readonly most: number };
}

const ZONES = 100;
const ROUNDS = 30;
const ENGLISH =
  "Our breakfast room opens at seven, and the staff will gladly help you with your luggage, a taxi or a table. ";
const RUSSIAN =
  "Завтрак подают с семи часов утра, и наши сотрудники с радостью помогут вам с багажом, такси или столиком. ";

/** Measures the output guard over a 1,000-token answer and 100 zones, half of them with patterns, and one evil pattern. */
export async function measureGuards(): Promise<GuardFigures> {
  const zones = makeZones();
  const begun = performance.now();
  const prepared = prepareZones(zones);
  const prepareMs = performance.now() - begun;
  const keywords = prepareZones(zones.map((zone) => ({ ...zone, regexes: [] })));
  const english = answerOf(ENGLISH);
  const russian = answerOf(RUSSIAN);
  const perToken: number[] = [];
  const perSentence = async (guarded: typeof prepared, { tokens, sentences }: Answer) => {
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const times = await stream(guarded, tokens);
      if (guarded === prepared) perToken.push(...times);
      rounds.push(times.reduce((sum, time) => sum + time, 0) / sentences);
    }
    return percentile(rounds, 0.5);
  };
  const perSentenceMs = {
    keywords: await perSentence(keywords, english),
    mixed: await perSentence(prepared, english),
    mixedCyrillic: await perSentence(prepared, russian),
  };
  return {
    tokens: english.tokens.length,
    sentences: english.sentences,
    zones: ZONES,
    prepareMs,
    perSentenceMs,
    perTokenMs: { p99: percentile(perToken, 0.99), most: Math.max(...perToken) },
    evilPatternMs: { of10k: evilPattern(10), of100k: evilPattern(100) },
    injectionMs: { of2k: injection(2_000), most: injection(20_000) },
  };
}

interface Answer {
  readonly tokens: readonly string[];
  readonly sentences: number;
}

// A thousand tokens of about four characters, as models give them.
function answerOf(sentence: string): Answer {
  const text = sentence.repeat(100).slice(0, 4_000);
  return { tokens: text.match(/.{1,4}/gsu) ?? [], sentences: text.length / sentence.length };
}

function makeZones(): NoGoZone[] {
  return Array.from({ length: ZONES }, (_, index) => ({
    name: `Zone ${index}`,
    keywords: [`project falcon ${index}`, `guest list no. ${index}`, `тайный план ${index}`],
    regexes: index % 2 === 0 ? [patternOf(index)] : [],
    action: "block",
  }));
}

function patternOf(index: number): string {
  const patterns = [
    `\\b(?:door|entry|access) code\\s*[:=]?\\s*${index}\\d{4}`,
    `\\b[A-Z]{2}${index}\\d{2}(?: ?\\d{4}){3,5}`,
    `[\\w.]+@internal${index}\\.(?:com|net)`,
    `(?:guest|visitor)s? (?:in|of) room ${index}\\d`,
    `смета[\\s\\S]{0,30}${index} рублей`,
  ];
  return patterns[(index / 2) % patterns.length] ?? "";
}

async function stream(
  guarded: ReturnType<typeof prepareZones<NoGoZone>>,
  tokens: readonly string[],
): Promise<number[]> {
  const guard = outputGuard(guarded);
  const times: number[] = [];
  for (const token of [...tokens, null]) {
    const begun = performance.now();
    const { violation } = await (token === null ? guard.flush() : guard.push(token));
    times.push(performance.now() - begun);
    if (violation) throw new Error("the measured answer is not to be stopped");
  }
  return times;
}

function injection(characters: number): number {
  const text = ENGLISH.repeat(200).slice(0, characters);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    injectionIn(text);
    return performance.now() - begun;
  });
  return percentile(rounds, 0.5);
}

function evilPattern(thousands: number): number {
  const regex = compileRegex("(?:x+x+)+y");
  const text = "x".repeat(thousands * 1_000);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    if (regex.find(text)) throw new Error("there is no y");
    return (performance.now() - begun) / thousands;
  });
  return percentile(rounds, 0.5);
}

if (import.meta.main) console.log(await measureGuards());
