import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findChromium } from "../../../scripts/prepare/test-tools.mjs";

const PATIENCE_MS = 30_000;

/** Which browser pages are tested in: its version and where it is, as a line for people. */
export async function describeBrowser(path: string | null = findChromium()): Promise<string> {
  if (path === null) return "Pages are tested in no browser: none was found.";
  try {
    const { stdout } = await promisify(execFile)(path, ["--version"], { timeout: PATIENCE_MS });
    return `Pages are tested in ${stdout.trim()} (${path}).`;
  } catch (error) {
    return `Pages are tested in ${path}, which does not say its version: ${(error as Error).message}`;
  }
}
