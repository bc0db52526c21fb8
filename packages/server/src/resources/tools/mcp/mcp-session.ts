import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { z } from "zod";
import { abortedWith } from "../../../platform/or-aborted.ts";
import { faultIn } from "./answer-bodies.ts";
import { McpError } from "./mcp-error.ts";
import type { Sdk } from "./sdk.ts";

const MOST_REFUSAL = 2_000;

const Result = z.looseObject({});
// The SDK wants a number; deadlines come by the signal. This is the longest that a timer can be.
export const NO_DEADLINE_MS = 2 ** 31 - 1;

/** An MCP server said no to a request, by a JSON-RPC error (JSON-RPC 2.0, section 5.1). */
export class RpcRefusal extends McpError {
  readonly rpcCode: number;
  /** In the server's words, without credentials; for the model to read. */
  readonly said: string;

  constructor(rpcCode: number, said: string) {
    super("protocol", `The MCP server refused the request (${rpcCode}).`);
    this.rpcCode = rpcCode;
    this.said = said;
  }
}

interface Parts {
  readonly sdk: Sdk;
  readonly client: Client;
  /** Aborted when the session is over. */
  readonly over: AbortSignal;
  /** A text without the credentials that the server was sent. */
  conceal(text: string): string;
}

/** A client that has said hello to its server. */
export class McpSession {
  readonly client: Client;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.client = parts.client;
    this.#parts = parts;
  }

  /** The result of one request. Throws `RpcRefusal`, without credentials in it, and whatever else goes wrong. */
  async request(
    request: { method: string; params: Record<string, unknown> },
    signal: AbortSignal,
  ): Promise<Record<string, unknown>> {
    const { sdk, over, conceal } = this.#parts;
    try {
      // The SDK tells the server that a request was cancelled also when it was answered long ago.
      return await abortedWith(signal, (own) =>
        this.client.request(request, Result, { signal: own, timeout: NO_DEADLINE_MS }),
      );
    } catch (error) {
      // The SDK has errors of this kind for what happened here too.
      const ours = signal.aborted || over.aborted;
      if (ours || !(error instanceof sdk.RpcError)) throw error;
      const said = conceal(withoutPrefix(error.message)).slice(0, MOST_REFUSAL);
      throw faultIn(error.data) ?? new RpcRefusal(error.code, said);
    }
  }
}

/** The SDK puts the code before what the server said. */
function withoutPrefix(message: string): string {
  return message.replace(/^MCP error -?\d+: /, "");
}
