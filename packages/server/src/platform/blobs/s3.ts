import { Readable } from "node:stream";
import type { CompletedPart, S3Client } from "@aws-sdk/client-s3";
import {
  type BlobFacts,
  type BlobStore,
  BlobStoreError,
  BlobStoreFullError,
  checkKey,
} from "./blob-store.ts";

// The least that S3 takes for a part that is not the last; also what is held in memory of an upload.
const PART_BYTES = 5 * 1024 * 1024;

export interface S3Location {
  readonly bucket: string;
  /** Before every key, without a slash at its end; empty for none. */
  readonly prefix: string;
  readonly region: string;
  /** For services other than Amazon's own. */
  readonly endpoint?: string;
  readonly pathStyle: boolean;
}

type Sdk = typeof import("@aws-sdk/client-s3");

/** Blobs in an S3 bucket. The SDK is loaded on first use; it takes its credentials from where it always does. */
export class S3BlobStore implements BlobStore {
  readonly #location: S3Location;
  #opened: Promise<{ sdk: Sdk; client: S3Client }> | null = null;

  constructor(location: S3Location) {
    this.#location = location;
  }

  // Its server may be away for a while, and the node can start meanwhile.
  async expectUsable(): Promise<void> {}

  async put(key: string, content: Readable, contentType: string, signal: AbortSignal): Promise<void> {
    const { sdk, client } = await this.#open();
    const target = { ...this.#place(key), ContentType: contentType };
    const parts = cut(content, PART_BYTES);
    const first = (await parts.next()).value ?? Buffer.alloc(0);
    const second = await parts.next();
    try {
      if (second.done) {
        await client.send(new sdk.PutObjectCommand({ ...target, Body: first }), { abortSignal: signal });
      } else {
        await this.#putInParts(target, chain([first, second.value], parts), signal);
      }
    } catch (error) {
      throw explain(error, this.#location.bucket);
    }
  }

  async get(key: string, range?: { readonly start: number; readonly end: number }) {
    const { sdk, client } = await this.#open();
    const part = range ? { Range: `bytes=${range.start}-${range.end}` } : {};
    try {
      const found = await client.send(new sdk.GetObjectCommand({ ...this.#place(key), ...part }));
      if (!(found.Body instanceof Readable)) throw new BlobStoreError("The store sent no content.");
      return { ...factsOf(found), content: found.Body };
    } catch (error) {
      if (isMissing(error)) return null;
      throw explain(error, this.#location.bucket);
    }
  }

  async head(key: string): Promise<BlobFacts | null> {
    const { sdk, client } = await this.#open();
    try {
      return factsOf(await client.send(new sdk.HeadObjectCommand(this.#place(key))));
    } catch (error) {
      if (isMissing(error)) return null;
      throw explain(error, this.#location.bucket);
    }
  }

  async delete(key: string): Promise<void> {
    const { sdk, client } = await this.#open();
    await client.send(new sdk.DeleteObjectCommand(this.#place(key)));
  }

  async *list(prefix: string): AsyncGenerator<string> {
    const { sdk, client } = await this.#open();
    const { bucket, prefix: own } = this.#location;
    const skipped = own === "" ? 0 : own.length + 1;
    const pages = sdk.paginateListObjectsV2(
      { client },
      { Bucket: bucket, Prefix: own === "" ? prefix : `${own}/${prefix}` },
    );
    for await (const { Contents = [] } of pages) {
      for (const { Key = "" } of Contents) yield Key.slice(skipped);
    }
  }

  async removeUnfinished(before: Date, signal: AbortSignal): Promise<number> {
    const { sdk, client } = await this.#open();
    const { bucket: Bucket, prefix } = this.#location;
    const target = { Bucket, ...(prefix === "" ? {} : { Prefix: `${prefix}/` }) };
    const options = { abortSignal: signal };
    try {
      // A thousand at a time: more than one death leaves.
      const { Uploads = [] } = await client.send(new sdk.ListMultipartUploadsCommand(target), options);
      const left = Uploads.filter(({ Initiated }) => Initiated && Initiated < before);
      for (const { Key, UploadId } of left)
        await client.send(new sdk.AbortMultipartUploadCommand({ Bucket, Key, UploadId }), options);
      return left.length;
    } catch (error) {
      throw explain(error, Bucket);
    }
  }

  #place(key: string): { Bucket: string; Key: string } {
    const { bucket, prefix } = this.#location;
    return { Bucket: bucket, Key: prefix === "" ? checkKey(key) : `${prefix}/${checkKey(key)}` };
  }

  #open(): Promise<{ sdk: Sdk; client: S3Client }> {
    this.#opened ??= import("@aws-sdk/client-s3").then((sdk) => {
      const { region, endpoint, pathStyle } = this.#location;
      const client = new sdk.S3Client({
        region,
        forcePathStyle: pathStyle,
        maxAttempts: 4,
        // Other services do not know the check sums that newer SDKs add by themselves.
        requestChecksumCalculation: "WHEN_REQUIRED",
        responseChecksumValidation: "WHEN_REQUIRED",
        ...(endpoint === undefined ? {} : { endpoint }),
      });
      return { sdk, client };
    });
    return this.#opened;
  }

  async #putInParts(
    target: { Bucket: string; Key: string; ContentType: string },
    parts: AsyncIterable<Buffer>,
    signal: AbortSignal,
  ): Promise<void> {
    const { sdk, client } = await this.#open();
    const { ContentType, ...place } = target;
    const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand({ ...place, ContentType }));
    const upload = { ...place, UploadId };
    const done: CompletedPart[] = [];
    try {
      for await (const Body of parts) {
        const PartNumber = done.length + 1;
        const command = new sdk.UploadPartCommand({ ...upload, PartNumber, Body });
        const { ETag } = await client.send(command, { abortSignal: signal });
        done.push({ PartNumber, ...(ETag ? { ETag } : {}) });
      }
      await client.send(
        new sdk.CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: done } }),
      );
    } catch (error) {
      // What was uploaded of it would be kept, and paid for.
      await client.send(new sdk.AbortMultipartUploadCommand(upload)).catch(() => undefined);
      throw error;
    }
  }
}

/** The stream in pieces of `size` bytes, the last one smaller. */
async function* cut(content: Readable, size: number): AsyncGenerator<Buffer, undefined> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    const piece = Buffer.from(chunk);
    held.push(piece);
    bytes += piece.length;
    while (bytes >= size) {
      const all = Buffer.concat(held);
      yield all.subarray(0, size);
      held = [all.subarray(size)];
      bytes -= size;
    }
  }
  if (bytes > 0) yield Buffer.concat(held);
}

async function* chain(first: readonly Buffer[], rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  yield* rest;
}

function factsOf(found: { ContentLength?: number | undefined; ContentType?: string | undefined }): BlobFacts {
  return { size: found.ContentLength ?? 0, contentType: found.ContentType ?? "application/octet-stream" };
}

function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return name === "NoSuchKey" || name === "NotFound" || $metadata?.httpStatusCode === 404;
}

function explain(error: unknown, bucket: string): unknown {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  if (name === "QuotaExceeded" || $metadata?.httpStatusCode === 507) {
    return new BlobStoreFullError(`The bucket ${bucket} has no room left.`, { cause: error });
  }
  if ($metadata?.httpStatusCode === 403) {
    return new BlobStoreError(`The bucket ${bucket} refused the credentials.`, { cause: error });
  }
  return error;
}
