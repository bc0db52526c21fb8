import { readFile } from "node:fs/promises";
import { request } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENCODINGS } from "../../test/encodings.ts";
import { startTestServer, type TestServer } from "../../test/server.ts";
import { widgetScriptOperations } from "./widget-script.ts";

const MAX_BYTES = 40 * 1024;

let server: TestServer;
let built: Buffer;

beforeAll(async () => {
  server = await startTestServer();
  built = await readFile(new URL(import.meta.resolve("@hyponema/widget/widget.js")));
});

afterAll(() => server.dispose());

/** The raw response: `fetch` would decompress it. */
async function load(path = "/widget.js", headers: Record<string, string> = {}, method = "GET") {
  const { statusCode, headers: got, body } = await request(server.url + path, { method, headers });
  return { status: statusCode, headers: got, body: Buffer.from(await body.arrayBuffer()) };
}

const versionIn = (etag: unknown) => /^W\/"([\w-]+)"$/.exec(String(etag))?.[1] ?? "";

describe("the widget's script", () => {
  test("is for pages of every origin, and nothing but a script", async () => {
    const { status, headers, body } = await load();
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "x-content-type-options": "nosniff",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      vary: "Accept-Encoding",
    });
    expect(body.equals(built)).toBe(true);
  });

  test.each(ENCODINGS)("is sent to who takes %j as %s", async (accepted, encoding, unpack) => {
    const { headers, body } = await load("/widget.js", { "accept-encoding": accepted });
    expect(headers["content-encoding"]).toBe(encoding);
    expect(unpack(body).equals(built)).toBe(true);
  });

  test("weighs at most 40 KB compressed", async () => {
    const { body } = await load("/widget.js", { "accept-encoding": "gzip" });
    expect(body.length).toBeLessThanOrEqual(MAX_BYTES);
  });

  test("is not sent again to a browser that has it", async () => {
    const { headers } = await load();
    const again = await load("/widget.js", { "if-none-match": String(headers.etag) });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
    expect((await load("/widget.js", { "if-none-match": 'W/"another"' })).status).toBe(200);
  });

  test("is kept for a year under its version, and for an hour under any other name", async () => {
    const { headers } = await load();
    expect(headers["cache-control"]).toBe("public, max-age=3600, stale-while-revalidate=86400");
    const fixed = await load(`/widget.js?v=${versionIn(headers.etag)}`);
    expect(fixed.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    const older = await load("/widget.js?v=0123456789abcdef");
    expect(older.body.equals(built)).toBe(true);
    expect(older.headers["cache-control"]).toContain("max-age=3600");
  });

  test("can be looked for without being fetched, as the widget does to tell a page's fault from the network's", async () => {
    const { status, headers, body } = await load("/widget.js", {}, "HEAD");
    expect([status, body.length, headers["access-control-allow-origin"]]).toEqual([200, 0, "*"]);
  });

  test("that was not built is said to be missing, with what to do", async () => {
    const { getWidgetScript } = widgetScriptOperations(new URL("file:///nowhere/widget.js"));
    await expect(getWidgetScript.handle({ query: {} } as never)).rejects.toMatchObject({
      code: "not-ready",
      message: expect.stringContaining("scripts/prepare.mjs"),
    });
  });
});
