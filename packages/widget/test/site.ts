import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A third-party site: a different origin with the strictest possible CSP. */
export interface Site {
  /** `http://shop.test:…`, as the test browser resolves it. */
  readonly origin: string;
  /** HTML placed below the page's heading. */
  body: string;
  /** The page's language. */
  lang: string;
  close(): Promise<void>;
}

/** Serves a page that may load the widget from `server` and connect to it, but run no scripts or styles of its own. */
export async function startSite(server: string): Promise<Site> {
  const policy = [
    "default-src 'self'",
    `script-src ${server}`,
    `connect-src ${server} ${server.replace("http", "ws")}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const http = createServer(({ url }, response) => {
    if (url === "/favicon.ico") return response.writeHead(204).end();
    const type = "text/html; charset=utf-8";
    response.writeHead(200, { "content-type": type, "content-security-policy": policy });
    return response.end(pageHtml(site, server));
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const site: Site = {
    origin: `http://shop.test:${(http.address() as AddressInfo).port}`,
    body: "",
    lang: "en",
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return site;
}

function pageHtml({ lang, body }: Site, server: string): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Shop</title>
<script src="${server}/widget.js" async></script>
</head>
<body><main><h1>Shop</h1><p><a href="#rooms">Rooms</a></p></main>${body}</body>
</html>`;
}
