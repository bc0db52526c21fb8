// What runs in browsers is built, unlike the server; a build that is not of its sources any more is made anew.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeProgram } from "./packages.mjs";
import { fail, root, run, step, tail } from "./step.mjs";

const BUILDS = [
  { name: "the widget", folder: "packages/widget" },
  { name: "the dashboard", folder: "packages/dashboard" },
];
// What every build takes from elsewhere. The lock names the versions of what is bundled and of what bundles it.
const SHARED = [
  "packages/client/src",
  "packages/contract/src/roles.ts",
  "packages/contract/src/scopes.ts",
  "package-lock.json",
  "tsconfig.json",
];
const ASIDE = /(?:^|\/)(?:dist|node_modules|test)$|\.test\.ts$/;

/** Builds what is missing or stale. */
export async function prepareBuilds() {
  for (const { name, folder } of BUILDS) {
    const sources = fingerprint([folder, ...SHARED]);
    const mark = join(root, folder, "dist", ".built-from");
    if (existsSync(mark) && readFileSync(mark, "utf8") === sources) continue;
    await step(`Building ${name}`, () => build(folder));
    writeFileSync(mark, sources);
  }
}

// Beginning to build empties the folder, the mark included: one that is broken off is stale.
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
  if (ASIDE.test(path)) return [];
  const found = readdirIfAny(join(root, path));
  if (found === null) return [path];
  return found.sort().flatMap((name) => filesIn(`${path}/${name}`));
}

// The names in a folder; null for what is a file.
function readdirIfAny(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code !== "ENOTDIR") throw error;
    return null;
  }
}
