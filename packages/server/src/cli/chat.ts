import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import { SseData } from "../providers/llm/sse-data.ts";
import { readDemoFile } from "./demo-file.ts";
import { bold, dim } from "./terminal.ts";
import { CommandError } from "./with-instance.ts";

interface ChatOptions {
  readonly url?: string;
  readonly key?: string;
  readonly agent?: string;
  readonly user: string;
}

interface ChatTarget {
  readonly url: string;
  readonly key: string;
  readonly agent: string;
}

/** `hyponema chat`: chat with an agent of a running server in the terminal. */
export function addChat(program: Command): void {
  program
    .command("chat")
    .description("talk to an agent in the terminal; the demo agent when nothing is named")
    .option("--url <url>", "where the server is")
    .option("--key <key>", "an API key (or HYPONEMA_API_KEY)")
    .option("--agent <id>", "the agent")
    .option("--user <id>", "who is talking, by your own stable ID", "ana")
    .action(async (options: ChatOptions) => {
      const target = await findTarget(options);
      const session = await post(target, "/sessions", {
        agent_id: target.agent,
        user_id: options.user,
        modality: "text",
      });
      const { id, first_message: opening } = (await session.json()) as {
        id: string;
        first_message: string | null;
      };
      if (opening) console.log(`${bold("agent")} ${opening}`);
      await runChat(target, id);
    });
}

async function findTarget(options: ChatOptions): Promise<ChatTarget> {
  const demo = await readDemoFile(resolve(process.env.HYPONEMA_DATA_DIR || "./data"));
  const url = options.url ?? demo?.base_url;
  const key = options.key ?? process.env.HYPONEMA_API_KEY ?? demo?.api_key;
  const agent = options.agent ?? demo?.agent_id;
  if (!url || !key || !agent) {
    throw new CommandError(
      "Say whom to talk to: --url, --key and --agent (or start the server with its demo).",
    );
  }
  return { url, key, agent };
}

async function runChat(target: ChatTarget, session: string): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  let open = true;
  terminal.on("SIGINT", () => terminal.close());
  // After the input ends, buffered lines are still answered, but no further prompt is shown.
  terminal.on("close", () => {
    open = false;
  });
  terminal.setPrompt(`${bold("you")}   `);
  terminal.prompt();
  for await (const line of terminal) {
    if (line.trim() !== "") await sendMessage(target, session, line);
    if (open) terminal.prompt();
  }
  await post(target, `/sessions/${session}/end`, {});
  console.log(dim("\nThe conversation is over."));
}

async function sendMessage(target: ChatTarget, session: string, text: string): Promise<void> {
  const response = await post(target, `/sessions/${session}/messages`, { text });
  const data = new SseData();
  process.stdout.write(`${bold("agent")} `);
  for await (const chunk of response.body ?? []) {
    for (const field of data.push(Buffer.from(chunk))) printEvent(JSON.parse(field));
  }
  process.stdout.write("\n");
}

function printEvent(data: {
  text?: string;
  detail?: string;
  name?: string;
  latency_ms?: number;
  result?: unknown;
}): void {
  if (data.text !== undefined) process.stdout.write(data.text);
  else if (data.detail !== undefined) process.stdout.write(dim(`[${data.detail}]`));
  else if (data.name !== undefined && data.result !== undefined) process.stdout.write(dim(`[${data.name}] `));
}

async function post(target: ChatTarget, path: string, body: object): Promise<Response> {
  const response = await fetch(target.url + path, {
    method: "POST",
    headers: { authorization: `Bearer ${target.key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(300_000),
  }).catch(() => {
    throw new CommandError(`No server answers at ${target.url}. Start it with: npm start`);
  });
  if (response.ok) return response;
  const { detail } = (await response.json()) as { detail?: string };
  throw new CommandError(detail ?? `The server answered ${response.status}.`);
}
