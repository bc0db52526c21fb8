import type { Mode } from "./settings.ts";

/**
 * `idle`: nothing has been opened. `answering`: a message was sent and its answer is not complete. `offline`: disconnected,
 * reconnecting automatically. `failed`: the session cannot be opened, for the reason in `problem`. `ended`: only a new
 * session can continue.
 */
export type Status = "idle" | "connecting" | "ready" | "answering" | "offline" | "failed" | "ended";

/** Why a session is over: it ended, or its token expired and cannot be renewed. */
export type Ending = "ended" | "expired";

/** Events that the element dispatches, by name; each is a bubbling `CustomEvent`. */
export interface WidgetEvents {
  /**
   * The session is open and its socket is connected. `mode` is the mode in use, which may be less than the requested one.
   */
  "hyponema:ready": { readonly sessionId: string; readonly mode: Mode };
  "hyponema:open": Record<never, never>;
  "hyponema:close": Record<never, never>;
  /** A complete message. */
  "hyponema:message": { readonly role: "user" | "assistant"; readonly text: string };
  /** A piece of a streamed answer. */
  "hyponema:token": { readonly text: string };
  "hyponema:turn-end": { readonly outcome: "whole" | "stopped" | "failed" };
  /** An error: `code` is for programs, `detail` is shown to the visitor. */
  "hyponema:error": { readonly code: string; readonly detail: string };
  "hyponema:ended": { readonly reason: Ending };
  "hyponema:status": { readonly status: Status };
}

/** Dispatches an event to the page. */
export type DispatchEvent = <Name extends keyof WidgetEvents>(name: Name, detail: WidgetEvents[Name]) => void;
