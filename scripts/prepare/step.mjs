// A preparation step with a progress line, its duration and its error.
import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Runs `work` behind a progress line. `work` resolves, or calls `fail`. */
export async function step(name, work) {
  const startedAt = Date.now();
  process.stdout.write(`  ${name} … `);
  const progress = process.stdout.isTTY ? setInterval(() => process.stdout.write("."), 2_000) : undefined;
  try {
    await work();
  } finally {
    clearInterval(progress);
  }
  process.stdout.write(`${Math.round((Date.now() - startedAt) / 1000)} s\n`);
}

/** Runs a program at the root; resolves to its exit code and the end of its output. */
export function run(program, options, environment = process.env) {
  return new Promise((resolve) => {
    const child = spawn(program, options, {
      cwd: root,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      // On Windows, npm is a script.
      shell: process.platform === "win32" && program === "npm",
    });
    let output = "";
    const append = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on("data", append);
    child.stderr.on("data", append);
    child.once("error", (error) => resolve({ code: 1, output: String(error) }));
    child.once("close", (code) => resolve({ code, output }));
  });
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** The last lines of a program's output. */
export function tail(output, lines = 15) {
  return output.trim().split("\n").slice(-lines).join("\n");
}
