/** Escapes text for HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Escapes `text` and renders backticks as code. */
export function escapeWithCode(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

/** Content of a page. All but the title is HTML. */
export interface Page {
  readonly title: string;
  /** Path of the page; null for the not-found page. */
  readonly url: string | null;
  /** Navigation: next to the page on wide screens, below it on narrow ones. */
  readonly navigation: string;
  readonly content: string;
  /** Links to the page's headings, shown on wide screens. */
  readonly outline?: string;
}

/** URLs of the files that every page loads. */
export interface PageFiles {
  readonly style: string;
  readonly script: string;
}

const TOP_LINKS = [
  ["Guide", "/docs"],
  ["API reference", "/docs/reference"],
  ["Errors", "/docs/errors"],
] as const;

/**
 * Renders a complete page. It loads only the server's own files and has no inline scripts or styles, as the CSP
 * requires.
 */
export function renderPage(
  { title, url, navigation, content, outline = "" }: Page,
  files: PageFiles,
): string {
  const topLinks = TOP_LINKS.map(([name, path]) => link(path, name, path === url));
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
<nav class="places" aria-label="Documentation">${topLinks.join("")}</nav>
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

/** A navigation link, marked if it is the current page. */
export function link(url: string, name: string, current = false): string {
  return `<a href="${escapeHtml(url)}"${current ? ' aria-current="page"' : ""}>${escapeHtml(name)}</a>`;
}
