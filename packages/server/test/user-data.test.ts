import { Forgotten } from "@hyponema/contract/memory-observations";
import { TIMELINE_KINDS } from "@hyponema/contract/user-timeline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NOTHING_OF_USERS, USER_DATA } from "../src/areas/user-data.ts";
import { COPIES } from "../src/resources/memory/forgetting/copies.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";

const HINT = "name it in its family's UserData or, if it holds nothing of Users, in areas/user-data.ts";

// Types that hold numbers, times, flags and IDs of ours. Whatever else there is can hold what a person said.
const PLAIN =
  /^((hyponema\.)?typeid|smallint|integer|bigint|real|double precision|boolean|uuid|timestamp with time zone|date)$/;
const ONE_OF = /^CHECK \(\(+(\w+) = (ANY \(ARRAY\[|'\w+'::text\) OR \(+\1 = ')/;

interface Table {
  readonly columns: readonly string[];
  /** Columns that can hold what a person said. */
  readonly free: readonly string[];
  /** Columns that name a User. */
  readonly user: readonly string[];
  /** Tables that its rows belong to. */
  readonly parents: readonly string[];
}

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

async function readSchema(): Promise<ReadonlyMap<string, Table>> {
  const tables = await database.peek<{
    name: string;
    columns: { name: string; type: string }[];
    checks: string[];
    keys: { to: string; columns: string[] }[];
  }>(
    `SELECT c.relname AS name,
       (SELECT jsonb_agg(jsonb_build_object('name', attname, 'type', format_type(atttypid, NULL)))
        FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns,
       (SELECT COALESCE(jsonb_agg(pg_get_constraintdef(oid)), '[]')
        FROM pg_constraint WHERE conrelid = c.oid AND contype = 'c') AS checks,
       (SELECT COALESCE(jsonb_agg(jsonb_build_object('to', t.relname, 'columns', (SELECT jsonb_agg(attname)
          FROM pg_attribute WHERE attrelid = c.oid AND attnum = ANY (k.conkey)))), '[]')
        FROM pg_constraint k JOIN pg_class t ON t.oid = k.confrelid
        WHERE k.conrelid = c.oid AND k.contype = 'f') AS keys
     FROM pg_class c WHERE c.relnamespace = 'hyponema'::regnamespace AND c.relkind IN ('r', 'p')`,
  );
  return new Map(
    tables.map(({ name, columns, checks, keys }) => {
      const enumerated = checks.flatMap((check) => ONE_OF.exec(check)?.[1] ?? []);
      const toUsers = keys.filter(({ to }) => to === "users").flatMap((key) => key.columns);
      const free = columns.filter((column) => !PLAIN.test(column.type) && !enumerated.includes(column.name));
      const isUser = (column: string) =>
        /(^|_)user(_id)?$/.test(column) || (toUsers.includes(column) && column !== "workspace_id");
      return [
        name,
        {
          columns: columns.map((column) => column.name),
          free: free.map((column) => column.name),
          user: columns.map((column) => column.name).filter(isUser),
          parents: keys.map(({ to }) => to),
        },
      ];
    }),
  );
}

const DECLARED = new Map(USER_DATA.flatMap(({ tables }) => Object.entries(tables)));

/** Where the schema and what is said of it differ. */
async function differences(): Promise<string[]> {
  const schema = await readSchema();
  const unknown = [...DECLARED.keys(), ...Object.keys(NOTHING_OF_USERS)].filter((name) => !schema.has(name));
  return [
    ...unknown.map((name) => `${name}: is no table`),
    ...[...schema].flatMap(([name, table]) =>
      (DECLARED.has(name) ? wrongIn(name, table, schema) : missingOf(name, table)).map(
        (what) => `${name}: ${what}`,
      ),
    ),
  ].sort();
}

function wrongIn(name: string, table: Table, schema: ReadonlyMap<string, Table>): string[] {
  const entry = DECLARED.get(name);
  if (!entry) return [];
  const { holds, codes = [] } = entry;
  const user = "user" in entry ? entry.user : [];
  const through = "through" in entry ? [entry.through] : [];
  const named = [...user, ...holds, ...codes];
  const known = [...named, ...through.map(({ column }) => column)];
  return [
    ...(name in NOTHING_OF_USERS ? ["is named twice"] : []),
    ...known.filter((column) => !table.columns.includes(column)).map((column) => `has no ${column}`),
    ...table.user.filter((column) => !user.includes(column)).map((column) => `${column} names a User`),
    ...table.free.filter((column) => !named.includes(column)).map((column) => `${column} is not named`),
    ...through
      .filter((to) => !table.parents.includes(to.table) || !schema.has(to.table))
      .map((to) => `does not belong to ${to.table}`),
  ];
}

function missingOf(name: string, { free, user, parents }: Table): string[] {
  const ofUsers = [
    ...user.map((column) => `${column} names a User`),
    ...parents.filter((parent) => DECLARED.has(parent)).map((parent) => `belongs to ${parent}`),
  ];
  if (name in NOTHING_OF_USERS) return free.length === 0 ? [...ofUsers, "needs no reason"] : ofUsers;
  return ofUsers.length > 0 ? ofUsers : free.map((column) => `${column} is not named`);
}

test("every table and column that can hold something of a User is named, and none that is not there", async () => {
  expect(await differences(), HINT).toEqual([]);
});

test("a table has one family that speaks for it", () => {
  const names = USER_DATA.flatMap(({ tables }) => Object.keys(tables));
  expect(names).toEqual([...new Set(names)]);
});

describe("of a changed schema it is told", () => {
  const told = async (sql: string): Promise<string[]> => {
    await database.peek(`BEGIN; SET LOCAL search_path = hyponema; ${sql}`);
    try {
      return await differences();
    } finally {
      await database.peek("ROLLBACK");
    }
  };

  test.each([
    ["a new table that names Users", "CREATE TABLE gifts (user_id typeid)", ["gifts: user_id names a User"]],
    [
      "a new table that refers to Users by another name",
      `CREATE TABLE gifts (workspace_id typeid, giver typeid,
         FOREIGN KEY (workspace_id, giver) REFERENCES users (workspace_id, id))`,
      ["gifts: belongs to users", "gifts: giver names a User"],
    ],
    [
      "a new table with text, JSON, bytes or a type that nobody has thought of",
      "CREATE TABLE notes (a text, b jsonb, c bytea, d text[], e xml, f integer)",
      ["a", "b", "c", "d", "e"].map((column) => `notes: ${column} is not named`),
    ],
    [
      "a new table that belongs to a conversation",
      `CREATE TABLE ratings (workspace_id typeid, session_id typeid, stars integer,
         FOREIGN KEY (workspace_id, session_id) REFERENCES sessions (workspace_id, id))`,
      ["ratings: belongs to sessions"],
    ],
    ["a new column", "ALTER TABLE sessions ADD note text", ["sessions: note is not named"]],
    [
      "a column that is not one of a few words any more",
      "ALTER TABLE messages DROP CONSTRAINT messages_role_check",
      ["messages: role is not named"],
    ],
    ["a column that is gone", "ALTER TABLE sessions DROP summary", ["sessions: has no summary"]],
    [
      "a table that is gone",
      "DROP TABLE user_attributes, provider_tests",
      ["provider_tests: is no table", "user_attributes: is no table"],
    ],
    [
      "a table that was said to hold nothing of Users",
      "ALTER TABLE tools ADD user_id typeid",
      ["tools: user_id names a User"],
    ],
  ])("%s", async (_what, sql, differences) => {
    expect(await told(sql)).toEqual(differences);
  });
});

test("each kind of a timeline's entries is told by one source", () => {
  const kinds = USER_DATA.flatMap(({ timeline = [] }) => timeline.flatMap((source) => source.kinds));
  expect(kinds.sort()).toEqual([...TIMELINE_KINDS].sort());
});

test("forgetting runs the step of every family, and counts what the tables say it counts", () => {
  const steps = USER_DATA.flatMap(({ forget = [] }) => forget);
  expect(new Set(COPIES.map(({ forget }) => forget))).toEqual(new Set(steps));
  const counted = [...DECLARED.values()].flatMap(({ counted: name = [] }) => name);
  expect(counted.sort()).toEqual(Object.keys(Forgotten.omit({ user_id: true }).shape).sort());
});

test("merge steps have names of their own, which kept merges are undone by", () => {
  expect(USER_DATA.flatMap(({ merge = [] }) => merge).map(({ name }) => name)).toEqual([
    ...["details", "attributes", "profile", "subscriptions", "listening", "sessions", "memory"],
    "kept_answers",
  ]);
});
