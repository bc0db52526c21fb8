import type { Scope } from "@hyponema/contract/scopes";
import type { Viewer } from "./viewer.ts";

/** A piece of a text, and the scope that reading it takes. */
export interface Piece {
  readonly text: string;
  /** Null: everyone who may see the text may read it. */
  readonly needs: Scope | null;
  /** Set on what only encloses other pieces: it says nothing by itself, and nothing stands where nothing is enclosed. */
  readonly frame?: true;
  /** Set on what stands on lines of its own. */
  readonly line?: true;
}

/** A text that remembers where its pieces came from, so that each reader can be shown what they may read. */
export type MaskableText = readonly Piece[];

/** A text as one reader sees it. */
export interface ShownText {
  /** `[Hidden: needs <scope>]` stands for what is hidden. */
  readonly text: string;
  /** Whether nothing of it is shown. */
  readonly hidden: boolean;
  /** The first scope that the reader lacks, in the order of `SCOPES_OF_PROMPTS`; null: nothing is hidden. */
  readonly masked: Scope | null;
}

/** Every scope that a piece of a prompt can need, the most sensitive first. */
export const SCOPES_OF_PROMPTS = [
  "memory:read",
  "users:read",
  "profile_fields:read",
  "conversations:read",
  "sessions:read",
] as const satisfies readonly Scope[];

/** A text that everyone may read who may see it, or that takes `needs` as a whole. */
export function textOf(text: string, needs: Scope | null = null): MaskableText {
  return [{ text, needs }];
}

/** The whole text, for the model. */
export function wholeText(pieces: MaskableText): string {
  return laidOut(pieces, ({ text }) => text);
}

/**
 * The text as `viewer` may read it. What it shows depends on the hidden pieces' scopes alone: a hidden piece without any
 * text has a placeholder too.
 */
export function shownText(pieces: MaskableText, viewer: Viewer): ShownText {
  const lacking = new Set(pieces.flatMap(({ needs }) => (needs && !viewer.may(needs) ? [needs] : [])));
  const visible = pieces.filter(({ needs }) => !needs || !lacking.has(needs));
  if (lacking.size === 0) return { text: wholeText(pieces), hidden: false, masked: null };
  const masked = SCOPES_OF_PROMPTS.find((scope) => lacking.has(scope)) ?? [...lacking][0] ?? null;
  const hidden = visible.every(({ text, frame }) => frame || text.trim() === "");
  return { text: hidden ? "" : withPlaceholders(pieces, lacking), hidden, masked };
}

/** What stands for a text that needs `scope`. */
export function placeholder(scope: Scope): string {
  return `[Hidden: needs ${scope}]`;
}

/** The first of `scopes` that `viewer` lacks; null: they may read all of it. */
export function lackedBy(viewer: Viewer, scopes: readonly Scope[]): Scope | null {
  return scopes.find((scope) => !viewer.may(scope)) ?? null;
}

// One placeholder stands for neighbors that need the same scope.
function withPlaceholders(pieces: MaskableText, lacking: ReadonlySet<Scope>): string {
  let last: Scope | null = null;
  return laidOut(pieces, (piece) => {
    const hidden = piece.needs && lacking.has(piece.needs) ? piece.needs : null;
    const repeated = hidden !== null && hidden === last;
    last = hidden;
    if (hidden === null) return piece.text;
    return repeated ? "" : placeholder(hidden);
  });
}

function laidOut(pieces: MaskableText, textOf: (piece: Piece) => string): string {
  let whole = "";
  let afterLine = false;
  let empty = pieces.some(({ frame }) => frame);
  for (const piece of pieces) {
    const text = textOf(piece);
    if (text === "") continue;
    whole += piece.line && afterLine ? `\n${text}` : text;
    afterLine = piece.line === true;
    if (!piece.frame) empty = false;
  }
  return empty ? "" : whole;
}
