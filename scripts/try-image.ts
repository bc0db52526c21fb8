// Tests the container image without a container engine: lints the Dockerfile, runs its steps in clean Debian roots, and
// runs the result as compose.yaml would, against the PostgreSQL that compose.yaml describes.
//   As root on Linux, with debootstrap installed: node scripts/try-image.ts
// HYPONEMA_IMAGE_DIR (default /var/tmp/hyponema-image) caches the clean roots between runs.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuiltRoot, buildRoot } from "./image/build.ts";
import { CHECKS, clearWork, mountReadOnly, type TestedImage, unmountReadOnly } from "./image/checks.ts";
import { run } from "./image/chroot.ts";
import { startDatabase } from "./image/database.ts";
import { lintDockerfile, readDockerfile } from "./image/dockerfile.ts";

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
  // A private mount namespace, so that no mount outlives this process.
  const again = ["--mount", "--propagation", "private", process.execPath, ...process.argv.slice(1), INSIDE];
  process.exitCode = spawnSync("unshare", again, { stdio: "inherit" }).status ?? 1;
}

async function tryImage(): Promise<void> {
  const text = readFileSync(join(source, "Dockerfile"), "utf8");
  const faults = lintDockerfile(text);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exit(1);
  console.log("  ok      the Dockerfile is well-formed\n");
  const dockerfile = readDockerfile(text);
  clearWork(work);
  const built = buildRoot(dockerfile, source, work, (step) => console.log(`          ${step}`));
  console.log(`\n  ok      its steps ran; the root is ${formatSize(built)}, the base included\n`);
  const database = await startDatabase(work, readFileSync(join(source, "compose.yaml"), "utf8"));
  const image: TestedImage = { built, runtime: dockerfile.runtime, database, source };
  mountReadOnly(image);
  const failed = await check(image);
  unmountReadOnly(image);
  await database.stop();
  clearWork(work);
  console.log(CLOSING);
  process.exitCode = failed > 0 ? 1 : 0;
}

async function check(image: TestedImage): Promise<number> {
  let failed = 0;
  for (const [name, holds] of CHECKS) {
    try {
      await holds(image);
      console.log(`  ok      ${name}`);
    } catch (error) {
      failed++;
      console.log(`  FAILED  ${name}\n${error instanceof Error ? error.message : error}`);
    }
  }
  return failed;
}

function formatSize({ root }: BuiltRoot): string {
  return `${run("du", ["-sm", root]).split("\t")[0]} MB`;
}
