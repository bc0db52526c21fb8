import { createRequire } from "node:module";
import Slugger from "github-slugger";
import MarkdownIt, { type Token } from "markdown-it";
import { escapeHtml } from "./page-layout.ts";

/** The part of highlight.js that is used. Its own types would add DOM types to every server file. */
interface Highlighter {
  registerLanguage(name: string, language: unknown): void;
  getLanguage(name: string): object | undefined;
  highlight(code: string, options: { readonly language: string }): { readonly value: string };
}

const require = createRequire(import.meta.url);
const highlighter: Highlighter = require("highlight.js/lib/core");
const LANGUAGES = [
  ...["bash", "dockerfile", "ini", "javascript", "json", "nginx"],
  ...["python", "sql", "typescript", "xml", "yaml"],
];
for (const name of LANGUAGES) {
  highlighter.registerLanguage(name, require(`highlight.js/lib/languages/${name}`));
}

/** A heading with the text up to the next heading. */
export interface Section {
  /** The heading's anchor; empty for text before the first heading. */
  readonly anchor: string;
  readonly heading: string;
  readonly level: number;
  readonly text: string;
}

export interface RenderedMarkdown {
  readonly html: string;
  readonly sections: readonly Section[];
}

/**
 * Renders a page like a code host does, with the same anchors, so that links work on both. `resolve` maps link targets;
 * a link that it maps to null becomes plain text.
 */
export function renderMarkdown(source: string, resolve: (href: string) => string | null): RenderedMarkdown {
  const markdown = new MarkdownIt({ html: false });
  markdown.renderer.rules.fence = (tokens, index) => fence(tokens[index] as Token);
  markdown.renderer.rules.table_open = () => '<div class="wide" tabindex="0"><table>\n';
  markdown.renderer.rules.table_close = () => "</table></div>\n";
  const tokens = markdown.parse(source, {});
  const sections = anchorHeadings(tokens);
  for (const { children } of tokens) rewriteLinks(children ?? [], resolve);
  return { html: markdown.renderer.render(tokens, markdown.options, {}), sections };
}

/** A code block, highlighted by CSS classes. */
export function codeBlock(source: string, language: string): string {
  const known = highlighter.getLanguage(language);
  const code = known ? highlighter.highlight(source, { language }).value : escapeHtml(source);
  return `<div class="code"><pre tabindex="0"><code>${code}</code></pre></div>\n`;
}

/** Output of a code block, without a copy button. */
function outputBlock(output: string): string {
  return `<div class="printed"><pre tabindex="0"><code>${escapeHtml(output)}</code></pre></div>\n`;
}

// The word after the language tells the tests how to treat the block.
function fence({ info, content }: Token): string {
  const [language = "", marker] = info.trim().split(/\s+/);
  return marker === "output" ? outputBlock(content) : codeBlock(content, language);
}

function anchorHeadings(tokens: readonly Token[]): Section[] {
  const slugger = new Slugger();
  const sections = [{ anchor: "", heading: "", level: 1, text: "" }];
  for (const [index, token] of tokens.entries()) {
    const section = sections.at(-1) as { text: string };
    if (token.type === "heading_open") {
      const inline = tokens[index + 1] as Token;
      const heading = plainText(inline);
      const anchor = slugger.slug(heading);
      token.attrSet("id", anchor);
      if (token.tag !== "h1") inline.children?.push(...anchorLink(token, anchor, heading));
      sections.push({ anchor, heading, level: Number(token.tag.slice(1)), text: "" });
    } else if (token.type === "fence") {
      section.text += ` ${token.content}`;
    } else if (token.type === "inline" && tokens[index - 1]?.type !== "heading_open") {
      section.text += ` ${plainText(token)}`;
    }
  }
  return sections
    .map((section) => ({ ...section, text: section.text.replace(/\s+/g, " ").trim() }))
    .filter(({ anchor, text }) => anchor !== "" || text !== "");
}

function plainText({ children }: Token): string {
  const said = (children ?? []).map(({ type, content }) =>
    type === "softbreak" ? " " : type === "text" || type === "code_inline" ? content : "",
  );
  return said.join("");
}

function anchorLink(model: Token, anchor: string, heading: string): Token[] {
  const NewToken = model.constructor as new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;
  const open = new NewToken("link_open", "a", 1);
  open.attrs = [
    ["class", "anchor"],
    ["href", `#${anchor}`],
    ["aria-label", `Link to “${heading}”`],
  ];
  const sign = new NewToken("text", "", 0);
  sign.content = "#";
  return [open, sign, new NewToken("link_close", "a", -1)];
}

function rewriteLinks(children: Token[], resolve: (href: string) => string | null): void {
  for (const token of children) {
    if (token.type === "image") token.attrSet("src", resolve(String(token.attrGet("src"))) ?? "");
    if (token.type !== "link_open") continue;
    const target = resolve(String(token.attrGet("href")));
    if (target === null) {
      // Turns the link into a span.
      const close = children.slice(children.indexOf(token)).find(({ type }) => type === "link_close");
      token.tag = "span";
      token.attrs = null;
      if (close) close.tag = "span";
    } else {
      token.attrSet("href", target);
    }
  }
}
