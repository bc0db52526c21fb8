import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import { CONTENTS } from "./contents.ts";

/** A page of the guide, as it lies on disk. */
export interface GuidePage {
  /** From the repository's root, e.g. `docs/agents.md`. */
  readonly file: string;
  /** Where the server has it, e.g. `/docs/agents`. */
  readonly url: string;
  readonly title: string;
  /** The part it is in; null for the page that the guide opens with. */
  readonly part: string | null;
  readonly markdown: string;
}

/** A program that pages link to. */
export interface SourceFile {
  /** From the repository's root, e.g. `examples/remember.ts`. */
  readonly file: string;
  readonly url: string;
  readonly language: string;
  readonly source: string;
}

/** Everything that the guide is made of. */
export interface Library {
  /** The opening page first, then all others as they are read. */
  readonly pages: readonly GuidePage[];
  readonly sources: readonly SourceFile[];
  /** Names of the pictures in `docs/images` that pages show. */
  readonly images: readonly string[];
}

const OPENING = "README";
const LANGUAGES: Readonly<Record<string, string>> = {
  html: "xml",
  mjs: "javascript",
  py: "python",
  ts: "typescript",
};
const PICTURE = /^docs\/images\/([\w-]+\.(?:png|svg|webp))$/;

/** Pages that the server makes of the contract itself, by the files that stand for them on a code host. */
const MADE: Readonly<Record<string, string>> = {
  "docs/reference/routes.md": "/docs/reference",
  "docs/reference/errors.md": "/docs/errors",
};

/** Reads the guide of the repository at `root`. */
export async function readLibrary(root: URL): Promise<Library> {
  const named = [
    { name: OPENING, part: null },
    ...CONTENTS.flatMap(({ title, pages }) => pages.map((name) => ({ name, part: title }))),
  ];
  const read = await Promise.all(named.map(({ name, part }) => readPage(root, name, part)));
  const pages = read.filter((page) => page !== null);
  const linked = linkedBy(pages);
  const sources = await Promise.all(linked.map((file) => readSource(root, file)));
  return {
    pages,
    sources: sources.filter((source) => source !== null),
    images: linked.flatMap((file) => PICTURE.exec(file)?.[1] ?? []),
  };
}

async function readPage(root: URL, name: string, part: string | null): Promise<GuidePage | null> {
  const file = `docs/${name}.md`;
  const text = await readFile(new URL(file, root), "utf8").catch(ifMissing);
  if (text === null) return null;
  // Comments are for those who write the page.
  const markdown = text.replace(/<!--[\s\S]*?-->/g, "");
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? name;
  return { file, url: name === OPENING ? "/docs" : `/docs/${name}`, title, part, markdown };
}

/** What pages link to, from the repository's root, once each. */
function linkedBy(pages: readonly GuidePage[]): string[] {
  const links = pages.flatMap(({ file, markdown }) =>
    [...markdown.matchAll(/\]\(([^)#\s]+)\)/g)].map(([, href = ""]) => posix.join(posix.dirname(file), href)),
  );
  return [...new Set(links)];
}

// Of the folders alone whose programs are to be read by those who use them.
async function readSource(root: URL, file: string): Promise<SourceFile | null> {
  const language = LANGUAGES[file.split(".").at(-1) ?? ""];
  if (language === undefined || !/^(?:examples|packages)\//.test(file)) return null;
  const source = await readFile(new URL(file, root), "utf8").catch(ifMissing);
  return source === null ? null : { file, url: `/docs/${file}`, language, source };
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

/**
 * Where a link of a page leads on the server: links are written for a code host, from file to file. Null where it leads to
 * a file that the server does not have.
 */
export function resolveLink(library: Library, from: string, href: string): string | null {
  if (/^[a-z]+:/.test(href) || href.startsWith("#")) return href;
  const [path = "", anchor] = href.split("#");
  const file = posix.join(posix.dirname(from), path);
  const { pages, sources, images } = library;
  const target =
    [...pages, ...sources].find((known) => known.file === file)?.url ??
    MADE[file] ??
    (images.some((name) => file === `docs/images/${name}`) ? `/${file}` : null);
  return target && (anchor === undefined ? target : `${target}#${anchor}`);
}
