import type { NoGoZone } from "@hyponema/contract/persona-settings";

interface Node {
  readonly next: Map<string, Node>;
  zone: NoGoZone | null;
}

/** Every zone's keywords in one trie, folded, so that a text is read once however many there are. */
export interface KeywordIndex {
  readonly root: Node;
}

export interface KeywordMatch {
  readonly zone: NoGoZone;
  /** Where in the text the keyword begins. */
  readonly start: number;
}

const WORD = /[\p{L}\p{N}\p{M}_]/u;

/** Builds the index of all keywords of `zones`; null when there are none. */
export function indexKeywords(zones: readonly NoGoZone[]): KeywordIndex | null {
  const root: Node = { next: new Map(), zone: null };
  for (const zone of zones) {
    for (const keyword of zone.keywords) insert(root, fold(keyword.trim()), zone);
  }
  return root.next.size > 0 ? { root } : null;
}

function insert(root: Node, keyword: string, zone: NoGoZone): void {
  let node = root;
  for (const character of keyword.replace(/\s+/gu, " ")) {
    let next = node.next.get(character);
    if (!next) {
      next = { next: new Map(), zone: null };
      node.next.set(character, next);
    }
    node = next;
  }
  if (node !== root) node.zone ??= zone;
}

/**
 * Looks for the first keyword in `text` that stands between word boundaries; `before` is the character that was let
 * out last. `safe` is how much of `text` cannot be part of a match any more, whatever follows; with `final`, nothing
 * follows.
 */
export function scan(
  index: KeywordIndex,
  text: string,
  before: string,
  final: boolean,
): { readonly match: KeywordMatch | null; readonly safe: number } {
  const characters = [...text];
  let offset = 0;
  let previous = before;
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? "";
    if (!(isWord(previous) && isWord(character))) {
      const outcome = walk(index.root, characters, at, final);
      if (outcome === "open") return { match: null, safe: offset };
      if (outcome) return { match: { zone: outcome, start: offset }, safe: offset };
    }
    previous = character;
    offset += character.length;
  }
  return { match: null, safe: text.length };
}

// Follows the trie from one position: a zone when a keyword ends at a boundary, "open" when the text ran out before
// that could be told, null when nothing begins here.
function walk(
  root: Node,
  characters: readonly string[],
  start: number,
  final: boolean,
): NoGoZone | "open" | null {
  let node = root;
  let spaced = false;
  for (let at = start; at < characters.length; at++) {
    const character = characters[at] ?? "";
    if (node.zone && !(isWord(characters[at - 1] ?? "") && isWord(character))) return node.zone;
    const space = /\s/u.test(character);
    if (space && spaced) continue;
    spaced = space;
    for (const folded of space ? " " : fold(character)) {
      const next = node.next.get(folded);
      if (!next) return null;
      node = next;
    }
  }
  if (!final) return "open";
  return node.zone;
}

function isWord(character: string): boolean {
  return WORD.test(character);
}

// Upper then lower: the simple way to Unicode's case folding, so that ß and SS, or Greek's sigmas, are alike.
function fold(text: string): string {
  return text.normalize("NFKC").toUpperCase().toLowerCase();
}
