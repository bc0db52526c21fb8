import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { access, chmod, constants, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { makeFolder, PRIVATE_FILE, PRIVATE_FOLDER, writePrivateFile } from "../files.ts";
import {
  type BlobFacts,
  type BlobStore,
  BlobStoreError,
  BlobStoreFullError,
  checkKey,
} from "./blob-store.ts";

// Beside each blob stands its content type; no key can end like this, since keys have no "@".
const TYPE = "@type";
const DRAFTS = "@drafts";

/** Blobs as files in a folder. Each is written aside, flushed, and renamed into place, so that it is whole or not there. */
export class FolderBlobStore implements BlobStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async expectUsable(): Promise<void> {
    const found = await nearestFound(this.#root);
    const folder = await stat(found).then((facts) => facts.isDirectory());
    if (!folder) {
      throw new BlobStoreError(
        `${found} is a file, and blobs need a folder there. Set HYPONEMA_BLOBS to folder:/path of a folder.`,
      );
    }
    await access(found, constants.W_OK | constants.X_OK).catch((error) => {
      throw explain(error, this.#root);
    });
  }

  async put(key: string, content: Readable, contentType: string, signal: AbortSignal): Promise<void> {
    const file = this.#file(key);
    const draft = join(this.#root, DRAFTS, randomBytes(12).toString("hex"));
    try {
      await makeFolder(dirname(draft), PRIVATE_FOLDER);
      await makeFolder(dirname(file), PRIVATE_FOLDER);
      await pipeline(content, createWriteStream(draft, { mode: PRIVATE_FILE, flush: true }), { signal });
      await chmod(draft, PRIVATE_FILE);
      await writePrivateFile(draft + TYPE, contentType);
      await rename(draft + TYPE, file + TYPE);
      await rename(draft, file);
      await syncFolder(dirname(file));
    } catch (error) {
      await Promise.all(
        [draft, draft + TYPE].map((left) => rm(left, { force: true }).catch(() => undefined)),
      );
      throw explain(error, this.#root);
    }
  }

  async get(key: string, range?: { readonly start: number; readonly end: number }) {
    const facts = await this.head(key);
    if (!facts) return null;
    const size = range ? Math.max(0, Math.min(range.end, facts.size - 1) - range.start + 1) : facts.size;
    const content = size === 0 ? Readable.from([]) : createReadStream(this.#file(key), range ?? {});
    return { ...facts, size, content };
  }

  async head(key: string): Promise<BlobFacts | null> {
    const file = this.#file(key);
    try {
      const { size } = await stat(file);
      const contentType = await readFile(file + TYPE, "utf8").catch(() => "application/octet-stream");
      return { size, contentType };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw explain(error, this.#root);
    }
  }

  async delete(key: string): Promise<void> {
    const file = this.#file(key);
    await rm(file, { force: true });
    await rm(file + TYPE, { force: true });
  }

  async *list(prefix: string): AsyncGenerator<string> {
    const entries = await readdir(this.#root, { recursive: true, withFileTypes: true }).catch(() => []);
    const keys = entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith(TYPE))
      .map((entry) => relative(this.#root, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .filter((key) => key.startsWith(prefix) && !key.startsWith(DRAFTS));
    yield* keys.sort();
  }

  #file(key: string): string {
    return join(this.#root, ...checkKey(key).split("/"));
  }
}

/** `path`, or the nearest of the folders above it that is there. */
async function nearestFound(path: string): Promise<string> {
  const found = await stat(path).then(
    () => true,
    // Below a file nothing can be made either: that file is what is in the way.
    (error: NodeJS.ErrnoException) => error.code !== "ENOENT" && error.code !== "ENOTDIR",
  );
  return found || dirname(path) === path ? path : nearestFound(dirname(path));
}

// The rename itself must survive a power cut; some systems cannot flush a folder, and need not.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function explain(error: unknown, root: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new BlobStoreFullError(
      `There is no room left in ${root}: make some, or move the blobs (HYPONEMA_BLOBS).`,
      {
        cause: error,
      },
    );
  }
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new BlobStoreError(
      `${root} cannot be written (${code}). Change its owner, or set HYPONEMA_BLOBS.`,
      {
        cause: error,
      },
    );
  }
  return error;
}
