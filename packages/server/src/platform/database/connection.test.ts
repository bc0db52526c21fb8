import { afterEach, expect, test, vi } from "vitest";
import { DatabaseClient, isDatabaseUrl, withoutPostgresVariables, wrongEncryption } from "./connection.ts";

afterEach(() => vi.unstubAllEnvs());

interface Parameters {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly ssl: unknown;
}

/** What a connection to `url` would be made with, and what the server would be told at its beginning. */
function parametersOf(url: string): { readonly connection: Parameters; readonly startup: object } {
  const client = new DatabaseClient({ connectionString: url }) as unknown as {
    readonly connectionParameters: Parameters;
    getStartupConf(): object;
  };
  return { connection: client.connectionParameters, startup: client.getStartupConf() };
}

test.each([
  ["postgres://u:p@db/main", { host: "db", port: 5432, database: "main", ssl: false }],
  ["postgres://u:p@/main?host=/run/postgresql", { host: "/run/postgresql", port: 5432, database: "main" }],
  ["postgres://u:p@[::1]:6000", { host: "::1", port: 6000, database: "u" }],
  ["postgres://u:p@db/main?sslmode=no-verify", { ssl: { rejectUnauthorized: false } }],
])("%s is all that counts, whatever the shell has set", (url, expected) => {
  const before = parametersOf(url);
  for (const [name, value] of Object.entries({
    ...{ PGHOST: "elsewhere", PGPORT: "1", PGUSER: "nobody", PGDATABASE: "none", PGPASSWORD: "wrong" },
    ...{
      PGSSLMODE: "require",
      PGOPTIONS: "-c foo=1",
      PGAPPNAME: "psql",
      PGREPLICATION: "true",
      PGBINARY: "1",
    },
    ...{ PGSSLNEGOTIATION: "direct", PGCLIENT_ENCODING: "LATIN1" },
  })) {
    vi.stubEnv(name, value);
  }
  const after = parametersOf(url);
  expect(after).toEqual(before);
  expect(after.connection).toMatchObject({ user: "u", ...expected });
  expect(after.startup).toEqual({
    user: "u",
    database: after.connection.database,
    application_name: "hyponema",
  });
});

test.each(["prefer", "require", "verify-ca", "verify-full"])(
  "sslmode=%s checks the certificate, without a warning",
  (mode) => {
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const { ssl } = parametersOf(`postgres://u:p@db/main?sslmode=${mode}`).connection;
    expect(ssl).toEqual({});
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  },
);

test("ssl=false is no encryption", () => {
  expect(parametersOf("postgres://u:p@db/main?ssl=false").connection.ssl).toBe(false);
});

test.each([
  [
    "sslmode=bogus",
    "must have one of these as its sslmode: disable, no-verify, prefer, require, verify-ca, verify-full",
  ],
  [
    "sslmode=disable&sslmode=",
    "must have one of these as its sslmode: disable, no-verify, prefer, require, verify-ca, verify-full",
  ],
  ["ssl=yes", "must have one of these as its ssl: 0, 1, false, true, no-verify"],
  ["sslnegotiation=x", "must have one of these as its sslnegotiation: postgres, direct"],
  ["sslmode=require&sslnegotiation=direct", null],
  ["", null],
])("encryption by %s", (query, wrong) => {
  expect(wrongEncryption(`postgres://u:p@db/main?${query}`)).toBe(wrong);
});

test("options stand in the URL", () => {
  const { startup } = parametersOf("postgres://u:p@db/main?options=-c%20statement_timeout%3D5s");
  expect(startup).toMatchObject({ options: "-c statement_timeout=5s" });
});

test("what is no URL of a database is told apart", () => {
  expect(["postgresql://u@db/x", "postgres:///x?host=/run"].map(isDatabaseUrl)).toEqual([true, true]);
  expect(["", "mysql://db/x", "/run/postgresql", "postgres://u:p/w@db/x"].map(isDatabaseUrl)).toEqual([
    ...[false, false, false, false],
  ]);
});

test("PostgreSQL's own programs get no PG variables either", () => {
  expect(withoutPostgresVariables({ PATH: "/bin", PGDATA: "/x", pgtz: "x" })).toEqual({ PATH: "/bin" });
});
