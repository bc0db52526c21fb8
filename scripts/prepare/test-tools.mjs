// What the tests need of the system, since it does not come as a package: a browser for pages, bash and curl for
// the guide's samples, and Python for an example.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fail, run, step, tail } from "./step.mjs";

// The one without windows is lighter by far.
const CHROMIUMS = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

// The fonts have every script that the tests write, so that pictures look the same on every machine.
const TOOLS = [
  {
    name: "Chromium",
    find: findChromium,
    debian: ["chromium-headless-shell", "fonts-noto-core"],
    instead: "HYPONEMA_CHROMIUM",
  },
  { name: "bash", find: () => onPath("bash"), debian: ["bash"], instead: "PATH" },
  { name: "curl", find: () => onPath("curl"), debian: ["curl"], instead: "PATH" },
  { name: "Python", find: () => onPath("python3"), debian: ["python3"], instead: "PATH" },
];

/** The path of a Chromium: the one that HYPONEMA_CHROMIUM names, or where systems put theirs; null when there is none. */
export function findChromium() {
  return process.env.HYPONEMA_CHROMIUM ?? CHROMIUMS.find((path) => existsSync(path)) ?? null;
}

/** Installs Debian's packages for what is missing, which takes root there; elsewhere says what to do. */
export async function prepareTestTools() {
  for (const tool of TOOLS.filter(({ find }) => find() === null)) {
    if (!existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) {
      fail(`${tool.name} was not found. ${adviceOn(tool)}`);
    }
    await step(`Installing ${tool.name}`, () => install(tool));
  }
}

async function install(tool) {
  const lock = ["-o", "DPkg::Lock::Timeout=300"];
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...options) => run("apt-get", [...lock, ...options], environment);
  const listed = await apt("update");
  const installed = await apt("install", "-y", "--no-install-recommends", ...tool.debian);
  if (installed.code === 0 && tool.find() !== null) return;
  fail(`failed\n\n${tail(listed.output, 5)}\n${tail(installed.output)}\n\n${adviceOn(tool)}`);
}

function adviceOn({ debian, instead }) {
  return `The tests need it: install it (on Debian, as root: apt-get install ${debian.join(" ")}), or name one in ${instead}. Then run the same command again.`;
}

function onPath(program) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null;
}
