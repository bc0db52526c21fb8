// One step of making a checkout ready: says what it does and how long it took, and why it could not.
import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Runs `work` behind a line that shows that something is happening. `work` resolves, or calls `fail`. */
export async function step(what, work) {
  const begun = Date.now();
  process.stdout.write(`  ${what} … `);
  const progress = process.stdout.isTTY ? setInterval(() => process.stdout.write("."), 2_000) : undefined;
  try {
    await work();
  } finally {
    clearInterval(progress);
  }
  process.stdout.write(`${Math.round((Date.now() - begun) / 1000)} s\n`);
}

/** Runs a program at the root; resolves to its exit code and the end of what it printed. */
export function run(program, options, environment = process.env) {
  return new Promise((resolve) => {
    const child = spawn(program, options, {
      cwd: root,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      // npm is a script there.
      shell: process.platform === "win32" && program === "npm",
    });
    let output = "";
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", (error) => resolve({ code: 1, output: String(error) }));
    child.once("close", (code) => resolve({ code, output }));
  });
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** The last lines of what a program printed. */
export function tail(output, lines = 15) {
  return output.trim().split("\n").slice(-lines).join("\n");
}
