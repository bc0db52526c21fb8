// The browser that pages are tested with: a Chromium of the system, since none comes as a package.
import { existsSync } from "node:fs";
import { fail, run, step, tail } from "./step.mjs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
// The fonts have every script that the tests write, so that pictures look the same on every machine.
const DEBIAN = ["chromium", "fonts-noto-core"];

/** The path of a Chromium: the one that HYPONEMA_CHROMIUM names, or where systems put theirs; null when there is none. */
export function findChromium() {
  return process.env.HYPONEMA_CHROMIUM ?? PLACES.find((path) => existsSync(path)) ?? null;
}

/** Installs Debian's Chromium where there is none, which takes root there; elsewhere says what to do. */
export async function prepareChromium() {
  if (findChromium()) return;
  if (!existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) fail(`No Chromium was found. ${ADVICE}`);
  await step("Installing Chromium", install);
}

async function install() {
  const lock = ["-o", "DPkg::Lock::Timeout=300"];
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...options) => run("apt-get", [...lock, ...options], environment);
  const listed = await apt("update");
  const installed = await apt("install", "-y", "--no-install-recommends", ...DEBIAN);
  if (installed.code === 0 && findChromium()) return;
  fail(`failed\n\n${tail(listed.output, 5)}\n${tail(installed.output)}\n\n${ADVICE}`);
}

const ADVICE = `The tests of pages need one: install it (on Debian, as root: apt-get install ${DEBIAN.join(" ")}), or name one in HYPONEMA_CHROMIUM. Then run the same command again.`;
