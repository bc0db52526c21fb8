import { open, rm, stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { PRIVATE_FILE } from "./files.ts";
import { Refusal } from "./http/refusal.ts";
import { Loop } from "./loop.ts";
import type { Log } from "./telemetry/log.ts";

const MIB = 1024 * 1024;
// Quick enough that what fills a disk does not outrun it between two looks; a look takes microseconds.
const ROUND_MS = 250;
const RETRY_AFTER_SECONDS = 10;

/** In bytes. Writes stop when less than `low` is free; then `reserve` is released for what is under way. */
interface Limits {
  readonly reserve: number;
  readonly low: number;
  /** Room beyond both that must be there before writes are taken again. */
  readonly slack: number;
}

const LIMITS: Limits = { reserve: 64 * MIB, low: 32 * MIB, slack: 16 * MIB };

interface Options {
  /** The reserve's file, on the file system that is watched. */
  readonly file: string;
  readonly log: Log;
  readonly limits?: Limits;
}

/** What those who write need to know of the room that is left. */
export interface Storage {
  readonly full: boolean;
  /** Throws the refusal `storage-full` while writes are not taken. */
  expectRoom(): void;
  /** The database said that its disk is full. */
  noteFull(): void;
}

/** The storage of a database that is somebody else's: it says itself when it is full. */
export const unwatchedStorage: Storage = {
  full: false,
  expectRoom: () => undefined,
  noteFull: () => undefined,
};

/**
 * Watches the disk of the embedded database, which crashes when it cannot write. A file keeps room in reserve; before
 * the disk is full, the file is deleted and writes are refused, so that the database goes on and answers reads. When
 * there is room again, the reserve is made anew and writes are taken.
 */
export class StorageWatch implements Storage {
  readonly #file: string;
  readonly #log: Log;
  readonly #limits: Limits;
  readonly #loop: Loop;
  #reserved = 0;
  #full = false;

  constructor({ file, log, limits = LIMITS }: Options) {
    this.#file = file;
    this.#log = log;
    this.#limits = limits;
    this.#loop = new Loop({
      name: "the disk watch",
      log,
      intervalMs: ROUND_MS,
      // A disk that could not be looked at may be filling up.
      maxBackoffMs: ROUND_MS,
      round: async () => {
        await this.round();
        return "idle";
      },
    });
  }

  get full(): boolean {
    return this.#full;
  }

  expectRoom(): void {
    if (this.#full) throw new Refusal("storage-full", { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }

  noteFull(): void {
    if (!this.#full) void this.#release().catch((error) => this.#report(error));
  }

  /** Looks once, and from then on four times a second. The start does not wait for the reserve to be written. */
  async start(): Promise<void> {
    const found = await stat(this.#file).catch(() => null);
    this.#reserved = found?.size ?? 0;
    await this.#releaseWhenLow();
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  /** Looks at the disk, and acts on what it finds. */
  async round(): Promise<void> {
    const { reserve, low, slack } = this.#limits;
    if (await this.#releaseWhenLow()) return;
    const room = (await freeBytes(this.#file)) + this.#reserved;
    // On a disk that has just room enough, the reserve would be released again at once.
    if (this.#reserved !== reserve && room >= reserve + low + slack && !(await this.#make())) return;
    if (this.#full) this.#log.warn("there is room on the disk again: writes are taken");
    this.#full = false;
  }

  // Once full, it takes some room more before it counts as there again.
  async #releaseWhenLow(): Promise<boolean> {
    const { reserve, low, slack } = this.#limits;
    const room = (await freeBytes(this.#file)) + this.#reserved;
    const isLow = room < reserve + low + (this.#full ? slack : 0);
    if (isLow && (!this.#full || this.#reserved > 0)) await this.#release();
    return isLow;
  }

  async #release(): Promise<void> {
    if (!this.#full) this.#log.error({ file: this.#file }, "the disk is nearly full: writes are refused");
    this.#full = true;
    await rm(this.#file, { force: true });
    this.#reserved = 0;
  }

  // Written byte by byte: a file that is only as long as the reserve would take no room.
  async #make(): Promise<boolean> {
    const handle = await open(this.#file, "w", PRIVATE_FILE);
    try {
      await handle.chmod(PRIVATE_FILE);
      this.#reserved = 0;
      const block = Buffer.alloc(MIB, "hyponema");
      while (this.#reserved < this.#limits.reserve && !this.#loop.signal.aborted) {
        const { bytesWritten } = await handle.write(
          block,
          0,
          Math.min(MIB, this.#limits.reserve - this.#reserved),
        );
        this.#reserved += bytesWritten;
      }
      await handle.sync();
      return !this.#loop.signal.aborted;
    } catch (error) {
      this.#report(error);
      await this.#release();
      return false;
    } finally {
      await handle.close();
    }
  }

  #report(error: unknown): void {
    this.#log.warn({ err: error, file: this.#file }, "the disk's room could not be looked at or kept");
  }
}

/** Deletes a reserve that a disk without room needs for the database to start at all. */
export async function releaseReserveWhenLow(file: string): Promise<void> {
  const free = await freeBytes(file).catch(() => Number.POSITIVE_INFINITY);
  if (free < LIMITS.low) await rm(file, { force: true });
}

/** What an ordinary account may still write on the file system that `file` is on. */
async function freeBytes(file: string): Promise<number> {
  const { bavail, bsize } = await statfs(dirname(file));
  return bavail * bsize;
}
