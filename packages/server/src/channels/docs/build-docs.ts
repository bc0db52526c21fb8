import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { expectPresent } from "../../platform/invariant.ts";
import { CONTENTS } from "./contents.ts";
import { type Guide, type GuidePage, readGuide, resolveLink, type SourceFile } from "./guide.ts";
import { codeBlock, renderMarkdown, type Section } from "./markdown.ts";
import { escapeHtml, link, type Page, type PageFiles, renderPage } from "./page-layout.ts";
import { type ContractPage, errorPage, referencePage } from "./reference.ts";

/** Input of the documentation build. */
export interface DocsRequest {
  /** The repository's root as a URL with a trailing slash. */
  readonly root: string;
  readonly version: string;
}

/** A file of the documentation in all encodings it is served in. */
export interface DocsFile {
  readonly type: string;
  /** Hash of the content. */
  readonly version: string;
  readonly plain: Uint8Array;
  /** Null for formats that are already compressed. */
  readonly gzip: Uint8Array | null;
  readonly br: Uint8Array | null;
}

/** All files by path; `notFound` is served for any other path. */
export interface Docs {
  readonly files: ReadonlyMap<string, DocsFile>;
  readonly notFound: DocsFile;
}

/** Search index entry: URL, page, heading and text of a section. */
type SearchEntry = readonly [url: string, page: string, heading: string, text: string];

// A tenth of the time of the best quality, for 10 % more bytes.
const BROTLI_QUALITY = 5;
const HTML = "text/html; charset=utf-8";
const IMAGE_TYPES: Readonly<Record<string, string>> = {
  png: "image/png",
  svg: "image/svg+xml",
  webp: "image/webp",
};

/** Builds everything that is served below `/docs`. */
export async function buildDocs({ root, version }: DocsRequest): Promise<Docs> {
  const guide = await readGuide(new URL(root));
  const files = new Map<string, DocsFile>();
  const [style, script] = await Promise.all([asset("guide.css"), asset("guide.js")]);
  files.set("/docs/assets/guide.css", compress("text/css; charset=utf-8", style));
  files.set("/docs/assets/guide.js", compress("text/javascript; charset=utf-8", script));
  const versioned = (url: string) => `${url}?v=${files.get(url)?.version}`;
  const loaded: PageFiles = {
    style: versioned("/docs/assets/guide.css"),
    script: versioned("/docs/assets/guide.js"),
  };
  const guidePages = guide.pages.map((page) => guidePage(page, guide));
  const generated = [...guidePages, referencePage(version), errorPage()];
  const pages = [
    ...generated.map(({ page }) => page),
    ...guide.sources.map((file) => sourcePage(file, guide)),
  ];
  for (const page of pages)
    files.set(expectPresent(page.url, "the address of a page"), compress(HTML, renderPage(page, loaded)));
  const search = JSON.stringify(generated.flatMap(searchEntries));
  files.set("/docs/search.json", compress("application/json", search));
  for (const name of guide.images) files.set(`/docs/images/${name}`, await image(root, name));
  return { files, notFound: compress(HTML, renderPage(notFoundPage(guide), loaded)) };
}

function guidePage(source: GuidePage, guide: Guide): ContractPage {
  const { html, sections } = renderMarkdown(source.markdown, (href) => resolveLink(guide, source.file, href));
  const page = {
    title: source.title,
    url: source.url,
    navigation: chapterLinks(guide, source.url),
    content: `<article>${html}</article>${neighborLinks(guide, source)}`,
    outline: outlineOf(sections),
  };
  return { page, sections };
}

function sourcePage({ file, url, language, source }: SourceFile, guide: Guide): Page {
  const content = `<article><h1><code>${escapeHtml(file)}</code></h1>${codeBlock(source, language)}</article>`;
  return { title: file, url, navigation: chapterLinks(guide, url), content };
}

function notFoundPage(guide: Guide): Page {
  const content = `<article><h1>There is no such page</h1><p>It may have another name now: search for it, or begin at <a href="/docs">the beginning</a>.</p></article>`;
  return { title: "Not found", url: null, navigation: chapterLinks(guide, null), content };
}

function chapterLinks({ pages }: Guide, current: string | null): string {
  const lists = CONTENTS.map(({ title }) => {
    const links = pages
      .filter(({ chapter }) => chapter === title)
      .map((page) => `<li>${link(page.url, page.title, page.url === current)}</li>`);
    return links.length > 0 ? `<h2>${escapeHtml(title)}</h2><ul>${links.join("")}</ul>` : "";
  });
  return lists.join("");
}

function neighborLinks({ pages }: Guide, page: GuidePage): string {
  const place = pages.indexOf(page);
  const step = (to: GuidePage | undefined, name: string, rel: string) =>
    to
      ? `<a rel="${rel}" href="${to.url}"><small>${name}</small> ${escapeHtml(to.title)}</a>`
      : "<span></span>";
  const before = step(pages[place - 1], "Previous", "prev");
  return `<nav class="neighbours" aria-label="Pages beside this one">${before}${step(pages[place + 1], "Next", "next")}</nav>`;
}

function outlineOf(sections: readonly Section[]): string {
  const links = sections
    .filter(({ level, anchor }) => level === 2 && anchor !== "")
    .map(({ anchor, heading }) => `<li>${link(`#${anchor}`, heading)}</li>`);
  return links.length > 1 ? `<h2>On this page</h2><ul>${links.join("")}</ul>` : "";
}

function searchEntries({ page, sections }: ContractPage): SearchEntry[] {
  return sections.map(({ anchor, heading, level, text }): SearchEntry => {
    const whole = level === 1 || anchor === "";
    return [whole ? `${page.url}` : `${page.url}#${anchor}`, page.title, whole ? "" : heading, text];
  });
}

function asset(name: string): Promise<string> {
  return readFile(new URL(`./assets/${name}`, import.meta.url), "utf8");
}

function compress(type: string, text: string): DocsFile {
  const plain = Buffer.from(text);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  return {
    ...{ type, plain, version: versionOf(plain) },
    gzip: gzipSync(plain, { level: 9 }),
    br: brotliCompressSync(plain, { params }),
  };
}

async function image(root: string, name: string): Promise<DocsFile> {
  const plain = await readFile(new URL(`docs/images/${name}`, root));
  const type = IMAGE_TYPES[name.split(".").at(-1) ?? ""] ?? "";
  return { type, plain, version: versionOf(plain), gzip: null, br: null };
}

function versionOf(content: Buffer): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 16);
}
