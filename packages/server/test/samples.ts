import { readdir, readFile } from "node:fs/promises";

/** A fenced block of a page; its markers say what tests do with it. */
export interface Block {
  readonly language: string;
  /**
   * `run`: it is run, after those before it. `setup`: it is run at the beginning of every page. `output`: lines that the block
   * before it prints, in this order. `shown`: it is not run, since it starts what the tests have running, or needs what they
   * have not.
   */
  readonly marker: string;
  readonly content: string;
  /** Of its first line, for people. */
  readonly line: number;
}

/** A page of Markdown with its blocks of code. */
export interface SamplePage {
  /** From the repository's root. */
  readonly file: string;
  readonly blocks: readonly Block[];
}

/** Languages whose blocks have to say what is done with them. */
export const RUNNABLE = ["sh", "ts", "js", "python"];
export const MARKERS = ["run", "setup", "shown"];

const ROOT = new URL("../../../", import.meta.url);

/** The pages of `docs`, and the texts that people meet first. */
export async function readSamplePages(): Promise<readonly SamplePage[]> {
  const names = (await readdir(new URL("docs/", ROOT))).filter((name) => name.endsWith(".md")).sort();
  const files = ["README.md", "packages/client/README.md", ...names.map((name) => `docs/${name}`)];
  return Promise.all(
    files.map(async (file) => ({ file, blocks: blocksOf(await readFile(new URL(file, ROOT), "utf8")) })),
  );
}

function blocksOf(markdown: string): Block[] {
  const lines = markdown.split("\n");
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, fence, info] = /^(`{3,})(.*)$/.exec(lines[at] ?? "") ?? [];
    if (fence === undefined) continue;
    const end = lines.indexOf(fence, at + 1);
    const [language = "", marker = ""] = (info ?? "").trim().split(/\s+/);
    blocks.push({ language, marker, content: lines.slice(at + 1, end).join("\n"), line: at + 1 });
    at = end;
  }
  return blocks;
}

/**
 * The first line of `expected` that is not in `printed` after the ones before it; null when all are. `…` stands for anything
 * within a line.
 */
export function firstMissing(expected: string, printed: string): string | null {
  let rest = printed;
  for (const line of expected.split("\n").map((text) => text.trim())) {
    const pattern = line.split("…").map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const found = new RegExp(pattern.join(".*?")).exec(rest);
    if (!found) return line;
    rest = rest.slice(found.index + found[0].length);
  }
  return null;
}
