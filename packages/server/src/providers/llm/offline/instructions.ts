/** The parts of a request's instructions. */
export interface Instructions {
  /** The agent's own instructions: everything outside of sections. */
  readonly persona: string;
  /** Memories about the User, one statement each. */
  readonly memory: readonly string[];
  readonly knowledge: string;
}

const SECTION = /^<(memory|knowledge)\b[^>]*>\n?([\s\S]*?)^<\/\1>$/gm;

/** Splits the instructions into their sections. */
export function parseInstructions(system: string): Instructions {
  const found = { memory: "", knowledge: "" };
  const persona = system.replace(SECTION, (_, name: "memory" | "knowledge", text: string) => {
    found[name] += text;
    return "\n";
  });
  return {
    persona: withoutMarkup(persona),
    memory: withoutMarkup(found.memory)
      .split("\n")
      .filter((line) => line !== ""),
    knowledge: withoutMarkup(found.knowledge),
  };
}

/** Removes tags, bullets, headings and emphasis. */
function withoutMarkup(text: string): string {
  return text
    .replace(/<\/?[A-Za-z][^<>\n]*>/g, "\n")
    .replace(/^[ \t]*(?:[-*+•]|#{1,6}|\d+[.)])[ \t]+/gm, "")
    .replace(/\*\*|__|`/g, "")
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
}
