import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ifMatch, publish } from "../../../../test/design.ts";
import { startTestServer, type TestServer } from "../../../../test/server.ts";

let server: TestServer;
let memory: string;
let agents: readonly (string | null)[];

beforeAll(async () => {
  server = await startTestServer({}, "api");
  memory = `/workspaces/${server.demo.workspace_id}/memory`;
  agents = [
    await server.makeAgent({ memory_scope: "agent" }),
    await server.makeAgent({ memory_scope: "agent" }),
    await server.makeAgent({ memory_scope: "workspace" }),
    null,
  ];
});

afterAll(() => server.dispose());

interface Said {
  readonly day: number;
  readonly value: string;
  /** Which of the agents was told. */
  readonly by: number;
}

interface Row {
  readonly id: string;
  readonly agent_id: string | null;
  readonly scope: string;
  readonly value: string;
  readonly said_at: string;
  readonly repeated_at: string;
  readonly mentions: number;
  readonly status: string;
  readonly superseded_by: string | null;
  readonly valid_to: string | null;
}

const events = fc.uniqueArray(
  fc.record({ day: fc.nat(300), value: fc.constantFrom("a", "b", "c"), by: fc.nat(3) }),
  { selector: ({ day }) => day, minLength: 1, maxLength: 7 },
);

async function someone(): Promise<string> {
  const id = `user-${randomUUID()}`;
  const users = `/workspaces/${server.demo.workspace_id}/users`;
  await server.ask("PUT", users, { body: { external_user_id: id } });
  return id;
}

async function tell(user_id: string, said: readonly Said[], by = agents): Promise<void> {
  for (const { day, value, by: teller } of said) {
    const body = {
      ...{ user_id, agent_id: by[teller], kind: "fact", slot: "user.residence" },
      ...{ text: `The user lives in ${value}.`, value },
      said_at: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
    };
    const answer = await server.ask("POST", `${memory}/observations`, { body });
    expect(answer.status, answer.text).toBe(201);
  }
}

async function rowsOf(user_id: string): Promise<Row[]> {
  const of = async (status: string) =>
    (await server.ask("GET", `${memory}/observations?user_id=${user_id}&status=${status}&limit=200`)).body
      .data;
  return [...(await of("active")), ...(await of("superseded"))];
}

const partition = ({ scope, agent_id }: Row) => (scope === "agent" ? agent_id : null);

/** What is remembered, without the IDs that each telling makes anew. */
async function rememberedOf(user_id: string): Promise<string[]> {
  const rows = await rowsOf(user_id);
  const named = (row: Row | undefined) => row && `${row.value} ${row.said_at} ${partition(row)}`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows
    .map(
      ({ id: _, superseded_by, agent_id, scope, value, said_at, repeated_at, mentions, status, valid_to }) =>
        JSON.stringify({
          ...{ agent_id, scope, value, said_at, repeated_at, mentions, status, valid_to },
          superseded_by: named(byId.get(superseded_by ?? "")),
        }),
    )
    .sort();
}

test("what is remembered does not depend on the order in which it arrives, and nothing crosses a scope", async () => {
  const told = events.chain((said) =>
    fc.tuple(fc.constant(said), fc.shuffledSubarray(said, { minLength: said.length })),
  );
  await fc.assert(
    fc.asyncProperty(told, async ([said, shuffled]) => {
      const [one, other] = [await someone(), await someone()];
      await tell(
        one,
        said.toSorted((a, b) => a.day - b.day),
      );
      await tell(other, shuffled);
      expect(await rememberedOf(other)).toEqual(await rememberedOf(one));
      const rows = await rowsOf(other);
      const byId = new Map(rows.map((row) => [row.id, row]));
      for (const row of rows) {
        const successor = byId.get(row.superseded_by ?? "");
        if (successor) expect(partition(successor)).toBe(partition(row));
      }
      for (const some of Map.groupBy(rows, partition).values()) {
        expect(some.filter(({ status }) => status === "active")).toHaveLength(1);
      }
    }),
    { numRuns: 20, endOnFailure: true },
  );
}, 120_000);

test("an agent that is narrowed leaves what holds as if it had kept everything to itself from the first", async () => {
  const holds = async (user_id: string) =>
    (await rowsOf(user_id))
      .filter(({ status }) => status === "active")
      .map((row) => [partition(row) === null ? "shared" : "its own", row.value, row.repeated_at].join(" "))
      .sort();
  await fc.assert(
    fc.asyncProperty(fc.array(events, { minLength: 1, maxLength: 3 }), async (given) => {
      const [narrowed, alone] = [
        await server.makeAgent({ memory_scope: "workspace" }),
        await server.makeAgent({ memory_scope: "agent" }),
      ];
      const others = [agents[2] ?? null, null, agents[2] ?? null];
      const users = await Promise.all(given.map(async () => [await someone(), await someone()] as const));
      for (const [place, said] of given.entries()) {
        const [one = "", other = ""] = users[place] ?? [];
        await tell(one, said, [narrowed, ...others]);
        await tell(other, said, [alone, ...others]);
      }
      const path = `/workspaces/${server.demo.workspace_id}/agents/${narrowed}`;
      const headers = ifMatch(await server.ask("GET", path));
      await server.ask("PATCH", path, { body: { memory_scope: "agent" }, headers });
      await publish(server, narrowed);
      for (const [one, other] of users) {
        // Whoever recalls has the rows follow, whether or not a worker did so before.
        await server.ask("POST", `${memory}/recall`, { body: { user_id: one, query: "home", limit: 1 } });
        expect(await holds(one)).toEqual(await holds(other));
      }
    }),
    { numRuns: 5, endOnFailure: true },
  );
}, 120_000);
