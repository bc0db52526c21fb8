import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import { CONTENTS } from "./contents.ts";

/** A page of the guide as stored in the repository. */
export interface GuidePage {
  /** Path from the repository's root, e.g. `docs/agents.md`. */
  readonly file: string;
  /** Path on the server, e.g. `/docs/agents`. */
  readonly url: string;
  readonly title: string;
  /** The page's chapter; null for the home page. */
  readonly chapter: string | null;
  readonly markdown: string;
}

/** A program that pages link to. */
export interface SourceFile {
  /** Path from the repository's root, e.g. `examples/remember.ts`. */
  readonly file: string;
  readonly url: string;
  readonly language: string;
  readonly source: string;
}

/** The guide's pages with everything they link to. */
export interface Guide {
  /** The home page first, then the others in reading order. */
  readonly pages: readonly GuidePage[];
  readonly sources: readonly SourceFile[];
  /** Names of the images in `docs/images` that pages show. */
  readonly images: readonly string[];
}

const HOME_PAGE = "README";
const LANGUAGES: Readonly<Record<string, string>> = {
  html: "xml",
  mjs: "javascript",
  py: "python",
  ts: "typescript",
};
const IMAGE = /^docs\/images\/([\w-]+\.(?:png|svg|webp))$/;

/** Pages that the server generates from the contract, by the files that replace them on a code host. */
const GENERATED_PAGES: Readonly<Record<string, string>> = {
  "docs/reference/routes.md": "/docs/reference",
  "docs/reference/errors.md": "/docs/errors",
};

/** Reads the guide of the repository at `root`. */
export async function readGuide(root: URL): Promise<Guide> {
  const named = [
    { name: HOME_PAGE, chapter: null },
    ...CONTENTS.flatMap(({ title, pages }) => pages.map((name) => ({ name, chapter: title }))),
  ];
  const read = await Promise.all(named.map(({ name, chapter }) => readPage(root, name, chapter)));
  const pages = read.filter((page) => page !== null);
  const linked = linkTargets(pages);
  const sources = await Promise.all(linked.map((file) => readSource(root, file)));
  return {
    pages,
    sources: sources.filter((source) => source !== null),
    images: linked.flatMap((file) => IMAGE.exec(file)?.[1] ?? []),
  };
}

async function readPage(root: URL, name: string, chapter: string | null): Promise<GuidePage | null> {
  const file = `docs/${name}.md`;
  const text = await readFile(new URL(file, root), "utf8").catch(ifMissing);
  if (text === null) return null;
  // HTML comments are notes for authors.
  const markdown = text.replace(/<!--[\s\S]*?-->/g, "");
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? name;
  return { file, url: name === HOME_PAGE ? "/docs" : `/docs/${name}`, title, chapter, markdown };
}

/** Link targets of the pages, from the repository's root, without duplicates. */
function linkTargets(pages: readonly GuidePage[]): string[] {
  const links = pages.flatMap(({ file, markdown }) =>
    [...markdown.matchAll(/\]\(([^)#\s]+)\)/g)].map(([, href = ""]) => posix.join(posix.dirname(file), href)),
  );
  return [...new Set(links)];
}

// Only programs in folders meant for users.
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
 * Resolves a link between files, as written for a code host, to a path on the server. Null if the server does not have
 * the file.
 */
export function resolveLink(guide: Guide, from: string, href: string): string | null {
  if (/^[a-z]+:/.test(href) || href.startsWith("#")) return href;
  const [path = "", anchor] = href.split("#");
  const file = posix.join(posix.dirname(from), path);
  const { pages, sources, images } = guide;
  const target =
    [...pages, ...sources].find((known) => known.file === file)?.url ??
    GENERATED_PAGES[file] ??
    (images.some((name) => file === `docs/images/${name}`) ? `/${file}` : null);
  return target && (anchor === undefined ? target : `${target}#${anchor}`);
}
