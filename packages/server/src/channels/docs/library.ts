import { readdir, readFile } from "node:fs/promises";
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
  /** Names of pictures in `docs/images`. */
  readonly images: readonly string[];
}

const OPENING = "README";
const LANGUAGES: Readonly<Record<string, string>> = {
  html: "xml",
  mjs: "javascript",
  py: "python",
  ts: "typescript",
};
const PICTURE = /^[\w-]+\.(?:png|svg|webp)$/;

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
  return {
    pages,
    sources: await readSources(root, pages),
    images: (await namesIn(new URL("docs/images/", root))).filter((name) => PICTURE.test(name)),
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

// Only what is linked, in the folders whose programs are to be read by those who use them.
async function readSources(root: URL, pages: readonly GuidePage[]): Promise<SourceFile[]> {
  const linked = pages.flatMap(({ file, markdown }) =>
    [...markdown.matchAll(/\]\(([^)#\s]+)\)/g)].map(([, href = ""]) => posix.join(posix.dirname(file), href)),
  );
  const programs = [...new Set(linked)].filter((file) => /^(?:examples|packages)\//.test(file));
  const read = await Promise.all(
    programs.map(async (file) => {
      const language = LANGUAGES[file.split(".").at(-1) ?? ""];
      if (language === undefined) return null;
      const source = await readFile(new URL(file, root), "utf8").catch(ifMissing);
      return source === null ? null : { file, url: `/docs/${file}`, language, source };
    }),
  );
  return read.filter((source) => source !== null);
}

function namesIn(folder: URL): Promise<string[]> {
  return readdir(folder).catch((error) => ifMissing(error) ?? []);
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
