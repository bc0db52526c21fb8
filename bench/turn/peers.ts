import { startPeerProcess } from "../peers.ts";
import type { Measured } from "../processes.ts";
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

export function startPeer(peer: Peer, llmUrl: string): Promise<Measured> {
  return startPeerProcess(peer, { LLM_URL: llmUrl });
}

export function peerRequests(peer: Peer, url: string, streams: number): LoadPlan["requests"] {
  const request = {
    url: url + peer.path,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(peer.body),
  };
  return Array.from({ length: streams }, () => request);
}
