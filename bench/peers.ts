import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Measured, start } from "./processes.ts";

// Peers send nothing home while they are measured.
const QUIET = { MASTRA_TELEMETRY_DISABLED: "1", MEM0_TELEMETRY: "false" };

/** Installs what a peer needs, once, and starts it in a process of its own with its telemetry off. */
export function startPeerProcess(
  peer: { readonly name: string; readonly folder: string },
  environment: Record<string, string> = {},
  program: string = process.execPath,
): Promise<Measured> {
  const folder = fileURLToPath(new URL(`peers/${peer.folder}/`, import.meta.url));
  if (!existsSync(join(folder, "node_modules"))) {
    console.log(`Installing ${peer.name} …`);
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"], {
      cwd: folder,
      stdio: "inherit",
    });
  }
  return start(program, [join(folder, "server.mjs")], { ...QUIET, ...environment });
}
