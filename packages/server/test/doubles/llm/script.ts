import type { IncomingHttpHeaders } from "node:http";

/** Words at a steady pace, as a model streams them. */
export interface Paced {
  readonly tokens: number;
  /** Tokens a second; 0: all at once. */
  readonly rate: number;
  /** Before the first one, in ms. */
  readonly firstTokenMs?: number;
  /** Said every time; default `word `. */
  readonly token?: string;
}

/** One thing that the double does while it answers, whichever vendor it plays. */
export type Move =
  | { readonly say: string }
  /** The model thinks aloud, where the vendor's format can say so. */
  | { readonly think: string }
  /** Pieces of one tool call's arguments. Vendors that send calls whole get the pieces joined. */
  | { readonly call: string; readonly id?: string; readonly pieces: readonly string[] }
  /** Two calls or more whose pieces arrive interleaved, one of each in turn. */
  | { readonly calls: readonly { readonly call: string; readonly pieces: readonly string[] }[] }
  | Paced
  /** Waits for a test to let it go on. */
  | { readonly wait: Promise<unknown> }
  /** Sends bytes as they are. */
  | { readonly raw: string | Uint8Array }
  /** Why the answer ends, when not by itself (`stop`, or `tool_calls` after a call). */
  | { readonly finish: "length" | "content_filter" }
  | { readonly usage: Usage | null }
  /** A failure that the vendor reports inside a stream which began well. */
  | { readonly fail: string }
  /** A chunk that is not JSON. */
  | "malformed"
  /** Breaks the connection in the middle of a chunk. */
  | "cut"
  /** Ends the response in good order, without what ends an answer. */
  | "hang-up"
  /** Says nothing more, and keeps the connection open until the client hangs up. */
  | "stall";

export interface Usage {
  readonly prompt: number;
  readonly completion: number;
  readonly cached: number;
  /** Of the prompt's, those that were written into the vendor's cache, where it counts them; default 0. */
  readonly written?: number;
}

/** How every vendor refuses; the double words it as the one it plays does. */
export type RefusalKind =
  | "auth"
  | "rate-limited"
  | "down"
  | "overloaded"
  | "context-too-long"
  | "bad-request";

/** How the double answers one request. */
export type Script =
  | readonly Move[]
  | { readonly status: number; readonly body: string; readonly headers?: Record<string, string> }
  | { readonly refuse: RefusalKind; readonly retryAfter?: string }
  /** Takes the request and answers only when this resolves, and then as `script` says. */
  | { readonly headersAfter: Promise<unknown>; readonly script: Script }
  /** Closes the connection without a word. */
  | "drop";

export interface ReceivedRequest {
  readonly path: string;
  /** Of the connection that it came on. */
  readonly port: number | undefined;
  readonly headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the client sent, for tests to look into
  readonly body: any;
  /** Resolves when the client closes the connection, or the answer has ended. */
  readonly hungUp: Promise<void>;
}
