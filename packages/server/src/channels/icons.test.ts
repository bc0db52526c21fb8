import { request } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../test/server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.dispose());

async function load(path: string, headers: Record<string, string> = {}, method = "GET") {
  const { statusCode, headers: got, body } = await request(server.url + path, { method, headers });
  return { status: statusCode, headers: got, body: Buffer.from(await body.arrayBuffer()) };
}

describe.each([
  ["/favicon.ico", "image/x-icon"],
  ["/favicon.svg", "image/svg+xml"],
])("%s", (path, type) => {
  test("is an icon that everybody may keep", async () => {
    const { status, headers, body } = await load(path);
    expect([status, headers["content-type"], headers["cache-control"]]).toEqual([
      200,
      type,
      "public, max-age=86400",
    ]);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    const head = await load(path, {}, "HEAD");
    expect([head.status, head.body.length, head.headers.etag]).toEqual([200, 0, headers.etag]);
    expect(body.length).toBeGreaterThan(0);
  });

  test("is not sent again to a browser that has it", async () => {
    const { headers } = await load(path);
    for (const known of [String(headers.etag), `"x", W/${headers.etag}`, "*"]) {
      const again = await load(path, { "if-none-match": known });
      expect([again.status, again.body.length]).toEqual([304, 0]);
    }
  });

  test("is a file and no folder, and only read", async () => {
    expect((await load(`${path}/x`)).status).toBe(404);
    expect((await load(path, {}, "POST")).status).toBe(405);
  });
});

test("the icon for old browsers holds pictures of three sizes", async () => {
  const { body } = await load("/favicon.ico");
  expect([body.readUInt16LE(0), body.readUInt16LE(2)]).toEqual([0, 1]);
  const pictures = Array.from({ length: body.readUInt16LE(4) }, (_, index) => {
    const entry = body.subarray(6 + 16 * index);
    const picture = body.subarray(entry.readUInt32LE(12), entry.readUInt32LE(12) + entry.readUInt32LE(8));
    // The width in the icon directory, and the one in the PNG itself.
    return [entry[0], picture.toString("latin1", 1, 4), picture.readUInt32BE(16)];
  });
  expect(pictures).toEqual([16, 32, 48].map((size) => [size, "PNG", size]));
});

test.each(["/docs", "/docs/reference", "/docs/nowhere", "/dashboard/"])("%s names the icon", async (path) => {
  const page = (await load(path)).body.toString();
  expect(page).toMatch(/<link rel="icon" href="\/favicon\.ico" sizes="32x32"/);
  expect(page).toMatch(/<link rel="icon" href="\/favicon\.svg" type="image\/svg\+xml"/);
});
