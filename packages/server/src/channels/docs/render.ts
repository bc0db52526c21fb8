import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { expectPresent } from "../../platform/invariant.ts";
import { CONTENTS } from "./contents.ts";
import { type GuidePage, type Library, readLibrary, resolveLink, type SourceFile } from "./library.ts";
import { codeBlock, renderMarkdown, type Section } from "./markdown.ts";
import { type ContractPage, errorPage, referencePage } from "./reference.ts";
import { escapeHtml, link, type Page, type PageFiles, renderPage } from "./shell.ts";

/** Which documentation to make. */
export interface DocsRequest {
  /** The repository's root, as a URL that ends with a slash. */
  readonly root: string;
  readonly version: string;
}

/** A file of the documentation, in the forms in which it is sent. */
export interface DocsFile {
  readonly type: string;
  /** Changes with what is in it. */
  readonly version: string;
  readonly plain: Uint8Array;
  /** Null for what is compressed already. */
  readonly gzip: Uint8Array | null;
  readonly br: Uint8Array | null;
}

/** Every file by its address; `notFound` answers all others. */
export interface Docs {
  readonly files: ReadonlyMap<string, DocsFile>;
  readonly notFound: DocsFile;
}

/** What the search looks through: address, page, heading and text of each section. */
type SearchEntry = readonly [url: string, page: string, heading: string, text: string];

// A tenth of the time of the best, for a tenth more bytes.
const BROTLI_QUALITY = 5;
const HTML = "text/html; charset=utf-8";
const IMAGE_TYPES: Readonly<Record<string, string>> = {
  png: "image/png",
  svg: "image/svg+xml",
  webp: "image/webp",
};

/** Makes everything that is served below `/docs`. */
export async function makeDocs({ root, version }: DocsRequest): Promise<Docs> {
  const library = await readLibrary(new URL(root));
  const files = new Map<string, DocsFile>();
  const [style, script] = await Promise.all([asset("guide.css"), asset("guide.js")]);
  files.set("/docs/assets/guide.css", pack("text/css; charset=utf-8", style));
  files.set("/docs/assets/guide.js", pack("text/javascript; charset=utf-8", script));
  const versioned = (url: string) => `${url}?v=${files.get(url)?.version}`;
  const loaded: PageFiles = {
    style: versioned("/docs/assets/guide.css"),
    script: versioned("/docs/assets/guide.js"),
  };
  const guide = library.pages.map((page) => guidePage(page, library));
  const made = [...guide, referencePage(version), errorPage()];
  const pages = [
    ...made.map(({ page }) => page),
    ...library.sources.map((file) => sourcePage(file, library)),
  ];
  for (const page of pages)
    files.set(expectPresent(page.url, "the address of a page"), pack(HTML, renderPage(page, loaded)));
  const search = JSON.stringify(made.flatMap(searchEntries));
  files.set("/docs/search.json", pack("application/json", search));
  for (const name of library.images) files.set(`/docs/images/${name}`, await image(root, name));
  return { files, notFound: pack(HTML, renderPage(notFoundPage(library), loaded)) };
}

function guidePage(source: GuidePage, library: Library): ContractPage {
  const { html, sections } = renderMarkdown(source.markdown, (href) =>
    resolveLink(library, source.file, href),
  );
  const page = {
    title: source.title,
    url: source.url,
    navigation: chapters(library, source.url),
    content: `<article>${html}</article>${neighbours(library, source)}`,
    outline: outlineOf(sections),
  };
  return { page, sections };
}

function sourcePage({ file, url, language, source }: SourceFile, library: Library): Page {
  const content = `<article><h1><code>${escapeHtml(file)}</code></h1>${codeBlock(source, language)}</article>`;
  return { title: file, url, navigation: chapters(library, url), content };
}

function notFoundPage(library: Library): Page {
  const content = `<article><h1>There is no such page</h1><p>It may have another name now: search for it, or begin at <a href="/docs">the beginning</a>.</p></article>`;
  return { title: "Not found", url: null, navigation: chapters(library, null), content };
}

function chapters({ pages }: Library, current: string | null): string {
  const lists = CONTENTS.map(({ title }) => {
    const links = pages
      .filter(({ part }) => part === title)
      .map((page) => `<li>${link(page.url, page.title, page.url === current)}</li>`);
    return links.length > 0 ? `<h2>${escapeHtml(title)}</h2><ul>${links.join("")}</ul>` : "";
  });
  return lists.join("");
}

function neighbours({ pages }: Library, page: GuidePage): string {
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

function pack(type: string, text: string): DocsFile {
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
