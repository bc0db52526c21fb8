/** What a request's instructions consist of, taken apart again. */
export interface Instructions {
  /** What the agent was told to be, and everything else that is in no section. */
  readonly persona: string;
  /** What is remembered of the User, one statement each. */
  readonly memory: readonly string[];
  readonly knowledge: string;
}

const SECTION = /^<(memory|knowledge)\b[^>]*>\n?([\s\S]*?)^<\/\1>$/gm;

/** Takes the instructions apart by the sections that they are composed of. */
export function takeApart(system: string): Instructions {
  const found = { memory: "", knowledge: "" };
  const persona = system.replace(SECTION, (_, name: "memory" | "knowledge", text: string) => {
    found[name] += text;
    return "\n";
  });
  return {
    persona: plain(persona),
    memory: plain(found.memory)
      .split("\n")
      .filter((line) => line !== ""),
    knowledge: plain(found.knowledge),
  };
}

/** Without tags, bullets, headings and emphasis. */
function plain(text: string): string {
  return text
    .replace(/<\/?[A-Za-z][^<>\n]*>/g, "\n")
    .replace(/^[ \t]*(?:[-*+•]|#{1,6}|\d+[.)])[ \t]+/gm, "")
    .replace(/\*\*|__|`/g, "")
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
}
