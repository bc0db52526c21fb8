// The browser that pages are tested with: a Chromium of the system, since none comes as a package.
import { existsSync } from "node:fs";
import { prepareProgram } from "./debian.mjs";

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
export function prepareChromium() {
  return prepareProgram("Chromium", DEBIAN, () => findChromium() !== null, ADVICE);
}

const ADVICE = `The tests of pages need one: install it (on Debian, as root: apt-get install ${DEBIAN.join(" ")}), or name one in HYPONEMA_CHROMIUM. Then run the same command again.`;
