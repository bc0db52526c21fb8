import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type HttpDouble, startHttpDouble } from "../http.ts";
import { type LlmDouble, startLlmDouble } from "../llm/double.ts";
import { type McpDouble, startMcpDouble } from "../mcp.ts";

const CLI = fileURLToPath(new URL("../../../src/cli/main.ts", import.meta.url));
const PROBE = new URL("../loop-probe/main.ts", import.meta.url).href;

interface Demo {
  readonly base_url: string;
  readonly api_key: string;
  readonly workspace_id: string;
}

export interface Reply {
  readonly status: number;
  readonly etag: string;
  // biome-ignore lint/suspicious/noExplicitAny: inputs look into answers of every shape.
  readonly body: any;
  readonly text: string;
}

/** The server as a process of its own, whose event loop is measured, amid systems that mean it no good. */
export interface HostileWorld {
  readonly llm: LlmDouble;
  readonly tool: HttpDouble;
  readonly mcp: McpDouble;
  readonly workspace: string;
  /** Sends a request; a body that is text goes as it is. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** The longest time since the last look that the event loop was in one piece of work, in ms of CPU. */
  longestBlock(): Promise<number>;
  stop(): Promise<void>;
}

export async function startHostileWorld(): Promise<HostileWorld> {
  const [llm, tool, mcp] = await Promise.all([startLlmDouble(), startHttpDouble(), startMcpDouble()]);
  const dataDir = await mkdtemp(join(tmpdir(), "hyponema-hostile-"));
  // Open, so that as root the database's own account may work in it.
  await chmod(dataDir, 0o755);
  const child = await startServer(dataDir, llm.url);
  const demo: Demo = JSON.parse(await readFile(join(dataDir, "demo.json"), "utf8"));
  for (const id of ["ana", "reader", "lister"]) {
    await ask(demo, "POST", `/workspaces/${demo.workspace_id}/users`, { external_user_id: id });
  }
  return {
    llm,
    tool,
    mcp,
    workspace: `/workspaces/${demo.workspace_id}`,
    ask: (method, path, body, headers) => ask(demo, method, path, body, headers),
    async longestBlock() {
      child.send("longest");
      const [longest] = await once(child, "message");
      return longest as number;
    },
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
      await Promise.all([llm.close(), tool.close(), mcp.close()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function startServer(dataDir: string, llmUrl: string): Promise<ChildProcess> {
  const child = fork(CLI, ["serve"], {
    execArgv: ["--import", PROBE],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: "0",
      HYPONEMA_DATA_DIR: dataDir,
      HYPONEMA_LLM_BASE_URL: llmUrl,
      HYPONEMA_LLM_MODEL: "double-1",
      HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32",
      HYPONEMA_MEMORY_EXTRACTION: "rules",
      HYPONEMA_RATE_LIMITS: '{"key_per_minute":1000000,"sessions_per_minute":1000000}',
    },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes("/messages")) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", () => reject(new Error(`the server did not start:\n${output}`)));
  });
  return child;
}

async function ask(
  { base_url: url, api_key: key }: Demo,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json = /json/.test(answer.headers.get("content-type") ?? "") ? JSON.parse(text) : null;
  return { status: answer.status, etag: answer.headers.get("etag") ?? "", body: json, text };
}
