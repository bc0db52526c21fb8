// Builds the browser bundles. A build is stale if the fingerprint of its sources has changed.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeProgram } from "./packages.mjs";
import { fail, root, run, step, tail } from "./step.mjs";

const BUILDS = [
  { name: "the widget", folder: "packages/widget" },
  { name: "the dashboard", folder: "packages/dashboard" },
];
// Inputs that all builds share. The lock file pins both bundled packages and the bundler.
const SHARED = [
  "packages/client/src",
  "packages/contract/src/roles.ts",
  "packages/contract/src/scopes.ts",
  "package-lock.json",
  "tsconfig.json",
];
const EXCLUDED = /(?:^|\/)(?:dist|node_modules|test)$|\.test\.ts$/;

/** Builds missing and stale bundles. */
export async function prepareBuilds() {
  for (const { name, folder } of BUILDS) {
    const current = fingerprint([folder, ...SHARED]);
    const fingerprintFile = join(root, folder, "dist", ".built-from");
    if (existsSync(fingerprintFile) && readFileSync(fingerprintFile, "utf8") === current) continue;
    await step(`Building ${name}`, () => build(folder));
    writeFileSync(fingerprintFile, current);
  }
}

// Vite empties the folder first, including the fingerprint, so an interrupted build counts as stale.
async function build(folder) {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const { code, output } = await run(nodeProgram(), [vite, "build", folder, "--logLevel", "warn"]);
  if (code !== 0) fail(`failed\n\n${tail(output)}\n\nIt could not be built; the lines above say why.`);
}

function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesIn)) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function filesIn(path) {
  if (EXCLUDED.test(path)) return [];
  const found = readdirOrNull(join(root, path));
  if (found === null) return [path];
  return found.sort().flatMap((name) => filesIn(`${path}/${name}`));
}

// Names of a folder's entries; null if the path is a file.
function readdirOrNull(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code !== "ENOTDIR") throw error;
    return null;
  }
}
