import type { Mode } from "./settings.ts";

/**
 * `idle`: nothing has been opened. `answering`: something was said and its answer is not whole. `offline`: the connection
 * is away and will be back. `failed`: it cannot be opened, for the reason in `problem`. `ended`: only a new one goes on.
 */
export type Status = "idle" | "connecting" | "ready" | "answering" | "offline" | "failed" | "ended";

/** Why a session is over: it has ended, or nothing opens it any more. */
export type Ending = "ended" | "expired";

/** What the element tells its page, by the name of the event; each is a `CustomEvent` that bubbles. */
export interface WidgetEvents {
  /** A session is there and its socket is open. `mode` is how it is talked in, which may be less than was asked for. */
  "hyponema:ready": { readonly sessionId: string; readonly mode: Mode };
  "hyponema:open": Record<never, never>;
  "hyponema:close": Record<never, never>;
  /** Something was said, to its end. */
  "hyponema:message": { readonly role: "user" | "assistant"; readonly text: string };
  /** A piece of an answer, as it comes. */
  "hyponema:token": { readonly text: string };
  "hyponema:turn-end": { readonly outcome: "whole" | "stopped" | "failed" };
  /** Something went wrong: `code` is for programs, `detail` is what the person reads. */
  "hyponema:error": { readonly code: string; readonly detail: string };
  "hyponema:ended": { readonly reason: Ending };
  "hyponema:status": { readonly status: Status };
}

/** Tells the page. */
export type Tell = <Name extends keyof WidgetEvents>(name: Name, detail: WidgetEvents[Name]) => void;
