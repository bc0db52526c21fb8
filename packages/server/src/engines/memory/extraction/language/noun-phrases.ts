import { NOT_PLACES } from "./lexicon.ts";
import { titleCase } from "./text.ts";

const PHRASE_BREAK =
  /\s*(?:[,;!?(§]|\s(?:with|for|because|where|which|who|that|when|while|after|before|and|but|as|to|since|so|near|until|if|or|whenever|during|although|though|by|on|from|every|each|only|alone|together|anymore|right|these|already|again|now|too|thanks|lol|at the|in order|cause)\b)/i;

/** Cuts the text where another part of the sentence begins. */
export function upToBreak(text: string): string {
  const end = PHRASE_BREAK.exec(text);
  return (end ? text.slice(0, end.index) : text).replace(/[\s.,!?'"-]+$/, "").trim();
}

/** A town or country after "in" or "to": "a small flat in Porto, Portugal" → "Porto, Portugal". */
export function placeName(text: string): string | null {
  const country = /^((?:\p{Lu}[\p{L}.'-]+ ?){1,3}), (\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+)?)(?=$|[ ,.])/u.exec(
    text,
  );
  if (country) return `${country[1]?.trim()}, ${country[2]}`;
  const cut = upToBreak(text);
  const within = /^(?:a|an|the|my|our|this) [\p{Ll} '-]*? (?:in|of|called|near) (.+)$/u.exec(cut);
  const name = (within?.[1] ?? cut).replace(/ (?:area|city|region)$/i, (match) =>
    match === " City" ? match : "",
  );
  if (/^the \p{Lu}/u.test(name)) return name.split(" ").length <= 5 ? name : null;
  const words = name.split(" ");
  if (
    name === "" ||
    words.length > 4 ||
    /^(?:a|an|the|my|our|this|that|his|her|their|your|its|some|one|two|three|it|\d+)$/i.test(words[0] ?? "")
  )
    return null;
  const lower = name === name.toLowerCase();
  if (
    lower &&
    (words.length > 2 || words.some((word) => NOT_PLACES.has(word) || /(?:ing|ly|ed)$/.test(word)))
  )
    return null;
  return /^[\p{L}.' -]+$/u.test(name) ? titleCase(name) : null;
}

/** A company, school or institution after "at" or "for": "the city hospital", "Siemens". */
export function organizationName(text: string): string | null {
  const name = upToBreak(text).replace(/ in the .*$/, "");
  const words = name.split(" ");
  if (name === "" || words.length > 6) return null;
  if (
    /^(?:home|night|it|me|myself|them|him|her|us|you|the moment|least|all|first|once|that|this|what|free|peanuts|money|something|fun|hours?|an hour|the weekend|\d.*|being|not|some|many|a while|a long time|the same|our|my|their|his|her|your)\b/i.test(
      name,
    )
  )
    return null;
  if (/[§"]/.test(name)) return null;
  return /^(?:a|an|the) /i.test(name)
    ? name.replace(/^./, (letter) => letter.toLowerCase())
    : titleCase(name);
}

/** A first name with an optional last name. Lowercase names are accepted where a name must follow. */
export function personName(text: string): string | null {
  const match = /^(\p{L}[\p{L}'-]+)(?: (\p{Lu}[\p{L}'-]+))?(?: (\p{Lu}[\p{L}'-]+))?(?=$|[\s,.!?])/u.exec(
    text,
  );
  const first = match?.[1];
  if (!match || !first || NO_NAME.test(first)) return null;
  const rest = text.slice(match[0].length).trim();
  // "call me later today" contains no name.
  if (first === first.toLowerCase() && (rest !== "" || first.length < 3)) return null;
  return titleCase([first, match[2], match[3]].filter(Boolean).join(" "));
}

const NO_NAME =
  /^(?:a|an|the|my|our|not|on|in|at|very|so|just|called|spelled|spelt|pronounced|back|when|if|later|tomorrow|today|tonight|now|again|maybe|crazy|old|mad|it|that|this|what|whatever|anytime|sometime|before|after|by|from|for|is|was|actually|really|also|hard|difficult|long|short|common|rare|taken|mud|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|everyone|people|someone|anything|something|nothing|your|their|his|her|out|up|asap|immediately|please|first|last|sir|madam|still|no|yes|none|too|never|always|going|being|getting|doing|having|done|ready|fine|good|ok|okay|happy|sorry|here|sure|glad|free|busy|new|great|excited|home)$/i;

/**
 * A thing that is liked, owned or disliked: at most five words, and only if it makes sense outside the conversation.
 */
export function thingName(text: string): string | null {
  const cut = upToBreak(text.replace(/^(?:to )?(?:drinking|eating|having) (?=\w)/i, "")).replace(
    /^(?:a|an|some|any|all|really|lots of|all kinds of) /i,
    "",
  );
  const words = cut.split(" ");
  if (
    cut === "" ||
    cut.length > 48 ||
    words.length > 5 ||
    /[§@:]|\b(?:an?|my|our|your|sure|i|we|you|is|are|it)\b/i.test(cut)
  )
    return null;
  if (
    /^(?:it|that|this|these|those|them|him|her|you|me|us|how|what|when|where|why|who|the|my|our|your|his|their|its|being|having|seeing|hearing|knowing|getting|feeling|i|so|such|too|there|here|one|ones|everything|nothing|anything|something|every|each|both|more|less|much|better|best|for|in|at|on|about|no|not|if|like|as|of|and|watching|making|talking|working on|going|doing|trying|helping|sharing|spending|taking|giving|chatting|bringing|looking|thinking|meeting|using|finding|putting|exploring|learning)\b/i.test(
      cut,
    )
  ) {
    return /^(?:the )(?:\p{Lu}|sea|beach|mountains|ocean|rain|cold|heat|theatre|theater|opera|outdoors|snow|sun|city|countryside)/u.test(
      cut,
    ) || /^(?:making|going|watching|working|learning|exploring) \w+/.test(cut)
      ? cut
      : null;
  }
  return /^[\p{L}\p{N}' &-]+$/u.test(cut) ? cut : null;
}

/** Converts to the third person: "my sister and me" → "their sister and them". */
export function toThirdPerson(text: string): string {
  return text.replace(
    /(?<![\w-])(?:I am|I have|I|me|my|mine|myself|we are|we|us|our|ours|ourselves|am)(?![\w-])/gi,
    (word) => THIRD_PERSON[word.toLowerCase()] ?? word,
  );
}

const THIRD_PERSON: Readonly<Record<string, string>> = {
  "i am": "they are",
  "i have": "they have",
  i: "they",
  me: "them",
  my: "their",
  mine: "theirs",
  myself: "themselves",
  "we are": "they are",
  we: "they",
  us: "them",
  our: "their",
  ours: "theirs",
  ourselves: "themselves",
  am: "are",
};
