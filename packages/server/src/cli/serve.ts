import { type Command, Option } from "commander";
import { portOf } from "../areas/core.ts";
import { type Config, localUrl, readConfig } from "../config.ts";
import { DEMO_OWNER, type Demo, ensureDemoOwner, seedDemo } from "../demo/seed.ts";
import { configuredProviders, type Instance, openInstance } from "../instance.ts";
import { removeAllLeftovers } from "../leftovers.ts";
import { type NodeRole, type RunningServer, startServer } from "../main.ts";
import { Startup } from "../platform/startup.ts";
import { createLog, type Log } from "../platform/telemetry/log.ts";
import { listWorkspaces } from "../resources/workspaces/service.ts";
import { VERSION } from "../version.ts";
import { backupBeforeMigration } from "./backup.ts";
import { readDemoFile, writeDemoFile } from "./demo-file.ts";
import { signInLink } from "./people.ts";
import { bold, dim, step } from "./terminal.ts";
import { bringUpToDate, CommandError, checkSecret } from "./with-instance.ts";

const LEFTOVERS_TIMEOUT_MS = 60_000;

interface ServeOptions {
  /** True for --demo, false for --no-demo, undefined if neither is given. */
  readonly demo?: boolean;
  readonly role: NodeRole;
}

/** `hyponema serve`: runs the server in the foreground. */
export function addServe(program: Command): void {
  program
    .command("serve")
    .description("start the server")
    .option("--demo", "seed demo data even on another database or a public address")
    .option("--no-demo", "start bare")
    .addOption(
      new Option("--role <role>", "answer requests, work off jobs, or both")
        .choices(["api", "worker", "all"])
        .default("all"),
    )
    .action(({ demo, role }: Required<ServeOptions>, command: Command) => {
      const given = command.getOptionValueSource("demo") === "cli";
      return serve(given ? { demo, role } : { role });
    });
}

async function serve(options: ServeOptions): Promise<void> {
  const config = readConfig(process.env);
  const withDemo = shouldSeedDemo(config, options);
  const log = createLog(config.HYPONEMA_LOG_LEVEL);
  console.log(`\n${bold("Hyponema")} ${VERSION}\n`);
  const canceled = new AbortController();
  const startup = new Startup({ signal: canceled.signal, onStopError: (error) => log.warn({ err: error }) });
  let stop = () => canceled.abort();
  onStopSignal(() => stop());
  try {
    console.log(await start(startup, { config, log, withDemo, role: options.role, signal: canceled.signal }));
  } catch (error) {
    if (canceled.signal.aborted) process.exit(0);
    throw error;
  }
  stop = () => void startup.stop().then(() => process.exit(0));
  if (canceled.signal.aborted) stop();
}

interface StartOptions {
  readonly config: Config;
  readonly log: Log;
  readonly withDemo: boolean;
  readonly role: NodeRole;
  readonly signal: AbortSignal;
}

/** Starts all components, the port first; resolves to the start screen. */
async function start(
  startup: Startup,
  { config, log, withDemo, role, signal }: StartOptions,
): Promise<string> {
  const port = portOf(config);
  await startup.run({ name: "port", start: () => port.listen(), stop: () => port.close() });
  const onWaiting = (reason: string) => void process.stdout.write(`\n    ${dim(`waiting: ${reason}`)} … `);
  const instance = await startup.run({
    name: "database",
    start: () => step("Database", signal, () => openInstance(config, log, "alone", { signal, onWaiting })),
    stop: (opened) => opened.close(),
  });
  await startup.run({
    name: "schema",
    start: () =>
      step("Schema", signal, async () => {
        await bringUpToDate(instance, () => backupBeforeMigration(instance));
        await checkSecret(instance);
      }),
  });
  const demo = await startup.run({
    name: "demo data",
    start: async () => {
      const made = withDemo ? await ensureDemo(instance) : null;
      // Written before the server starts, so that the new key is not lost if that fails.
      if (made) await writeDemoFile(instance.dataDir, localUrl(config.HOST, port.address.port), made);
      return made;
    },
  });
  const server = await startup.run({
    name: "server",
    start: () => step("Server", signal, () => startServer(instance, log, { role, port })),
    stop: (running) => running.stop(),
  });
  removeAllLeftovers(instance, AbortSignal.timeout(LEFTOVERS_TIMEOUT_MS)).catch((error: unknown) =>
    log.warn({ err: error }, "could not remove what an earlier server left half made"),
  );
  return startup.run({
    name: "start screen",
    start: async () => {
      const owned = demo && (await ensureDemoOwner(instance.database, demo.workspace_id));
      const link = owned ? await signInLink(instance, DEMO_OWNER, server.publicUrl) : null;
      return startScreen(instance, server, demo, link);
    },
  });
}

// The demo's API key is printed. Where others can reach the server, demo data therefore requires an explicit flag.
function shouldSeedDemo(config: Config, { demo }: Pick<ServeOptions, "demo">): boolean {
  if (demo !== undefined) return demo;
  const loopback = /^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/.test(config.HOST);
  if (loopback && !config.DATABASE_URL) return true;
  if (config.DATABASE_URL) return false;
  throw new CommandError(
    `HOST=${config.HOST} can be reached from elsewhere. Say --demo to have demo data and its printed key there, or --no-demo to start bare.`,
  );
}

/** Credentials of the existing demo, or of a new one if the instance is empty; null otherwise. */
async function ensureDemo(instance: Instance): Promise<Demo | null> {
  const known = await readDemoFile(instance.dataDir);
  const workspaces = await listWorkspaces(instance.database);
  if (known && workspaces.some((workspace) => workspace.id === known.workspace_id)) return known;
  // Never adds demo data to an instance that is in use.
  return workspaces.length === 0 ? seedDemo(instance.database) : null;
}

function startScreen(
  instance: Instance,
  server: RunningServer,
  demo: Demo | null,
  link: string | null,
): string {
  const [model] = configuredProviders(instance.config);
  const answers = model
    ? `${model.choice.model} ${dim(`(${model.choice.provider})`)}`
    : `offline responder ${dim("(no language model: set HYPONEMA_LLM_BASE_URL, OPENAI_API_KEY or ANTHROPIC_API_KEY)")}`;
  const lines = [
    "",
    `  API        ${bold(server.url)}`,
    `  Guide      ${server.url}/docs`,
    `  Reference  ${server.url}/docs/reference`,
    `  Answers    ${answers}`,
    `  Data       ${instance.dataDir}${instance.embedded ? dim(" (PostgreSQL 18, embedded)") : dim(" (PostgreSQL by DATABASE_URL)")}`,
  ];
  if (!demo) return [...lines, ...emptyInstanceHints()].join("\n");
  const auth = `-H 'Authorization: Bearer ${demo.api_key}' -H 'Content-Type: application/json'`;
  return [
    ...lines,
    `  API key    ${bold(demo.api_key)}`,
    "",
    "  Talk to the demo agent, in another terminal:",
    "",
    `SESSION=$(curl -s ${server.url}/sessions ${auth} -d '{"agent_id":"${demo.agent_id}","user_id":"ana","modality":"text"}' | grep -o 'ses_[a-z0-9]*' | head -1)`,
    "",
    `curl -N ${server.url}/sessions/$SESSION/messages ${auth} -d '{"text":"When is breakfast?"}'`,
    "",
    ...(link ? signInHint(link) : []),
  ].join("\n");
}

function signInHint(link: string): string[] {
  return [
    `  Sign in, within ten minutes ${dim(`(for another link: npx hyponema sign-in ${DEMO_OWNER})`)}`,
    "",
    link,
    "",
  ];
}

function emptyInstanceHints(): string[] {
  return [
    "",
    "  Make a workspace, a key and an owner to begin:",
    "",
    "npx hyponema workspaces create 'My company'",
    "npx hyponema keys create --workspace <id> --scope workspace:write",
    "npx hyponema members add you@example.com --workspace <id> --role owner",
    "",
  ];
}

function onStopSignal(stop: () => void): void {
  let stopping = false;
  const onSignal = () => {
    // A second signal forces the exit: running turns are cut off, and the next start closes them.
    if (stopping) process.exit(1);
    stopping = true;
    console.log(dim("\nStopping: turns under way may finish. Once more to stop at once."));
    stop();
  };
  // SIGHUP is sent when the terminal closes.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"]) process.on(signal, onSignal);
}
