// System packages that the tests need: a browser, bash and curl for the guide's samples, and Python for an example.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fail, run, step, tail } from "./step.mjs";

// The headless shell comes first because it is much smaller.
const CHROMIUMS = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

// The fonts cover every script used in tests, so that screenshots look the same on every machine.
const TOOLS = [
  {
    name: "Chromium",
    find: findChromium,
    debian: ["chromium-headless-shell", "fonts-noto-core"],
    setting: "HYPONEMA_CHROMIUM",
  },
  { name: "bash", find: () => onPath("bash"), debian: ["bash"], setting: "PATH" },
  { name: "curl", find: () => onPath("curl"), debian: ["curl"], setting: "PATH" },
  { name: "Python", find: () => onPath("python3"), debian: ["python3"], setting: "PATH" },
];

/** Path of a Chromium: HYPONEMA_CHROMIUM or a common location; null if there is none. */
export function findChromium() {
  return process.env.HYPONEMA_CHROMIUM ?? CHROMIUMS.find((path) => existsSync(path)) ?? null;
}

/** Installs missing tools as root on Debian; elsewhere says how to install them. */
export async function prepareTestTools() {
  for (const tool of TOOLS.filter(({ find }) => find() === null)) {
    if (!existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) {
      fail(`${tool.name} was not found. ${installAdvice(tool)}`);
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
  fail(`failed\n\n${tail(listed.output, 5)}\n${tail(installed.output)}\n\n${installAdvice(tool)}`);
}

function installAdvice({ debian, setting }) {
  return `The tests need it: install it (on Debian, as root: apt-get install ${debian.join(" ")}), or name one in ${setting}. Then run the same command again.`;
}

function onPath(program) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null;
}
