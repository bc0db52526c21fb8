import { createHash } from "node:crypto";
import { rm, stat } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { openDataFolder } from "../../data-folder.ts";
import { DataFolderInUseError } from "./errors.ts";

const PATIENCE_MS = 3_000;

/** A folder that is ours alone until it is released or the process ends. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes a data folder for this process. The lock is a listening socket named after the folder, so the system releases
 * it by itself however the process ends: there is nothing that could be stale. Throws `DataFolderInUseError`.
 */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  await openDataFolder(dataDir);
  const { dev, ino } = await stat(dataDir, { bigint: true });
  const path = socketPath(`hyponema-${dev}-${ino}`);
  const server = await takeOver(dataDir, path);
  server.unref();
  return {
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

// A process that was killed this moment may still hold the name while its threads end: it no longer answers.
async function takeOver(dataDir: string, path: string): Promise<Server> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const server = await listen(path);
    if (server) return server;
    const pid = await holder(path);
    if (pid !== null || performance.now() > deadline)
      throw new DataFolderInUseError(dataDir, pid ?? "unknown");
    if (!path.startsWith("\0")) await rm(path, { force: true });
    await delay(20);
  }
}

// Linux has socket names that are not files; elsewhere it is a file that a dead holder leaves behind.
function socketPath(name: string): string {
  if (process.platform === "linux") return `\0${name}`;
  return join(tmpdir(), `${createHash("sha256").update(name).digest("hex").slice(0, 16)}.lock`);
}

function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end(String(process.pid)));
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(null) : reject(error),
    );
    server.listen(path, () => resolve(server));
  });
}

/** The process that listens; null when nobody does. */
function holder(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(path);
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("error", () => resolve(null));
    socket.on("close", () => resolve(text || null));
  });
}
