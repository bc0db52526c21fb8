import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Measured, start } from "../processes.ts";
import type { LoadPlan } from "./load.ts";

/** Another server that streams a model's answer, run beside ours on the same double. */
export interface Peer {
  readonly name: string;
  readonly folder: string;
  readonly path: string;
  readonly body: object;
  readonly marks: LoadPlan["marks"];
}

const TEXT = "Tell me everything about the hotel.";

export const PEERS: readonly Peer[] = [
  {
    name: "bare AI SDK + Hono",
    folder: "ai-sdk",
    path: "/messages",
    body: { text: TEXT },
    marks: { token: "event: token", end: "event: turn_end" },
  },
  {
    name: "@mastra/core + @mastra/hono",
    folder: "mastra",
    path: "/stream",
    body: { messages: TEXT },
    marks: { token: '"type":"text-delta"', end: '"type":"finish"' },
  },
];

/** Installs what a peer needs, once, and starts it in a process of its own with its telemetry off. */
export function startPeer(peer: Peer, llmUrl: string): Promise<Measured> {
  const folder = fileURLToPath(new URL(`../peers/${peer.folder}/`, import.meta.url));
  if (!existsSync(join(folder, "node_modules"))) {
    console.log(`Installing ${peer.name} …`);
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"], {
      cwd: folder,
      stdio: "inherit",
    });
  }
  return start(process.execPath, [join(folder, "server.mjs")], {
    LLM_URL: llmUrl,
    MASTRA_TELEMETRY_DISABLED: "1",
  });
}

export function peerRequests(peer: Peer, url: string, streams: number): LoadPlan["requests"] {
  const request = {
    url: url + peer.path,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(peer.body),
  };
  return Array.from({ length: streams }, () => request);
}
