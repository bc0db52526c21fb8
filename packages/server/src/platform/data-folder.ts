import { access, constants, open, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { makeFolder } from "./files.ts";

/** Open to other accounts, since as root the database runs as one of them. What is in it has modes of its own. */
const MODE = 0o755;

/** The data folder cannot be used; the message says what to do. */
export class DataFolderError extends Error {
  override name = "DataFolderError";
}

/** Makes the data folder where it is missing, and makes sure that it can be written. Throws `DataFolderError`. */
export async function openDataFolder(dataDir: string): Promise<void> {
  const folder = resolve(dataDir);
  try {
    await makeFolder(folder, MODE);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    // Being allowed to write is not enough where the folder is immutable or its disk is full.
    const probe = join(folder, `.writable-${process.pid}`);
    await (await open(probe, "w")).close();
    await rm(probe, { force: true });
  } catch (error) {
    throw new DataFolderError(
      `${reasonOf(error, folder)} Set HYPONEMA_DATA_DIR to a folder that this account can write.`,
      {
        cause: error,
      },
    );
  }
}

function reasonOf(error: unknown, folder: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EEXIST" || code === "ENOTDIR")
    return `The data folder ${folder} is a file, or lies below one.`;
  if (code === "EACCES" || code === "EPERM") return `The data folder ${folder} cannot be written (${code}).`;
  if (code === "EROFS") return `The data folder ${folder} is on a read-only file system.`;
  if (code === "ENOSPC" || code === "EDQUOT") return `The disk of the data folder ${folder} is full.`;
  return `The data folder ${folder} cannot be used (${code ?? message}).`;
}
