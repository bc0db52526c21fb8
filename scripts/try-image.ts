// Tries the container image where no container engine is at hand: lints the Dockerfile, runs its steps in clean Debian
// roots, and runs what comes of it as compose.yaml would, against the PostgreSQL that compose.yaml describes.
//   As root on Linux, with debootstrap installed: node scripts/try-image.ts
// The folder that HYPONEMA_IMAGE_DIR names (/var/tmp/hyponema-image) keeps the clean roots for the next time.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuiltRoot, buildRoot } from "./image/build.ts";
import { CHECKS, emptyWork, mountReadOnly, type Subject, unmountReadOnly } from "./image/checks.ts";
import { run } from "./image/chroot.ts";
import { startDatabase } from "./image/database.ts";
import { faultsOf, readDockerfile } from "./image/dockerfile.ts";

const INSIDE = "--in-namespace";
const source = fileURLToPath(new URL("../", import.meta.url));
const work = process.env.HYPONEMA_IMAGE_DIR || "/var/tmp/hyponema-image";

const CLOSING = `
The image itself was not built, and compose.yaml was not run: there was no container engine. Not tried are the base image
(a clean Debian with this machine's Node stood in for it), its layers, the server as process 1, and the networks and volumes
that compose makes.`;

if (process.platform !== "linux" || process.getuid?.() !== 0) {
  console.error("This needs root on Linux: it makes clean roots, and mounts into them.");
  process.exit(1);
}
if (process.argv.includes(INSIDE)) {
  await tryImage();
} else {
  // In a namespace of its own, so that no mount outlives the trial.
  const again = ["--mount", "--propagation", "private", process.execPath, ...process.argv.slice(1), INSIDE];
  process.exitCode = spawnSync("unshare", again, { stdio: "inherit" }).status ?? 1;
}

async function tryImage(): Promise<void> {
  const text = readFileSync(join(source, "Dockerfile"), "utf8");
  const faults = faultsOf(text);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exit(1);
  console.log("  ok      the Dockerfile is well-formed\n");
  const dockerfile = readDockerfile(text);
  emptyWork(work);
  const built = buildRoot(dockerfile, source, work, (step) => console.log(`          ${step}`));
  console.log(`\n  ok      its steps ran; the root is ${sizeOf(built)}, the base included\n`);
  const database = await startDatabase(work, readFileSync(join(source, "compose.yaml"), "utf8"));
  const subject: Subject = { built, running: dockerfile.running, database, source };
  mountReadOnly(subject);
  const failed = await check(subject);
  unmountReadOnly(subject);
  await database.stop();
  emptyWork(work);
  console.log(CLOSING);
  process.exitCode = failed > 0 ? 1 : 0;
}

async function check(subject: Subject): Promise<number> {
  let failed = 0;
  for (const [name, holds] of CHECKS) {
    try {
      await holds(subject);
      console.log(`  ok      ${name}`);
    } catch (error) {
      failed++;
      console.log(`  FAILED  ${name}\n${error instanceof Error ? error.message : error}`);
    }
  }
  return failed;
}

function sizeOf({ root }: BuiltRoot): string {
  return `${run("du", ["-sm", root]).split("\t")[0]} MB`;
}
