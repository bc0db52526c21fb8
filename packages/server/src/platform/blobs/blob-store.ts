import type { Readable } from "node:stream";

/** A stored blob's facts. */
export interface BlobFacts {
  readonly size: number;
  readonly contentType: string;
}

/** Where files are kept. Keys are paths of plain names: `a/b-1.wav`. */
export interface BlobStore {
  /** Throws `BlobStoreError` where the store can be seen to be unusable without asking another system. */
  expectUsable(): Promise<void>;
  /** Stores all of `content`, in place of what was there; when it fails, what was there stays. */
  put(key: string, content: Readable, contentType: string, signal: AbortSignal): Promise<void>;
  /** A blob's content, or the part from `start` to `end` (both included); null when there is none. */
  get(
    key: string,
    range?: { readonly start: number; readonly end: number },
  ): Promise<(BlobFacts & { readonly content: Readable }) | null>;
  head(key: string): Promise<BlobFacts | null>;
  /** Removes a blob; there being none is no error. */
  delete(key: string): Promise<void>;
  /** Keys that begin with `prefix`, in order. */
  list(prefix: string): AsyncIterable<string>;
  /** Removes what is left of puts that a dying process broke off and that began before `before`; resolves to how many. */
  removeUnfinished(before: Date, signal: AbortSignal): Promise<number>;
}

/** The store cannot do what was asked; the message is for whoever runs the server. */
export class BlobStoreError extends Error {
  override name = "BlobStoreError";
}

/** The store has no room left. Nothing was stored, and nothing is lost. */
export class BlobStoreFullError extends BlobStoreError {
  override name = "BlobStoreFullError";
}

const KEY = /^[A-Za-z0-9_][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/;
const LONGEST_KEY = 512;

/** Refuses keys that are not plain paths, so that none leads out of the store. */
export function checkKey(key: string): string {
  if (key.length <= LONGEST_KEY && KEY.test(key)) return key;
  throw new BlobStoreError("A blob's key is a path of letters, digits, dots, hyphens and underscores.");
}
