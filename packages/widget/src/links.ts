/** A segment of a text: plain text or a link. */
export interface TextSegment {
  readonly text: string;
  /** The link's target; null for plain text. */
  readonly href: string | null;
}

// Bidirectional control characters end a URL: they could make it look like a different one.
const URL_PATTERN = /https?:\/\/[^\s<>"'`\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu;
// Punctuation that ends a sentence rather than a URL.
const TRAILING_PUNCTUATION = /[.,:;!?…*_]+$/u;

/** Splits a text into plain text and URLs, so that links can be rendered without any markup. */
export function findLinks(text: string): readonly TextSegment[] {
  const segments: TextSegment[] = [];
  let done = 0;
  const plain = (until: number) => {
    if (until > done) segments.push({ text: text.slice(done, until), href: null });
  };
  for (const match of text.matchAll(URL_PATTERN)) {
    const address = trimUrl(match[0]);
    const href = safeHref(address);
    if (href === null) continue;
    plain(match.index);
    segments.push({ text: address, href });
    done = match.index + address.length;
  }
  plain(text.length);
  return segments;
}

// A closing bracket belongs to the sentence unless the URL contains its opening bracket.
function trimUrl(found: string): string {
  let address = found.replace(TRAILING_PUNCTUATION, "");
  while (/[)\]}]$/.test(address) && !hasOpeningBracket(address))
    address = address.slice(0, -1).replace(TRAILING_PUNCTUATION, "");
  return address;
}

function hasOpeningBracket(address: string): boolean {
  const opening = { ")": "(", "]": "[", "}": "{" }[address.at(-1) ?? ""] ?? "";
  return address.split(opening).length >= address.split(address.at(-1) ?? "").length;
}

function safeHref(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { username, password, href } = new URL(address);
  // Rejects URLs with credentials: `https://bank.example@evil.test` disguises one site as another.
  return username === "" && password === "" ? href : null;
}
