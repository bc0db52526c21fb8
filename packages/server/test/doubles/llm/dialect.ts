import type { Paced, RefusalKind, Usage } from "./script.ts";

export interface Refusal {
  readonly status: number;
  readonly body: string;
}

/** One vendor's wire format, for one streamed answer. Every method returns the bytes that say it, as text. */
export interface Dialect {
  /** What comes before the first word. */
  begin(): string;
  text(piece: string): string;
  /** Empty where the format has no words for it. */
  thought(piece: string): string;
  callBegin(index: number, id: string, name: string): string;
  callPiece(index: number, piece: string): string;
  callEnd(index: number): string;
  /** The end of an answer. `usage` null: a server that does not count. */
  end(reason: "stop" | "tool_calls" | "length" | "content_filter", usage: Usage | null): string;
  failure(message: string): string;
  refusal(kind: RefusalKind): Refusal;
}

/** What a paced answer says each time. */
export function tokenOf(paced: Paced): string {
  return paced.token ?? "word ";
}
