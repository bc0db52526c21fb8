// Which files have changed, and which tests are near to them.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { root } from "./checks.mjs";

const MAIN = ["origin/main", "main"];
const TEST = /\.test\.ts$/;
const SOURCE = /\.[mc]?tsx?$/;
// A relative path, or a module of the contract, in an import, an export or an `import()`.
const IMPORT = /(?:from|import)\s*\(?\s*"((?:\.{1,2}|@hyponema\/[a-z]+)(?:\/[^"]*)?)"/g;

const git = (...options) =>
  execFileSync("git", options, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
const lines = (text) => text.split("\n").filter((line) => line !== "");

/** The commit that changes are counted from: where the branch left main, or on main itself the last commit. */
export function baseCommit() {
  const head = git("rev-parse", "HEAD").trim();
  for (const name of MAIN) {
    try {
      const base = git("merge-base", "HEAD", name).trim();
      if (base !== head) return base;
    } catch {
      // There is no such branch.
    }
  }
  return head;
}

/** Files that differ from `base`, those that Git does not know yet included. */
export function changedSince(base) {
  const known = lines(git("diff", "--name-only", "--relative", base));
  const unknown = lines(git("ls-files", "--others", "--exclude-standard"));
  return [...new Set([...known, ...unknown])];
}

/**
 * Test files that a change can break, the nearest first: changed tests, then tests beside a change and those that import it,
 * then tests that import it by way of other files. At one distance, those whose folder is nearest.
 */
export function testsNear(changed) {
  const files = lines(git("ls-files", "--cached", "--others", "--exclude-standard")).filter((file) =>
    SOURCE.test(file),
  );
  const distances = distancesFrom(changed, importersOf(files));
  const near = [];
  for (const file of files.filter((name) => TEST.test(name))) {
    const distance = Math.min(distances.get(file) ?? Number.POSITIVE_INFINITY, besideAny(file, changed));
    if (distance < Number.POSITIVE_INFINITY)
      near.push({ file, distance, shared: sharedFolders(file, changed) });
  }
  return near
    .sort((one, other) => one.distance - other.distance || other.shared - one.shared)
    .map(({ file }) => file);
}

// How many folders of its path a file has in common with the change that has most.
function sharedFolders(file, changed) {
  const folders = dirname(file).split("/");
  return Math.max(
    ...changed.map((path) => {
      const others = dirname(path).split("/");
      const differs = folders.findIndex((folder, index) => folder !== others[index]);
      return differs === -1 ? folders.length : differs;
    }),
  );
}

// 1 for a test in the folder of a change, or in its package's `test` folder with a name that occurs in the change's path.
function besideAny(test, changed) {
  const name = basename(test).split(".")[0];
  const beside = changed.some((path) => {
    if (dirname(path) === dirname(test)) return true;
    const home = dirname(dirname(test));
    return dirname(test).endsWith("/test") && path.startsWith(`${home}/`) && path.split("/").includes(name);
  });
  return beside ? 1 : Number.POSITIVE_INFINITY;
}

// How many imports lie between each file and the nearest changed one.
function distancesFrom(changed, importers) {
  const distances = new Map(changed.map((file) => [file, 0]));
  // A map is walked in the order of insertion, what is added meanwhile included: breadth first.
  for (const [file, distance] of distances) {
    for (const importer of importers.get(file) ?? []) {
      if (!distances.has(importer)) distances.set(importer, distance + 1);
    }
  }
  return distances;
}

function importersOf(files) {
  const importers = new Map();
  for (const file of files) {
    for (const [, wanted] of readIfAny(file).matchAll(IMPORT)) {
      const imported = pathOf(file, wanted);
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
    }
  }
  return importers;
}

// `@hyponema/contract/roles` is packages/contract/src/roles.ts, `@hyponema/client` is packages/client/src/client.ts.
function pathOf(file, wanted) {
  const [scope, name, module = name] = wanted.split("/");
  return scope === "@hyponema" ? `packages/${name}/src/${module}.ts` : join(dirname(file), wanted);
}

// Git still lists files that have been deleted.
function readIfAny(file) {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return "";
  }
}
