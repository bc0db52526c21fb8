// Minimal conversion of sentences from the third person to the second, so that quoted statements read naturally.

const IRREGULAR: Readonly<Record<string, string>> = {
  is: "are",
  was: "were",
  has: "have",
  does: "do",
  goes: "go",
  "isn't": "aren't",
  "wasn't": "weren't",
  "hasn't": "haven't",
  "doesn't": "don't",
};

/** Addresses a statement about the User to them: “The user's name is Ana” becomes “Your name is Ana”. */
export function addressUser(statement: string, name: string | null): string {
  const user = name ? `(?:the user|user|${name})` : "(?:the user|user)";
  const possessive = new RegExp(`\\b${user}['’]s?(?!\\p{L})`, "giu");
  const subject = new RegExp(`\\b${user} ([\\p{L}'’]+)`, "giu");
  const named = new RegExp(`name is ${user}`, "iu");
  // Keeps the name where the sentence states it.
  const said = named.test(statement)
    ? statement.replace(/\b(?:the )?user['’]s/giu, "your")
    : statement
        .replace(possessive, "your")
        .replace(subject, (_, verb: string) => `you ${plural(verb)}`)
        .replace(/\btheir\b/g, "your");
  return sentence(said);
}

/** Turns an instruction into the agent's own words: “You are Mara” becomes “I am Mara”. */
export function inFirstPerson(instruction: string): string {
  return instruction
    .replace(/^You are\b/, "I am")
    .replace(/^Your\b/, "My")
    .replace(/^You\b/, "I");
}

/** The User's name according to memory. */
export function userNameIn(memory: readonly string[]): string | null {
  for (const statement of memory) {
    const name = /\bname is (\p{Lu}[\p{L}-]*)/u.exec(statement)?.[1];
    if (name) return name;
  }
  return null;
}

function plural(verb: string): string {
  const known = IRREGULAR[verb.toLowerCase()];
  if (known) return known;
  if (/ies$/.test(verb)) return verb.replace(/ies$/, "y");
  if (/(?:[sxz]|ch|sh)es$/.test(verb)) return verb.slice(0, -2);
  return /[^s]s$/.test(verb) ? verb.slice(0, -1) : verb;
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}
