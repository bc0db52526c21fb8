/** A stretch of a text: plain, or an address. */
export interface Stretch {
  readonly text: string;
  /** Where it leads; null for plain text. */
  readonly href: string | null;
}

// Direction marks end an address: with them one could be made to look like another.
const ADDRESS = /https?:\/\/[^\s<>"'`\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu;
// What ends a sentence rather than an address.
const TRAILING = /[.,:;!?…*_]+$/u;

/** Parts a text into what is plain and what are web addresses, so that those can be made links without any markup. */
export function findLinks(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let done = 0;
  const plain = (until: number) => {
    if (until > done) stretches.push({ text: text.slice(done, until), href: null });
  };
  for (const match of text.matchAll(ADDRESS)) {
    const address = trim(match[0]);
    const href = parse(address);
    if (href === null) continue;
    plain(match.index);
    stretches.push({ text: address, href });
    done = match.index + address.length;
  }
  plain(text.length);
  return stretches;
}

// A closing bracket belongs to the sentence unless the address has opened it.
function trim(found: string): string {
  let address = found.replace(TRAILING, "");
  while (/[)\]}]$/.test(address) && !isClosed(address)) address = address.slice(0, -1).replace(TRAILING, "");
  return address;
}

function isClosed(address: string): boolean {
  const opening = { ")": "(", "]": "[", "}": "{" }[address.at(-1) ?? ""] ?? "";
  return address.split(opening).length >= address.split(address.at(-1) ?? "").length;
}

function parse(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { username, password, href } = new URL(address);
  // A name before the host is how one site is passed off as another.
  return username === "" && password === "" ? href : null;
}
