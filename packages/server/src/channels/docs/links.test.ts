import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import MarkdownIt from "markdown-it";
import { beforeAll, describe, expect, test } from "vitest";
import { iconSites } from "../icons.ts";
import { buildDocs, type Docs } from "./build-docs.ts";
import { CONTENTS } from "./contents.ts";
import { renderMarkdown } from "./markdown.ts";

const ROOT = fileURLToPath(new URL("../../../../../", import.meta.url));
const ASIDE = ["node_modules", "dist", "data", "bench"];

const markdownFiles = await filesIn(ROOT, ".md");

async function filesIn(folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries
    .filter(({ name }) => !name.startsWith(".") && !ASIDE.includes(name))
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path, ending);
      return entry.name.endsWith(ending) ? [relative(ROOT, path)] : [];
    });
  return (await Promise.all(found)).flat();
}

/** Pages of the server outside of its documentation. */
const ELSEWHERE = ["/openapi.json", ...iconSites.map(({ path }) => path)];

const read = (file: string) => readFile(join(ROOT, file), "utf8");

/** A page's link and image targets as written. */
function linksIn(markdown: string): string[] {
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {});
  const inHtml = tokens
    .filter(({ type }) => type === "html_block")
    .flatMap(({ content }) => [...content.matchAll(/ (?:src|srcset|href)="([^"]+)"/g)])
    .map(([, target = ""]) => target);
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const written = inline.flatMap((token) => {
    const target = token.attrGet(token.type === "image" ? "src" : "href");
    return (token.type === "link_open" || token.type === "image") && target ? [String(target)] : [];
  });
  return [...written, ...inHtml];
}

const anchorsIn = (markdown: string) =>
  new Set(renderMarkdown(markdown, (href) => href).sections.map(({ anchor }) => anchor));

describe.each(markdownFiles)("%s", (file) => {
  test("links to files that there are, at headings that they have", async () => {
    const broken: string[] = [];
    for (const link of linksIn(await read(file))) {
      if (/^(?:https|mailto):/.test(link)) continue;
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? file : join(dirname(file), path);
      if (!existsSync(join(ROOT, target))) broken.push(link);
      else if (anchor !== undefined && !anchorsIn(await read(target)).has(anchor)) broken.push(link);
    }
    expect(broken).toEqual([]);
  });
});

describe("the guide on the server", () => {
  let docs: Docs;
  let pages: [url: string, html: string][];

  beforeAll(async () => {
    docs = await buildDocs({ root: new URL("../../../../../", import.meta.url).href, version: "1.0.0" });
    pages = [...docs.files]
      .filter(([, { type }]) => type.startsWith("text/html"))
      .map(([url, { plain }]) => [url, Buffer.from(plain).toString()]);
  });

  const idsOf = (html: string) => new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));

  test("leads nowhere that is not there", () => {
    const ids = new Map(pages.map(([url, html]) => [url, idsOf(html)]));
    const broken = pages.flatMap(([url, html]) =>
      [...html.matchAll(/ (?:href|src)="([^"]*)"/g)]
        .map(([, link = ""]) => new URL(link, `http://docs.test${url}`))
        .filter(({ host, pathname, hash }) => {
          if (host !== "docs.test" || ELSEWHERE.includes(pathname)) return false;
          if (!docs.files.has(pathname)) return true;
          return hash !== "" && !ids.get(pathname)?.has(decodeURIComponent(hash.slice(1)));
        })
        .map(({ pathname, hash }) => `${url} → ${pathname}${hash}`),
    );
    expect(broken).toEqual([]);
  });

  test("keeps every link of its pages, since all lead to what it has", () => {
    const lost = pages.filter(([url, html]) => url !== "/docs/reference" && /<span>/.test(articleOf(html)));
    expect(lost.map(([url]) => url)).toEqual([]);
  });

  const articleOf = (html: string) =>
    /<article>([\s\S]*)<\/article>/.exec(html)?.[1]?.replace(/<pre[\s\S]*?<\/pre>/g, "") ?? "";

  test("finds by its search only what is there", () => {
    const index = JSON.parse(Buffer.from(docs.files.get("/docs/search.json")?.plain ?? []).toString());
    const ids = new Map(pages.map(([url, html]) => [url, idsOf(html)]));
    expect(index.length).toBeGreaterThan(100);
    for (const [url] of index) {
      const [path = "", anchor] = url.split("#");
      expect(ids.get(path), url).toBeDefined();
      if (anchor) expect([...(ids.get(path) ?? [])], url).toContain(anchor);
    }
  });

  test("leads through all of its pages by next and previous", () => {
    const next = (html: string) => /rel="next" href="([^"]+)"/.exec(html)?.[1];
    const byUrl = new Map(pages);
    const walked = ["/docs"];
    for (let url = next(byUrl.get("/docs") ?? ""); url; url = next(byUrl.get(url) ?? "")) walked.push(url);
    const listed = [...(byUrl.get("/docs") ?? "").matchAll(/<li><a href="(\/docs\/[^"#]+)"/g)].map(
      ([, url]) => url,
    );
    expect(new Set(walked.slice(1))).toEqual(new Set(listed));
  });

  test("has every page of docs, but those that are for who works on it", async () => {
    const named = CONTENTS.flatMap(({ pages }) => pages);
    const lying = (await readdir(join(ROOT, "docs"))).filter((name) => name.endsWith(".md"));
    const unnamed = lying.map((name) => name.replace(".md", "")).filter((name) => !named.includes(name));
    expect(unnamed.sort()).toEqual(["README", "dependencies"]);
  });
});

test("the glossary names places in the code that exist", async () => {
  const rows = (await read("docs/glossary.md")).split("\n").filter((line) => /^\| (?!Term|---)/.test(line));
  const places = rows.flatMap((row) =>
    [...(row.split("|").at(-2) ?? "").matchAll(/`([^`<*]+)`/g)].map(([, place = ""]) => place),
  );
  expect(places.length).toBeGreaterThan(rows.length - 3);
  expect(places.filter((place) => !existsSync(join(ROOT, "packages/server/src", place)))).toEqual([]);
});
