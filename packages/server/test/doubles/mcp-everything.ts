import { spawn } from "node:child_process";
import { type AddressInfo, createServer } from "node:net";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(import.meta.resolve("@modelcontextprotocol/server-everything/dist/index.js"));

/** MCP's reference server as a process of its own. */
export interface EverythingServer {
  readonly port: number;
  readonly url: string;
  /** Ends the process and resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts it on loopback, on `port` when that is given, and resolves when it listens. */
export async function startEverything(
  mode: "streamableHttp" | "sse",
  port?: number,
): Promise<EverythingServer> {
  const at = port ?? (await freePort());
  const child = spawn(process.execPath, [PROGRAM, mode], {
    env: { PATH: process.env.PATH, PORT: String(at) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let output = "";
    child.stderr.on("data", (chunk) => {
      output += chunk;
      if (/on port \d+/.test(output)) resolve();
    });
    void gone.then(() => reject(new Error(`the reference server did not start:\n${output}`)));
  });
  return {
    port: at,
    url: `http://127.0.0.1:${at}/${mode === "sse" ? "sse" : "mcp"}`,
    kill() {
      child.kill("SIGKILL");
      return gone;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
