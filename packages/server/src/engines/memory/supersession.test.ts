import fc from "fast-check";
import { expect, test } from "vitest";
import { decide, positionInSlot, type SlotRow } from "./supersession.ts";

const START = Date.UTC(2026, 0, 1);
const at = (day: number) => new Date(START + day * 86_400_000);

function row(over: Partial<SlotRow> & { id: string }): SlotRow {
  const saidAt = over.saidAt ?? at(0);
  return {
    ...{ text: null, value: null, saidAt, repeatedAt: saidAt, repeatedOrder: 0, recordedAt: at(100) },
    ...{ validFrom: null, validTo: null, statedValidTo: null },
    ...{ status: "active", supersededBy: null, ended: false },
    ...over,
  };
}

const rows = fc
  .uniqueArray(fc.record({ day: fc.nat(60), repeated: fc.nat(20), from: fc.option(fc.nat(60)) }), {
    selector: ({ day, repeated }) => day + repeated,
    minLength: 1,
    maxLength: 8,
  })
  .map((given) =>
    given.map(({ day, repeated, from }, place) =>
      row({
        id: `obs_${place}`,
        value: `v${place % 3}`,
        saidAt: at(day),
        repeatedAt: at(day + repeated),
        validFrom: from === null ? null : at(from),
      }),
    ),
  );

const byId = (verdicts: ReturnType<typeof decide>) =>
  new Map(verdicts.map((verdict) => [verdict.id, verdict]));

/** The rows with their verdicts applied. */
function after(given: readonly SlotRow[]): SlotRow[] {
  const verdicts = byId(decide(given));
  return given.map((one) => ({ ...one, ...verdicts.get(one.id) }));
}

test("of the statements in a slot exactly the last said holds, and every other one leads to it", () => {
  fc.assert(
    fc.property(rows, (given) => {
      const verdicts = byId(decide(given));
      const active = [...verdicts.values()].filter(({ status }) => status === "active");
      const latest = given.toSorted((one, other) => other.repeatedAt.getTime() - one.repeatedAt.getTime())[0];
      expect(active.map(({ id }) => id)).toEqual([latest?.id]);
      for (const { id } of given) {
        let verdict = verdicts.get(id);
        for (let steps = 0; verdict?.supersededBy; steps++) {
          expect(steps).toBeLessThan(given.length);
          verdict = verdicts.get(verdict.supersededBy);
        }
        expect(verdict?.status).toBe("active");
      }
    }),
  );
});

test("what holds does not depend on the order in which the statements arrived, nor on what was decided before", () => {
  const shuffled = rows.chain((given) =>
    fc.tuple(
      fc.constant(given),
      fc.shuffledSubarray(given, { minLength: given.length }),
      fc.nat(given.length),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([given, other, cut]) => {
      expect(byId(decide(other))).toEqual(byId(decide(given)));
      const continued = [...after(other.slice(0, cut)), ...other.slice(cut)];
      expect(byId(decide(continued))).toEqual(byId(decide(given)));
    }),
  );
});

test("a statement is valid until the next one took over, unless its own end was stated", () => {
  const first = row({ id: "a", saidAt: at(0), statedValidTo: at(90) });
  const second = row({ id: "b", saidAt: at(10) });
  const third = row({ id: "c", saidAt: at(20), validFrom: at(15) });
  const ends = () => decide([third, first, second]).map(({ id, validTo }) => [id, validTo]);
  expect(ends()).toEqual([
    ["a", at(90)],
    ["b", at(15)],
    ["c", null],
  ]);
});

test("a restored statement takes over when it was restored, not when it was said first", () => {
  const [old, later] = [
    row({ id: "a", saidAt: at(0), repeatedAt: at(30) }),
    row({ id: "b", saidAt: at(10) }),
  ];
  expect(decide([old, later])[0]).toEqual({
    ...{ id: "b", status: "superseded", supersededBy: "a", validTo: at(30) },
  });
});

test("what was superseded by a forgotten statement does not hold again by itself", () => {
  const ended = row({ id: "a", status: "superseded", supersededBy: "gone", validTo: at(5), ended: true });
  expect(decide([ended])).toEqual([{ id: "a", status: "superseded", supersededBy: "gone", validTo: at(5) }]);
});

test("said in between of what is one statement, it divides that one; next to the same it is said again", () => {
  const run = row({ id: "a", value: "lisbon", saidAt: at(0), repeatedAt: at(30) });
  const place = (value: string, day: number) =>
    positionInSlot([run], { text: null, value, at: at(day), order: 0 });
  expect(place("porto", 10)).toEqual({ same: undefined, divided: run });
  expect(place("lisbon", 10)).toEqual({ same: run, divided: undefined });
  expect(place("porto", 40)).toEqual({ same: undefined, divided: undefined });
  expect(place("lisbon", 40)).toEqual({ same: run, divided: undefined });
});

test("said again after something else was said, it divides that, though what it repeats stands next to it", () => {
  const old = row({ id: "a", value: "lisbon", saidAt: at(0), repeatedAt: at(2) });
  const run = row({ id: "b", value: "porto", saidAt: at(5), repeatedAt: at(30) });
  const place = (value: string, day: number) =>
    positionInSlot([old, run], { text: null, value, at: at(day), order: 0 });
  expect(place("lisbon", 10)).toEqual({ same: undefined, divided: run });
  expect(place("lisbon", 3)).toEqual({ same: old, divided: undefined });
  expect(place("porto", 10)).toEqual({ same: run, divided: undefined });
});
