import { userInfo } from "node:os";
import pg from "pg";

const DEFAULT_PORT = "5432";
const SSL_PARAMETERS = ["ssl", "sslmode", "sslcert", "sslkey", "sslrootcert"];
const URL_FORM = /^postgres(?:ql)?:\/\//i;

/** What the parameters about encryption may be. The driver would take anything else for one of these. */
const CHOICES = new Map([
  ["sslmode", ["disable", "no-verify", "prefer", "require", "verify-ca", "verify-full"]],
  ["ssl", ["0", "1", "false", "true", "no-verify"]],
  ["sslnegotiation", ["postgres", "direct"]],
]);
// The driver checks certificates in full for these, and warns that it may not do so some day.
const CHECKED_IN_FULL = ["prefer", "require", "verify-ca"];

/** What `pg.Client` keeps of its parameters; its types leave them out. */
interface Parameters {
  options: string | undefined;
  replication: string | undefined;
  binary: boolean;
  client_encoding: string;
  password: unknown;
}

/** The server asks for a password and the URL has none. */
class PasswordMissingError extends Error {
  readonly code = "28P01";

  constructor() {
    super("the server asks for a password and the URL has none");
  }
}

/** Whether `text` is a URL that a connection can be made from. */
export function isDatabaseUrl(text: string): boolean {
  return URL_FORM.test(text) && URL.canParse(withHost(text));
}

/** What is wrong with the encryption that a connection's URL asks for, as "must …"; null when nothing is. */
export function wrongEncryption(text: string): string | null {
  if (!isDatabaseUrl(text)) return null;
  const { searchParams } = new URL(withHost(text));
  for (const [name, choices] of CHOICES) {
    if (searchParams.getAll(name).every((value) => choices.includes(value))) continue;
    return `must have one of these as its ${name}: ${choices.join(", ")}`;
  }
  return null;
}

/**
 * A connection that the URL alone describes. Libraries and tools for PostgreSQL fill in what a URL leaves out from
 * variables such as PGSSLMODE, PGOPTIONS and PGPASSFILE; a server must behave the same wherever it is started, so
 * none of them counts here. Used for every connection, also as the `Client` of pools.
 */
export class DatabaseClient extends pg.Client {
  constructor(config: pg.ClientConfig = {}) {
    const connectionString = completeUrl(config.connectionString ?? "");
    super({ application_name: "hyponema", ...config, connectionString });
    const url = new URL(connectionString);
    const parameters = (this as unknown as { connectionParameters: Parameters }).connectionParameters;
    parameters.options = url.searchParams.get("options") ?? undefined;
    parameters.replication = undefined;
    parameters.binary = false;
    parameters.client_encoding = "";
    if (url.password || url.searchParams.has("password")) return;
    const refuse = () => Promise.reject(new PasswordMissingError());
    parameters.password = refuse;
    (this as unknown as Pick<Parameters, "password">).password = refuse;
  }
}

/** `url` with everything said that a driver would look for elsewhere: host, port, user, database, encryption. */
function completeUrl(text: string): string {
  const url = new URL(withHost(text));
  const { searchParams } = url;
  if (url.hostname === "") url.hostname = "localhost";
  if (url.port === "" && !searchParams.has("port")) url.port = DEFAULT_PORT;
  if (url.username === "" && !searchParams.has("user")) url.username = userInfo().username;
  if (url.pathname === "" || url.pathname === "/") {
    url.pathname = `/${searchParams.get("user") ?? url.username}`;
  }
  if (
    !SSL_PARAMETERS.some((name) => searchParams.has(name)) &&
    searchParams.get("sslnegotiation") !== "direct"
  ) {
    searchParams.set("ssl", "0");
  }
  if (searchParams.get("ssl") === "false") searchParams.set("ssl", "0");
  if (
    CHECKED_IN_FULL.includes(searchParams.get("sslmode") ?? "") &&
    searchParams.get("uselibpqcompat") !== "true"
  ) {
    searchParams.set("sslmode", "verify-full");
  }
  if (!searchParams.has("sslnegotiation")) searchParams.set("sslnegotiation", "postgres");
  return url.href;
}

// A socket's folder stands in the query; then the place of the host may be empty, which is no URL.
function withHost(text: string): string {
  return text.replace(/^(\w+:\/\/)((?:[^/@]*@)?)\//, "$1$2localhost/");
}

/** `environment` without the variables that PostgreSQL's programs take settings from. */
export function withoutPostgresVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^PG/i.test(name)));
}
