import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Command, Option } from "commander";
import { type Config, readConfig } from "../config.ts";
import { DEMO_OWNER, type Demo, ensureDemoOwner, seedDemo } from "../demo/seed.ts";
import { configuredProviders, type Instance, openInstance } from "../instance.ts";
import { removeAllLeftovers } from "../leftovers.ts";
import { type NodeRole, type RunningServer, startServer } from "../main.ts";
import { createLog } from "../platform/telemetry/log.ts";
import { listWorkspaces } from "../resources/workspaces/service.ts";
import { VERSION } from "../version.ts";
import { backupBeforeMigration } from "./backup.ts";
import { bringUpToDate, CommandError } from "./open.ts";
import { signInLink } from "./people.ts";
import { bold, dim, step } from "./screen.ts";

const LEFTOVERS_MS = 60_000;

interface ServeOptions {
  /** True with --demo, false with --no-demo, undefined when neither was given. */
  readonly demo?: boolean;
  readonly role: NodeRole;
}

/** `hyponema serve`: the server, in the foreground. */
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
  const withDemo = wantsDemo(config, options);
  const log = createLog(config.HYPONEMA_LOG_LEVEL);
  console.log(`\n${bold("Hyponema")} ${VERSION}\n`);
  const instance = await step("Database", () => openInstance(config, log, "alone"));
  let server: RunningServer;
  let demo: Demo | null;
  let link: string | null = null;
  try {
    await step("Schema", () => bringUpToDate(instance, () => backupBeforeMigration(instance)));
    demo = withDemo ? await ensureDemo(instance) : null;
    server = await step("Server", () => startServer(instance, log, { role: options.role }));
    removeAllLeftovers(instance, AbortSignal.timeout(LEFTOVERS_MS)).catch((error: unknown) =>
      log.warn({ err: error }, "could not remove what an earlier server left half made"),
    );
    if (demo) await writeDemo(instance.dataDir, server.url, demo);
    if (demo && (await ensureDemoOwner(instance.database, demo.workspace_id))) {
      link = await signInLink(instance, DEMO_OWNER, server.publicUrl);
    }
  } catch (error) {
    await instance.close();
    throw error;
  }
  console.log(startScreen(instance, server, demo, link));
  stopOnSignal(instance, server);
}

// Demo data comes with a key that is printed: never where others could reach it without being asked for.
function wantsDemo(config: Config, { demo }: Pick<ServeOptions, "demo">): boolean {
  if (demo !== undefined) return demo;
  const loopback = /^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/.test(config.HOST);
  if (loopback && !config.DATABASE_URL) return true;
  if (config.DATABASE_URL) return false;
  throw new CommandError(
    `HOST=${config.HOST} can be reached from elsewhere. Say --demo to have demo data and its printed key there, or --no-demo to start bare.`,
  );
}

/** The demo's keys and IDs: those of the first start, or of a demo that is made now. */
export async function ensureDemo(instance: Instance): Promise<Demo | null> {
  const known = await readFile(join(instance.dataDir, "demo.json"), "utf8").catch(() => null);
  const workspaces = await listWorkspaces(instance.database);
  if (known) {
    const demo = JSON.parse(known) as Demo;
    if (workspaces.some((workspace) => workspace.id === demo.workspace_id)) return demo;
  }
  // An instance that is in use is not given demo data on the side.
  return workspaces.length === 0 ? seedDemo(instance.database) : null;
}

/** Leaves what a script needs in `<data dir>/demo.json`, readable by its owner only. */
export async function writeDemo(dataDir: string, baseUrl: string, demo: Demo): Promise<void> {
  const { api_key, workspace_id, agent_id, user_id } = demo;
  await mkdir(resolve(dataDir), { recursive: true });
  const content = { base_url: baseUrl, api_key, workspace_id, agent_id, user_id };
  await writeFile(join(dataDir, "demo.json"), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
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
  if (!demo) return [...lines, ...bareHints()].join("\n");
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

function bareHints(): string[] {
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

function stopOnSignal(instance: Instance, server: RunningServer): void {
  let stopping = false;
  const stop = () => {
    // The second signal means it.
    if (stopping) process.exit(1);
    stopping = true;
    console.log(dim("\nStopping: turns under way may finish. Once more to stop at once."));
    server
      .stop()
      .then(() => instance.close())
      .then(
        () => process.exit(0),
        (error) => {
          console.error(error);
          process.exit(1);
        },
      );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}
