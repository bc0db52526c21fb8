const MOST_PAYLOADS = 20;
const MOST_CHARACTERS = 4_000;
const BASE64 = /[A-Za-z0-9+/_-]{24,}/g;
const HEX = /(?:[0-9a-fA-F]{2}){12,}/g;
// rot13 of: ignore, disregard, forget, override, reveal, system prompt, instructions.
const ROT13 = /vtaber|qvfertneq|sbetrg|bireevqr|erirny|flfgrz cebzcg|vafgehpgvbaf/i;

/** What is written in `text` in other ways than letters: base64, hexadecimal, escapes of URLs, HTML and JSON, rot13. */
export function payloadsIn(text: string): string[] {
  const blocks = [
    ...decodedBlocks(text, BASE64, "base64"),
    ...decodedBlocks(text, HEX, "hex"),
    ...unescaped(text, /%([0-9a-f]{2})/gi, 16),
    ...unescaped(text, /\\u([0-9a-f]{4})/gi, 16),
    ...unescaped(text, /\\x([0-9a-f]{2})/gi, 16),
    ...unescaped(text, /&#x([0-9a-f]{2,5});/gi, 16),
    ...unescaped(text, /&#([0-9]{2,6});/g, 10),
  ];
  if (ROT13.test(text)) blocks.push(text.replace(/[a-z]/gi, rot13));
  return blocks;
}

/** `text` with digits and signs taken for the letters they stand for among letters, and with spaced-out words closed. */
export function unmasked(text: string): string[] {
  const forms: string[] = [];
  if (/[a-z][0134578@$]+[a-z]|[0134578@$][a-z]+[0134578@$]/.test(text))
    forms.push(text.replace(/[0134578@$]/g, leet));
  if (/(?:\b[a-z][ .*_-]){5}[a-z]\b/.test(text)) {
    // One separator stands between letters, more of them between words.
    forms.push(text.replace(/(?<=\b[a-z])[ .*_-](?=[a-z]\b)/g, "").replace(/ {2,}/g, " "));
  }
  return forms;
}

function decodedBlocks(text: string, blocks: RegExp, encoding: "base64" | "hex"): string[] {
  const found = text.match(blocks)?.slice(0, MOST_PAYLOADS) ?? [];
  return found
    .map((block) => Buffer.from(block.slice(0, MOST_CHARACTERS), encoding).toString("utf8"))
    .filter(isReadable);
}

// Text that is nearly all letters and blanks; what random bytes hardly ever are.
function isReadable(text: string): boolean {
  const readable = text.match(/[\p{L}\p{N}\s.,:;!?'"()-]/gu)?.length ?? 0;
  return readable >= text.length * 0.9 && /[\p{L}]{3}/u.test(text);
}

function unescaped(text: string, code: RegExp, radix: number): string[] {
  if ((text.match(code)?.length ?? 0) < 6) return [];
  return [text.replace(code, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, radix)))];
}

function rot13(letter: string): string {
  const base = letter <= "Z" ? 65 : 97;
  return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
}

const LETTERS: Readonly<Record<string, string>> = {
  0: "o",
  1: "i",
  3: "e",
  4: "a",
  5: "s",
  7: "t",
  8: "b",
  "@": "a",
  $: "s",
};

function leet(sign: string): string {
  return LETTERS[sign] ?? sign;
}
