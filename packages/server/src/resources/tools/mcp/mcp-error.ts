import { EgressError, type EgressErrorCode } from "../../../platform/egress/egress-error.ts";

export type McpErrorCode =
  | "unreachable"
  | "timed-out"
  | "unauthorised"
  | "protocol"
  | "tool-unknown"
  | "too-large"
  | "cancelled"
  | "address-not-allowed";

/**
 * Why an MCP server could not be used, in a sentence for users. Says nothing in the server's own words and has no
 * cause, since what a server answers may well repeat the credentials that it was sent.
 */
export class McpError extends Error {
  override name = "McpError";
  readonly code: McpErrorCode;

  constructor(code: McpErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The server no longer knows the session that a request was for, and so has not done what it asked. */
export class McpSessionGone extends McpError {
  constructor(status: number) {
    super("protocol", answeredStatus(status));
  }
}

export function timedOut(): McpError {
  return new McpError("timed-out", "The MCP server did not answer in time.");
}

export function answeredStatus(status: number): string {
  return `The MCP server answered HTTP ${status}.`;
}

/** Whatever went wrong as an `McpError`; what is not known is the server's fault. */
export function mcpErrorIn(error: unknown): McpError {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof McpError) return at;
    if (at instanceof EgressError) return new McpError(EGRESS_CODES[at.code], at.message);
    if (at.name === "TimeoutError") return timedOut();
  }
  return new McpError("protocol", "The MCP server answered something that is not MCP.");
}

const EGRESS_CODES: Readonly<Record<EgressErrorCode, McpErrorCode>> = {
  "invalid-url": "address-not-allowed",
  "invalid-header": "protocol",
  "address-not-allowed": "address-not-allowed",
  "name-not-resolved": "unreachable",
  "too-many-redirects": "address-not-allowed",
  "response-too-large": "too-large",
  "timed-out": "timed-out",
  cancelled: "cancelled",
  "connection-failed": "unreachable",
};
