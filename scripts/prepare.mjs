// Makes a checkout ready to run: installs what is missing, and says so. Plain JavaScript for Node 20, since it runs
// before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, "node_modules", ".hyponema-prepared");
const OLDEST = [22, 12];

await install();
checkNode();

async function install() {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const begun = Date.now();
  process.stdout.write("  Installing packages … ");
  const progress = process.stdout.isTTY ? setInterval(() => process.stdout.write("."), 2_000) : undefined;
  const { code, output } = await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  clearInterval(progress);
  if (code !== 0) {
    const last = output.trim().split("\n").slice(-15).join("\n");
    console.error(
      `failed\n\n${last}\n\nPackages could not be installed. Check the connection to the package registry, then run the same command again.`,
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
  process.stdout.write(`${Math.round((Date.now() - begun) / 1000)} s\n`);
}

// Installed packages fit as long as the lock file is the one that they were installed by.
function fingerprint() {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  return `${hash.digest("hex")} ${process.platform} ${process.arch}\n`;
}

function run(program, options) {
  return new Promise((resolve) => {
    const child = spawn(program, options, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
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

// The `node` package puts a current Node first on the path of npm scripts; where it is left out (a production install),
// the machine's own has to do.
function checkNode() {
  const bundled = join(root, "node_modules", ".bin", "node");
  const program = existsSync(bundled) ? bundled : process.execPath;
  const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  const [major = 0, minor = 0] = (stdout ?? "").replace("v", "").split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  console.error(
    `Node ${OLDEST.join(".")} or newer is needed to run the server, and ${stdout?.trim() || "none"} was found. Delete node_modules and run the same command again, or install a newer Node.`,
  );
  process.exit(1);
}
