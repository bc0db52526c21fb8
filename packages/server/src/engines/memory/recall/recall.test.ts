import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Entry, IS_QUESTION, parseTsvector, SAYS_WHEN, traitsOf } from "./entry.ts";
import { isWithin, parsePeriod } from "./period.ts";
import { readQuestion } from "./question.ts";
import { rank } from "./rank.ts";
import { UserIndex } from "./user-index.ts";

const NOW = Date.UTC(2026, 4, 15);
const NO_NAMES = new Map<string, "user" | "assistant">();
const DIMENSIONS = 64;

function entry(over: Partial<Entry> & { id: string }, ...words: string[]): Entry {
  return {
    kind: "turn",
    state: "active",
    agentId: null,
    scope: "workspace",
    sessionId: "ses_1",
    position: 0,
    speaker: "user",
    name: null,
    saidAt: NOW,
    expiresAt: null,
    importance: 0,
    sourceId: null,
    slot: null,
    repeatedAt: null,
    sensitive: [],
    traits: 0,
    terms: new Map(words.map((word) => [word, 1])),
    vector: null,
    ...over,
  };
}

function indexOf(...entries: Entry[]): UserIndex {
  const index = new UserIndex(DIMENSIONS);
  for (const one of entries) index.put(one);
  return index;
}

function ranked(index: UserIndex, lexemes: string[], over: Partial<Parameters<typeof rank>[1]> = {}) {
  const question = readQuestion("what about it", NO_NAMES, NOW);
  const kinds = ["turn", "observation", "open_thread"] as const;
  const input = {
    question,
    lexemes,
    vector: null,
    kinds,
    view: { viewer: null, changed: {} },
    sessionId: null,
    cooling: [],
    now: NOW,
  };
  return rank(index, { ...input, ...over }, 100);
}

const ids = (found: ReturnType<typeof ranked>) => found.map((one) => one.entry.id);

// A vector along the direction `axis`.
const towards = (axis: number) => Int8Array.from({ length: DIMENSIONS }, (_, at) => (at === axis ? 127 : 1));

describe("a period", () => {
  test.each([
    ["What happened on 7 May 2023?", "2023-05-07", "2023-05-07"],
    ["What did she do in July 2024?", "2024-07-01", "2024-07-31"],
    ["Where were we in 2022?", "2022-01-01", "2022-12-31"],
    ["What did I say last month?", "2026-04-01", "2026-04-30"],
    ["How was it last spring?", "2025-03-01", "2025-05-31"],
    ["How was it last winter?", "2025-12-01", "2026-02-28"],
  ])("is named by %j", (question, from, to) => {
    const period = parsePeriod(question, NOW);
    expect(period && new Date(period.from).toISOString().slice(0, 10)).toBe(from);
    expect(period && new Date(period.to).toISOString().slice(0, 10)).toBe(to);
  });

  test.each(["May I ask something?", "It may rain in the summer house", "Who marched?"])(
    "is not named by %j",
    (question) => expect(parsePeriod(question, NOW)).toBeNull(),
  );

  test("without a year comes again every year, and takes in what was told some days later", () => {
    const period = parsePeriod("What was on 28 December?", NOW);
    if (!period) throw new Error("there is one");
    expect(isWithin(period, Date.UTC(2023, 11, 28))).toBe(true);
    expect(isWithin(period, Date.UTC(2024, 0, 5))).toBe(true);
    expect(isWithin(period, Date.UTC(2024, 1, 5))).toBe(false);
  });
});

describe("a question", () => {
  const names = new Map<string, "user" | "assistant">([
    ["Caroline Meyer", "user"],
    ["Mel", "assistant"],
  ]);

  test("is about the one whom it names, and is read without the name", () => {
    expect(readQuestion("What is Caroline's hobby?", names, NOW)).toMatchObject({
      speaker: "user",
      plain: "What is hobby?",
    });
    expect(readQuestion("What did Mel say?", names, NOW).speaker).toBe("assistant");
    expect(readQuestion("What do Caroline and Mel like?", names, NOW).speaker).toBeNull();
    expect(readQuestion("Is it a melody?", names, NOW)).toMatchObject({
      speaker: null,
      plain: "Is it a melody?",
    });
  });

  test("in the first person is about the User's own words, in the second about the assistant's", () => {
    expect(readQuestion("Where do I live?", NO_NAMES, NOW).speaker).toBe("user");
    expect(readQuestion("What did you recommend?", NO_NAMES, NOW).speaker).toBe("assistant");
    expect(readQuestion("What did I tell you?", NO_NAMES, NOW).speaker).toBeNull();
  });

  test("that is nothing but a name keeps it", () => {
    expect(readQuestion("Mel?", names, NOW).plain).toBe("?");
    expect(readQuestion("Mel", names, NOW).plain).toBe("Mel");
  });
});

describe("a tsvector", () => {
  test("is read with its counts, quotes and backslashes", () => {
    expect([...parseTsvector(`'it''s':2 'live':1,7B,9 'a\\\\b':4 'plain'`)]).toEqual([
      ["it's", 1],
      ["live", 3],
      ["a\\b", 1],
      ["plain", 1],
    ]);
    expect(parseTsvector("").size).toBe(0);
  });

  test("goes with traits of its text", () => {
    expect(traitsOf("Are you there? ")).toBe(IS_QUESTION);
    expect(traitsOf("It was two weeks ago.")).toBe(SAYS_WHEN);
    expect(traitsOf("Hello.")).toBe(0);
  });
});

describe("a ranking", () => {
  test("puts rarer words before common ones", () => {
    const common = Array.from({ length: 20 }, (_, at) => entry({ id: `c${at}`, sessionId: `s${at}` }, "tea"));
    const index = indexOf(...common, entry({ id: "rare", sessionId: "r" }, "oolong"));
    expect(ids(ranked(index, ["tea", "oolong"]))[0]).toBe("rare");
  });

  test("finds by meaning what shares no word with the question, and lifts the turns beside it", () => {
    const index = indexOf(
      entry({ id: "before", position: 1, vector: towards(5) }, "weather"),
      entry({ id: "hit", position: 2, vector: towards(3) }, "clarinet"),
      entry({ id: "after", position: 3, vector: towards(6) }, "nice"),
      entry({ id: "far", sessionId: "ses_2", vector: towards(7) }, "weather"),
    );
    expect(ids(ranked(index, [], { vector: towards(3) }))).toEqual(["hit", "before", "after", "far"]);
  });

  test("keeps sittings of one conversation apart that lie hours apart", () => {
    const later = NOW + 24 * 3600 * 1000;
    const index = indexOf(
      entry({ id: "hit", position: 1 }, "clarinet"),
      entry({ id: "other", position: 2, saidAt: later }, "weather"),
    );
    expect(index.neighbors.sittings).toBe(2);
    expect(index.neighbors.after[index.indexOf("hit")]).toBe(-1);
  });

  test("leaves out what was superseded, has expired or is to rest, and says why", () => {
    const index = indexOf(
      entry({ id: "old", state: "superseded", sessionId: "a" }, "town"),
      entry({ id: "over", kind: "observation", expiresAt: NOW - 1, sessionId: "b" }, "town"),
      entry({ id: "grief", sensitive: ["bereavement"], sessionId: "c" }, "town"),
      entry({ id: "fine", sessionId: "d" }, "town"),
    );
    const found = ranked(index, ["town"], { cooling: ["bereavement"] });
    expect(Object.fromEntries(found.map((one) => [one.entry.id, one.leftOut]))).toEqual({
      old: "superseded",
      over: "expired",
      grief: "cooling_down",
      fine: null,
    });
  });

  test("is over what the viewer sees, of the kinds asked for, and never the conversation that goes on", () => {
    const index = indexOf(
      entry({ id: "turn", sessionId: "now" }, "town"),
      entry({ id: "nobody's", kind: "observation" }, "town"),
      entry({ id: "shared", kind: "observation", agentId: "agent_2" }, "town"),
      entry({ id: "own", kind: "observation", agentId: "agent_1", scope: "agent" }, "town"),
    );
    const seenBy = (agentId: string, scope: "workspace" | "agent", changed = {}) => {
      const view = { viewer: { agentId, scope }, changed };
      return ids(ranked(index, ["town"], { sessionId: "now", view })).sort();
    };
    expect(seenBy("agent_1", "agent")).toEqual(["nobody's", "own"]);
    expect(seenBy("agent_1", "workspace")).toEqual(["nobody's", "own", "shared"]);
    expect(seenBy("agent_3", "workspace")).toEqual(["nobody's", "shared"]);
    expect(seenBy("agent_3", "workspace", { agent_1: "workspace", agent_2: "agent" })).toEqual([
      "nobody's",
      "own",
    ]);
    expect(seenBy("agent_3", "agent")).toEqual(["nobody's"]);
    expect(ids(ranked(index, ["town"], { kinds: ["turn"] }))).toEqual(["turn"]);
  });

  test("of two facts in one slot that hold for others is the later one of those that the viewer sees", () => {
    const about = { kind: "observation", slot: "user.residence" } as const;
    const index = indexOf(
      entry({ ...about, id: "lisbon", repeatedAt: NOW - 2_000 }, "town"),
      entry({ ...about, id: "porto", repeatedAt: NOW - 1_000, agentId: "agent_1", scope: "agent" }, "town"),
    );
    const told = (view: Parameters<typeof rank>[1]["view"]) =>
      ranked(index, ["town"], { view })
        .filter(({ leftOut }) => leftOut === null)
        .map(({ entry: { id } }) => id)
        .sort();
    const seenBy = (agentId: string) => told({ viewer: { agentId, scope: "workspace" }, changed: {} });
    expect(seenBy("agent_1")).toEqual(["porto"]);
    expect(seenBy("agent_2")).toEqual(["lisbon"]);
    expect(told({ viewer: null, changed: {} })).toEqual(["lisbon", "porto"]);
  });

  test("explains every score by its parts", () => {
    const index = indexOf(
      entry({ id: "a", vector: towards(1) }, "town"),
      entry({ id: "b", position: 1 }, "tea"),
    );
    for (const { score, why } of ranked(index, ["town"], { vector: towards(1) })) {
      expect(Object.values(why).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 9);
    }
  });

  test("of a large memory is the same at its top as if everything had been compared", () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    const vector = () => Int8Array.from({ length: DIMENSIONS }, () => Math.round((random() - 0.5) * 200));
    const entries = Array.from({ length: 4_000 }, (_, at) =>
      entry(
        { id: `e${at}`, sessionId: `s${Math.floor(at / 20)}`, position: at, vector: vector() },
        `w${at % 50}`,
      ),
    );
    const wanted = entries[1234];
    const index = indexOf(...entries);
    const found = ranked(index, [], { vector: wanted?.vector ?? null });
    expect(found[0]?.entry.id).toBe("e1234");
  });
});

// Neighbors and passage norm of each live entry.
function neighborsOf(index: UserIndex) {
  const idAt = (at: number | undefined) => index.entries[at ?? -1]?.id ?? null;
  const { before, after } = index.neighbors;
  const living = index.entries.flatMap(({ id, state }, at) =>
    index.dead[at]
      ? []
      : [[id, state, idAt(before[at]), idAt(after[at]), index.passageNorm(at).toFixed(6)] as const],
  );
  const sittings = [...index.neighbors.sittingLengths].sort();
  return { living: living.sort(([one], [other]) => (one < other ? -1 : 1)), sittings };
}

describe("an index", () => {
  test("knows who stands beside whom in the same way, in whatever order things were written", () => {
    const said = fc.record({
      session: fc.constantFrom("a", "b"),
      position: fc.integer({ min: 0, max: 8 }),
      hours: fc.integer({ min: 0, max: 9 }),
      word: fc.constantFrom("town", "lake"),
      embedded: fc.boolean(),
      state: fc.constantFrom("active" as const, "active" as const, "gone" as const),
    });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 30 }), (all) => {
        const index = new UserIndex(DIMENSIONS);
        for (const { session: sessionId, position, hours, word, embedded, state } of all) {
          const saidAt = NOW + hours * 3600 * 1000;
          const vector = embedded ? towards(position) : null;
          index.put(
            entry({ id: `${sessionId}${position}`, sessionId, position, saidAt, vector, state }, word),
          );
          for (let at = 0; at < index.size; at++) index.passageNorm(at);
        }
        expect(neighborsOf(index)).toEqual(
          neighborsOf(indexOf(...index.entries.filter((_, at) => !index.dead[at]))),
        );
      }),
    );
  });

  test("takes a changed entry in the place of what it was, and gives up one that is gone", () => {
    const index = indexOf(entry({ id: "a" }, "town"), entry({ id: "b", position: 1 }, "town"));
    index.put(entry({ id: "a" }, "village"));
    expect(ids(ranked(index, ["town"]))[0]).toBe("b");
    expect(index.live).toBe(2);
    index.put(entry({ id: "b", state: "gone" }));
    expect(ids(ranked(index, ["town", "village"]))).toEqual(["a"]);
  });

  test("is worn when most of it is dead", () => {
    const index = new UserIndex(DIMENSIONS);
    for (let round = 0; round < 1_500; round++) index.put(entry({ id: "same" }, `town${round}`));
    expect(index.needsRebuild).toBe(true);
  });
});
