import { Folder } from "./folding.ts";
import { payloadsIn, unmasked } from "./injection-payloads.ts";
import { type Reason, SIGNALS, type Signal } from "./injection-signals.ts";

/** Whether a text tries to give the model orders, and in which ways. */
export interface Suspicion {
  readonly suspicious: boolean;
  readonly reasons: readonly Reason[];
}

// Of a longer text its beginning and its end are read, which are where orders have the most effect.
const MOST_READ = 20_000;
const READ_AT_END = 5_000;

// Markup by which models are told who speaks, and what imitates it; in small letters, lines kept.
const MARKUP: readonly RegExp[] = [
  /<\|[a-z_]{2,24}\|>/,
  /\[\/?inst\]|<<\/?sys>>/,
  /<\/?(?:system[-_](?:reminder|prompt|message|note|instruction)s?|tool_(?:result|response|call|output)s?|function_(?:result|response|call)s?)\b/,
  /<system>[^<]{0,300}\b(?:you|must|always|never|ignore|user|assistant|policy)\b/,
  /<\/(?:context|documents?|search_results|results|data|input|user_input|untrusted)>\s{0,9}(?:human|user|system|assistant)\s{0,3}:/,
  /^\s{0,8}(?:#{1,4}\s{0,3})?\[?(?:system|developer)(?: (?:message|prompt|note|notice|override|update|alert))?\]?\s{0,3}:[^\n]{0,80}\b(?:you (?:must|are|should|will|may)|ignore|the (?:user|assistant)|comply|reveal|override)\b/m,
  /\[system (?:override|message|prompt|instruction|alert)[^\]\n]{0,20}\]/,
  /"role"\s{0,4}:\s{0,4}"(?:system|developer|assistant)"\s{0,4},\s{0,4}"content"/,
  /^#{2,4} ?instructions?:?[^\S\n]{0,9}\n[^#]{0,400}\n#{2,4} ?(?:response|output|answer)\b/m,
  /\bassistant:[^\n]{0,200}\b(?:user|human):[^\n]{0,200}\bassistant:/,
  /^human:[^\n]{0,300}\n\s{0,9}assistant:/m,
];

const IMAGE_THAT_CARRIES =
  /!\[[^\]\n]{0,100}\]\(https?:\/\/[^)\s]{0,200}?(?:\{|data=|conversation|history|secret|summary|prompt)/;
const MEANT_FOR_MODELS =
  /\bai\b|assistant|language model|\bllm|chatbot|instruction|\bprompt|ignore|summari[sz]/;
const COMMENT = /<!--([^>]{0,2000})-->/g;
const UNSEEN_STYLE =
  /style\s{0,3}=\s{0,3}["'][^"']{0,200}(?:display\s{0,3}:\s{0,3}none|font-size\s{0,3}:\s{0,3}0|visibility\s{0,3}:\s{0,3}hidden|opacity\s{0,3}:\s{0,3}0[;"']|color\s{0,3}:\s{0,3}(?:#fff\b|#ffffff|white|transparent))[^>]{0,200}>([^<]{0,500})/g;
const FLAG = /\u{1f3f4}[\u{e0030}-\u{e007a}]{2,6}\u{e007f}/gu;
const TAGS = /[\u{e0000}-\u{e007f}]{3}/u;
const INVISIBLE_RUN = /[\u200b-\u200d\u2060-\u2064\ufeff]{6}/;
const INVISIBLE_IN_WORDS = /[a-z][\u200b-\u200d\u2060-\u2064\ufeff]+(?=[a-z])/g;
const OVERRIDDEN_DIRECTION = /[\u202d\u202e]/;

/**
 * Looks in a text that came from outside (a tool's result, a document) for attempts to give the model orders. Heuristics
 * over the text's skeleton: they mark, they never block, and what they miss is why such text is quoted as data anyway.
 * Takes time linear in the text, of which at most 20,000 characters are read.
 */
export function injectionIn(text: string): Suspicion {
  const read =
    text.length <= MOST_READ
      ? text
      : `${text.slice(0, MOST_READ - READ_AT_END)}\n${text.slice(-READ_AT_END)}`;
  const small = read.toLowerCase();
  const reasons = new Set<Reason>();
  for (const reason of said(read)) reasons.add(reason);
  if (MARKUP.some((markup) => markup.test(small))) reasons.add("role-impersonation");
  if (IMAGE_THAT_CARRIES.test(small)) reasons.add("exfiltration");
  if (hides(read, small)) reasons.add("hidden-text");
  if (payloadsIn(read).some((payload) => said(payload).size > 0)) reasons.add("encoded-payload");
  return { suspicious: reasons.size > 0, reasons: [...reasons] };
}

// What a text says in its skeletons, also with letters masked by digits or spaced out.
function said(text: string): Set<Reason> {
  const folded = new Folder().push(text, true);
  const plain = folded.map((character) => character.plain).join("");
  const look = folded.map((character) => character.look).join("");
  const forms = new Set([plain, look, ...unmasked(look)]);
  const signals = SIGNALS.filter((signal) => [...forms].some((form) => stands(signal, form)));
  return new Set(signals.map(({ reason }) => reason));
}

function stands({ parts, within, ordered }: Signal, text: string): boolean {
  const [first = [], ...others] = placesOf(parts, text);
  return first.some((place) => {
    let { start, end } = place;
    return others.every((places) => {
      const next = ordered ? firstFrom(places, "start", end) : firstFrom(places, "end", start - within);
      if (!next || next.start > end + within) return false;
      if (ordered) ({ start, end } = next);
      return true;
    });
  });
}

// Places do not overlap, so that they are in order by both their edges.
function firstFrom(places: readonly Place[], edge: keyof Place, from: number): Place | undefined {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.[edge] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return places[low];
}

interface Place {
  readonly start: number;
  readonly end: number;
}

// Where each list's words stand; nothing at all when one list has none.
function placesOf(parts: readonly RegExp[], text: string): Place[][] {
  const all: Place[][] = [];
  for (const part of parts) {
    const places = [...text.matchAll(part)].map(({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
    }));
    if (places.length === 0) return [];
    all.push(places);
  }
  return all;
}

function hides(text: string, small: string): boolean {
  if (TAGS.test(text.replaceAll(FLAG, "")) || INVISIBLE_RUN.test(text) || OVERRIDDEN_DIRECTION.test(text))
    return true;
  if ((small.match(INVISIBLE_IN_WORDS)?.length ?? 0) >= 3) return true;
  return [COMMENT, UNSEEN_STYLE].some((part) =>
    [...small.matchAll(part)].some(([, unseen = ""]) => MEANT_FOR_MODELS.test(unseen)),
  );
}
