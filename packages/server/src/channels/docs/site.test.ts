import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ERRORS } from "@hyponema/contract/errors";
import { ROUTES } from "@hyponema/contract/routes";
import { request } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENCODINGS } from "../../../test/encodings.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";
import { docsSite } from "./site.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.dispose());

/** The raw response: `fetch` would decompress it and follow redirects. */
async function load(path: string, headers: Record<string, string> = {}, method = "GET") {
  const { statusCode, headers: got, body } = await request(server.url + path, { method, headers });
  return { status: statusCode, headers: got, body: Buffer.from(await body.arrayBuffer()) };
}

const textOf = async (path: string) => (await load(path)).body.toString();

describe("the documentation", () => {
  test("opens with the guide, and leads to the reference and the errors", async () => {
    const page = await textOf("/docs");
    expect(page).toContain('<a href="/docs" aria-current="page">Guide</a>');
    expect(page).toContain('href="/docs/quickstart"');
    expect(page).toContain('href="/docs/reference"');
  });

  test("has every route in the reference, and every error where problems say it is", async () => {
    const reference = await textOf("/docs/reference");
    for (const { operationId } of ROUTES) expect(reference).toContain(`<h2 id="${operationId}">`);
    const errors = await textOf("/docs/errors");
    for (const code of Object.keys(ERRORS)) expect(errors).toContain(`<h2 id="${code}">`);
    const problem = (await server.ask("GET", "/nowhere")).body;
    expect(problem.type).toBe(`${server.url}/docs/errors#route-not-found`);
  });

  test("runs nothing and loads nothing but the server's own files", async () => {
    const { headers, body } = await load("/docs/memory");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-request-id": expect.stringMatching(/^req_/),
    });
    const page = body.toString();
    expect(page).not.toMatch(/<script(?![^>]* src="\/docs\/)|<style|\sstyle=|\son\w+=/);
    expect(page).not.toMatch(/(?:src|rel="stylesheet" href)="(?!\/docs\/)/);
  });

  test.each(ENCODINGS)("is sent to who takes %j as %s", async (accepted, encoding, unpack) => {
    const { headers, body } = await load("/docs/memory", { "accept-encoding": accepted });
    expect(headers["content-encoding"]).toBe(encoding);
    expect(headers.vary).toBe("Accept-Encoding");
    expect(unpack(body).toString()).toBe(await textOf("/docs/memory"));
  });

  test("is not sent again to a browser that has it", async () => {
    const { headers } = await load("/docs/memory");
    const again = await load("/docs/memory", { "if-none-match": String(headers.etag) });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
    expect((await load("/docs/memory", { "if-none-match": 'W/"another"' })).status).toBe(200);
  });

  test("has its script and style under names that never change what they hold", async () => {
    const page = await textOf("/docs");
    const files = [...page.matchAll(/"(\/docs\/assets\/[^"]+)"/g)].map(([, url = ""]) => url);
    expect(files).toHaveLength(2);
    for (const file of files) {
      expect((await load(file)).headers["cache-control"]).toBe("public, max-age=31536000, immutable");
      const [unnamed = ""] = file.split("?");
      expect((await load(unnamed)).headers["cache-control"]).toBe("no-cache");
    }
  });

  test("takes addresses as a code host writes them", async () => {
    for (const [from, to] of [
      ["/docs/", "/docs"],
      ["/docs/README.md", "/docs"],
      ["/docs/agents.md", "/docs/agents"],
      ["/docs/reference/configuration.md", "/docs/reference/configuration"],
    ] as const) {
      const { status, headers } = await load(from);
      expect([status, headers.location]).toEqual([308, to]);
    }
  });

  test.each(["/docs/nowhere", "/docs/..%2f..%2fpackage.json", "/docs/examples/demo.test.ts", "/docs//x.md"])(
    "answers %s with a page that helps further",
    async (path) => {
      const { status, headers, body } = await load(path);
      expect(status).toBe(404);
      expect(headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(body.toString()).toContain("There is no such page");
    },
  );

  test("takes no other method than GET and HEAD", async () => {
    const { status, headers, body } = await load("/docs/memory", {}, "POST");
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
    expect(JSON.parse(body.toString()).code).toBe("method-not-allowed");
    const head = await load("/docs/memory", {}, "HEAD");
    expect([head.status, head.body.length]).toEqual([200, 0]);
  });
});

describe("a guide on disk", () => {
  let root: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "hyponema-docs-"));
    await mkdir(join(root, "docs/images"), { recursive: true });
    const write = (name: string, text: string) => writeFile(join(root, "docs", name), text);
    await write(
      "README.md",
      "# Guide\n\nBegin with the [dashboard](dashboard.md#first), see [it](images/a.png).",
    );
    await write(
      "dashboard.md",
      "# Dashboard\n\n## First\n\n![A picture](images/a.png) and a [stray](../LICENSE).",
    );
    await write("not-in-the-contents.md", "# Hidden");
    await write("images/a.png", "not really a picture");
    await cp(new URL("../../../../../examples/demo.ts", import.meta.url), join(root, "examples/demo.ts"));
  });

  afterAll(() => rm(root, { recursive: true }));

  const visit = async (site: ReturnType<typeof docsSite>, path: string) => {
    const response = await site.serve(new Request(`http://localhost${path}`));
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      text: await response.text(),
    };
  };
  const siteOf = () => docsSite("1.0.0", pathToFileURL(`${root}/`));

  test("has the pages that there are, and those only that the contents name", async () => {
    const site = siteOf();
    expect((await visit(site, "/docs")).text).toContain('<a href="/docs/dashboard">Dashboard</a>');
    expect((await visit(site, "/docs")).text).not.toContain("/docs/quickstart");
    expect((await visit(site, "/docs/not-in-the-contents")).status).toBe(404);
  });

  test("has links and pictures that lead to the same places as on a code host", async () => {
    const site = siteOf();
    expect((await visit(site, "/docs")).text).toContain('href="/docs/dashboard#first"');
    const page = (await visit(site, "/docs/dashboard")).text;
    expect(page).toContain('<img src="/docs/images/a.png" alt="A picture">');
    expect(page).toContain("<span>stray</span>");
    expect(await visit(site, "/docs/images/a.png")).toMatchObject({
      type: "image/png",
      text: "not really a picture",
    });
  });

  test("that cannot be read is a refusal, and is tried again", async () => {
    const site = docsSite("1.0.0", pathToFileURL(join(root, "docs/README.md/")));
    await expect(visit(site, "/docs")).rejects.toMatchObject({ code: "not-ready" });
    await expect(visit(site, "/docs")).rejects.toMatchObject({ code: "not-ready" });
  });
});
