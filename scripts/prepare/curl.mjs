// What the guide's samples call the server with.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { prepareProgram } from "./debian.mjs";

/** Installs Debian's curl where there is none, which takes root there; elsewhere says what to do. */
export function prepareCurl() {
  return prepareProgram("curl", ["curl"], isThere, ADVICE);
}

function isThere() {
  const names = process.platform === "win32" ? ["curl.exe"] : ["curl"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.some((folder) => names.some((name) => existsSync(join(folder, name))));
}

const ADVICE =
  "The tests of the guide's samples need it: install it (on Debian, as root: apt-get install curl). Then run the same command again.";
