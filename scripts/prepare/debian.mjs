// Programs of the system that tests need and that no package of npm brings.
import { existsSync } from "node:fs";
import { fail, run, step, tail } from "./step.mjs";

/**
 * Makes sure that `isThere`: where it is not, installs Debian's `packages`, which takes root there; elsewhere fails with
 * `advice`. `what` is installed, for people.
 */
export async function prepareProgram(what, packages, isThere, advice) {
  if (isThere()) return;
  if (!existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) fail(`${what} was not found. ${advice}`);
  await step(`Installing ${what}`, async () => {
    const lock = ["-o", "DPkg::Lock::Timeout=300"];
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...options) => run("apt-get", [...lock, ...options], environment);
    const listed = await apt("update");
    const installed = await apt("install", "-y", "--no-install-recommends", ...packages);
    if (installed.code === 0 && isThere()) return;
    fail(`failed\n\n${tail(listed.output, 5)}\n${tail(installed.output)}\n\n${advice}`);
  });
}
