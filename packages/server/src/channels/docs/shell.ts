/** Text made safe to stand in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Escapes `text` and sets what stands between backticks as code. */
export function prose(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

/** What a page is made of; all but the title is HTML. */
export interface Page {
  readonly title: string;
  /** Where the page is; null for one that answers any address. */
  readonly url: string | null;
  /** What stands beside the page on wide screens and below it on narrow ones. */
  readonly navigation: string;
  readonly content: string;
  /** The page's own headings, on screens with room for them. */
  readonly outline?: string;
}

/** Addresses of the files that every page loads. */
export interface PageFiles {
  readonly style: string;
  readonly script: string;
}

const PLACES = [
  ["Guide", "/docs"],
  ["API reference", "/docs/reference"],
  ["Errors", "/docs/errors"],
] as const;

/** A whole page. Everything it loads is the server's own, nothing in it runs or is styled by itself. */
export function renderPage(
  { title, url, navigation, content, outline = "" }: Page,
  files: PageFiles,
): string {
  const places = PLACES.map(([name, place]) => link(place, name, place === url));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} – Hyponema</title>
<link rel="icon" href="/favicon.ico" sizes="32x32">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${files.style}">
<script type="module" src="${files.script}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the text</a>
<header>
<a class="brand" href="/docs">Hyponema</a>
<nav class="places" aria-label="Documentation">${places.join("")}</nav>
<a class="to-chapters" href="#chapters">Contents</a>
<div class="search" role="search"><input type="search" placeholder="Search" aria-label="Search the documentation" autocomplete="off" spellcheck="false" maxlength="200"><kbd aria-hidden="true">/</kbd></div>
</header>
<div class="frame">
<main id="content" tabindex="-1">${content}</main>
<nav id="chapters" class="chapters" aria-label="Contents">${navigation}</nav>
<aside class="outline" aria-label="On this page">${outline}</aside>
</div>
</body>
</html>
`;
}

/** A link of a list; the current page is marked as such. */
export function link(url: string, name: string, current = false): string {
  return `<a href="${escapeHtml(url)}"${current ? ' aria-current="page"' : ""}>${escapeHtml(name)}</a>`;
}
