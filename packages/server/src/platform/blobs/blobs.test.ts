import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type S3Double, startS3Double } from "../../../test/doubles/s3.ts";
import { type BlobStore, BlobStoreFullError } from "./blob-store.ts";
import { FolderBlobStore } from "./folder.ts";
import { openBlobStore } from "./open.ts";

const never = new AbortController().signal;
let folder: string;
let s3: S3Double;
const stores: Record<string, BlobStore> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hyponema-blobs-"));
  s3 = await startS3Double();
  process.env.AWS_ACCESS_KEY_ID = "test";
  process.env.AWS_SECRET_ACCESS_KEY = "test";
  stores.folder = openBlobStore(`folder:${folder}`, "/nowhere");
  stores.s3 = openBlobStore(
    `s3://bucket/some/prefix?endpoint=${encodeURIComponent(s3.url)}&path_style=1`,
    "/nowhere",
  );
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await s3.close();
});

async function keysIn(store: BlobStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.list(prefix)) keys.push(key);
  return keys;
}

describe.each(["folder", "s3"])("the %s store", (name) => {
  const store = () => stores[name] as BlobStore;
  const put = (key: string, content: Buffer | string, type = "text/plain") =>
    store().put(key, Readable.from([content]), type, never);

  test("gives back what was put, whole or in part, with its type", async () => {
    await put("calls/one.wav", "0123456789", "audio/wav");
    const whole = await store().get("calls/one.wav");
    expect(whole).toMatchObject({ size: 10, contentType: "audio/wav" });
    expect(String(whole && (await buffer(whole.content)))).toBe("0123456789");
    const part = await store().get("calls/one.wav", { start: 2, end: 4 });
    expect(String(part && (await buffer(part.content)))).toBe("234");
    expect(await store().head("calls/one.wav")).toEqual({ size: 10, contentType: "audio/wav" });
  });

  test("replaces, deletes, and knows what is not there", async () => {
    await put("note", "old");
    await put("note", "new");
    const found = await store().get("note");
    expect(String(found && (await buffer(found.content)))).toBe("new");
    await store().delete("note");
    await store().delete("note");
    expect(await store().get("note")).toBeNull();
    expect(await store().head("note")).toBeNull();
  });

  test("stores what is larger than a part, of a length nobody knew", async () => {
    const content = randomBytes(11 * 1024 * 1024);
    const pieces = Array.from({ length: 11 }, (_, index) =>
      content.subarray(index * 1024 * 1024, (index + 1) * 1024 * 1024),
    );
    await store().put("large", Readable.from(pieces), "application/octet-stream", never);
    const found = await store().get("large");
    expect(found && (await buffer(found.content)).equals(content)).toBe(true);
  });

  test("stores nothing", async () => {
    await store().put("empty", Readable.from([]), "text/plain", never);
    const found = await store().get("empty");
    expect(found && (await buffer(found.content)).length).toBe(0);
  });

  test("lists by prefix, in order, over several pages", async () => {
    for (const key of ["list/c", "list/a", "list/e", "list/b", "list/d", "other/a"]) await put(key, key);
    expect(await keysIn(store(), "list/")).toEqual(["list/a", "list/b", "list/c", "list/d", "list/e"]);
  });

  test.each(["../secret", "/etc/passwd", "a/../../b", "", ".hidden", "a//b", "a\0b", "x".repeat(600)])(
    "refuses %j as a key",
    async (key) => {
      await expect(put(key, "x")).rejects.toThrow("path of letters");
      await expect(store().get(key)).rejects.toThrow("path of letters");
    },
  );

  test("keeps what was there when the content breaks off, and nothing of the new", async () => {
    await put("steady", "before");
    const breaking = new Readable({
      read() {
        this.push(randomBytes(6 * 1024 * 1024));
        this.destroy(new Error("broke off"));
      },
    });
    await expect(store().put("steady", breaking, "text/plain", never)).rejects.toThrow();
    const found = await store().get("steady");
    expect(String(found && (await buffer(found.content)))).toBe("before");
  });
});

/** Gives `work` a file system of its own, of 256 KiB, which it leaves nothing in. */
async function onSmallDisk(work: (folder: string) => Promise<void>): Promise<void> {
  const small = await mkdtemp(join(tmpdir(), "hyponema-full-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", small], { stdio: "pipe" });
    await work(small).finally(() => execFileSync("umount", [small]));
  } finally {
    await rm(small, { recursive: true });
  }
}

// Only root may mount a file system, and not in every container.
const canMount = await onSmallDisk(async () => undefined).then(
  () => true,
  () => false,
);

describe("a full disk", () => {
  test.skipIf(!canMount)("is a BlobStoreFullError, leaves no part behind, and loses nothing", () =>
    onSmallDisk(async (small) => {
      const store = new FolderBlobStore(small);
      await store.put("kept", Readable.from(["kept"]), "text/plain", never);
      const large = Readable.from([randomBytes(1024 * 1024)]);
      await expect(store.put("large", large, "text/plain", never)).rejects.toBeInstanceOf(BlobStoreFullError);
      expect(await readdir(join(small, "@drafts"))).toEqual([]);
      expect(await keysIn(store, "")).toEqual(["kept"]);
    }),
  );

  test("of S3 is the same error, and no upload stays unfinished", async () => {
    s3.full = true;
    const content = () => Readable.from([randomBytes(6 * 1024 * 1024), randomBytes(6 * 1024 * 1024)]);
    await expect(stores.s3?.put("full", content(), "text/plain", never)).rejects.toBeInstanceOf(
      BlobStoreFullError,
    );
    s3.full = false;
    expect(s3.unfinished).toBe(0);
  });
});

describe("a put that a dying process broke off", () => {
  const later = new Date(Date.now() + 60_000);
  const earlier = new Date(Date.now() - 60_000);

  test("leaves a draft in the folder, which is removed once it is old", async () => {
    const drafts = join(folder, "@drafts");
    await mkdir(drafts, { recursive: true });
    await writeFile(join(drafts, "0123456789abcdef01234567"), "half of it");
    await stores.folder?.put("whole", Readable.from(["whole"]), "text/plain", never);
    expect(await stores.folder?.removeUnfinished(earlier, never)).toBe(0);
    expect(await stores.folder?.removeUnfinished(later, never)).toBe(1);
    expect(await readdir(drafts)).toEqual([]);
    expect(await stores.folder?.head("whole")).toMatchObject({ size: 5 });
  });

  test("leaves an upload on S3, which is aborted once it is old; others in the bucket are let alone", async () => {
    const begin = (key: string) =>
      fetch(`${s3.url}/bucket/${key}?uploads`, {
        method: "POST",
        headers: { authorization: "AWS4-HMAC-SHA256 test" },
      });
    await Promise.all([begin("some/prefix/half"), begin("some/prefixed/other")]);
    expect(await stores.s3?.removeUnfinished(earlier, never)).toBe(0);
    expect(s3.unfinished).toBe(2);
    expect(await stores.s3?.removeUnfinished(later, never)).toBe(1);
    expect(s3.unfinished).toBe(1);
  });
});

test("S3 asking to slow down is obeyed and tried again", async () => {
  s3.slowDowns = 2;
  await stores.s3?.put("patient", Readable.from(["x"]), "text/plain", never);
  expect(await stores.s3?.head("patient")).toMatchObject({ size: 1 });
});

test.each(["s3:", "ftp://x", "folder:relative", "nonsense"])("HYPONEMA_BLOBS=%s is refused", (setting) => {
  expect(() => openBlobStore(setting, "/nowhere")).toThrow("must be folder:");
});
