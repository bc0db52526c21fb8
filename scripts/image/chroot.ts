import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** A program failed; the message contains the end of its output. */
export class ProgramError extends Error {
  override name = "ProgramError";
}

export interface RunOptions {
  /** Working directory inside the root; `/` by default. */
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Name or number; root by default. */
  readonly user?: string;
}

const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const TRUSTED = "/etc/ssl/trusted-here.pem";

/** Runs a program on this machine and returns its output. */
export function run(program: string, options: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, options, {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status === 0) return stdout;
  const output = error ? String(error) : `${stdout}${stderr}`.trim().split("\n").slice(-20).join("\n");
  throw new ProgramError(`${program} ${options.slice(0, 4).join(" ")} …\n${output}`);
}

/** Runs a shell command in `root`, with `/proc` and `/dev` mounted. */
export function runIn(root: string, command: string, runOptions: RunOptions = {}): string {
  mountSystem(root);
  try {
    return run("chroot", [root, ...asUser(runOptions), "sh", "-c", command]);
  } finally {
    unmountSystem(root);
  }
}

/** Starts a program in `root`. Call `mountSystem` first. */
export function startIn(root: string, command: readonly string[], runOptions: RunOptions = {}): ChildProcess {
  return spawn("chroot", [root, ...asUser(runOptions), ...command], { stdio: ["ignore", "pipe", "pipe"] });
}

// Clears this machine's environment and sets only these values. Other users than root cannot gain privileges.
function asUser({ folder = "/", environment = {}, user = "root" }: RunOptions): string[] {
  const values = Object.entries({ PATH, HOME: "/", ...environment }).map(
    ([name, value]) => `${name}=${value}`,
  );
  const identity =
    user === "root"
      ? []
      : [
          "setpriv",
          `--reuid=${user}`,
          `--regid=${user}`,
          "--clear-groups",
          "--no-new-privs",
          "--bounding-set=-all",
        ];
  return ["/usr/bin/env", "-i", `--chdir=${folder}`, ...values, ...identity];
}

export function mountSystem(root: string): void {
  for (const folder of ["proc", "dev"]) run("mount", ["--rbind", `/${folder}`, join(root, folder)]);
}

export function unmountSystem(root: string): void {
  for (const folder of ["dev", "proc"]) run("umount", ["--recursive", "--lazy", join(root, folder)]);
}

/** Copies a root file system. */
export function copyRoot(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  run("cp", ["--archive", "--reflink=auto", from, to]);
}

/**
 * A clean Debian with this machine's Node and npm, in place of the Dockerfile's base image. Created once from this machine's
 * mirror and kept in `work`.
 */
export function cleanRoot(work: string): string {
  const root = join(work, "debian");
  if (existsSync(root)) return root;
  if (!existsSync("/usr/sbin/debootstrap")) {
    throw new ProgramError("There is no debootstrap; as root run: apt-get install debootstrap");
  }
  const draft = `${root}.part`;
  rmSync(draft, { recursive: true, force: true });
  run("debootstrap", ["--variant=minbase", "bookworm", draft, debianMirror()]);
  addNode(draft);
  addNetwork(draft);
  run("chroot", [draft, "useradd", "--create-home", "--uid", "1000", "node"]);
  renameSync(draft, root);
  return root;
}

/** The Debian mirror that this machine uses. */
export function debianMirror(): string {
  const sources = ["/etc/apt/sources.list.d/debian.sources", "/etc/apt/sources.list"]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8"));
  const found = /^(?:URIs:|deb(?: \[[^\]]*\])?) *(https?:\S+)/m.exec(sources.join("\n"))?.[1];
  if (!found) throw new ProgramError("No Debian mirror is set up on this machine.");
  return found;
}

function addNode(root: string): void {
  const program = join(root, "usr/local/bin/node");
  cpSync(realpathSync(process.execPath), program);
  const npm = dirname(dirname(realpathSync(run("which", ["npm"]).trim())));
  cpSync(npm, join(root, "usr/local/lib/node_modules/npm"), { recursive: true });
  symlinkSync("../lib/node_modules/npm/bin/npm-cli.js", join(root, "usr/local/bin/npm"));
}

function addNetwork(root: string): void {
  for (const file of ["etc/resolv.conf", "etc/hosts"])
    cpSync(`/${file}`, join(root, file), { dereference: true });
  const trusted = process.env.NODE_EXTRA_CA_CERTS;
  mkdirSync(dirname(join(root, TRUSTED)), { recursive: true });
  writeFileSync(join(root, TRUSTED), trusted && existsSync(trusted) ? readFileSync(trusted) : "");
}

/** Settings that install steps need on this machine: the npm registry and trusted certificates. */
export function networkEnvironment(): Record<string, string> {
  return {
    npm_config_registry: run("npm", ["config", "get", "registry"]).trim(),
    NODE_EXTRA_CA_CERTS: TRUSTED,
  };
}
