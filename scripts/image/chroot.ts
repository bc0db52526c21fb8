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

/** A program ended badly; the message has the end of what it printed. */
export class ProgramError extends Error {
  override name = "ProgramError";
}

export interface Within {
  /** In the root; `/` unless set. */
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** By name or number; root unless set. */
  readonly user?: string;
}

const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const TRUSTED = "/etc/ssl/trusted-here.pem";

/** Runs a program of this machine to its end; resolves to what it printed. */
export function run(program: string, options: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, options, {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status === 0) return stdout;
  const said = error ? String(error) : `${stdout}${stderr}`.trim().split("\n").slice(-20).join("\n");
  throw new ProgramError(`${program} ${options.slice(0, 4).join(" ")} …\n${said}`);
}

/** Runs a shell command in `root` to its end. `/proc` and `/dev` are there meanwhile. */
export function runIn(root: string, command: string, within: Within = {}): string {
  mountSystem(root);
  try {
    return run("chroot", [root, ...asUser(within), "sh", "-c", command]);
  } finally {
    unmountSystem(root);
  }
}

/** Starts a program in `root`, in which `mountSystem` has been called. */
export function startIn(root: string, command: readonly string[], within: Within = {}): ChildProcess {
  return spawn("chroot", [root, ...asUser(within), ...command], { stdio: ["ignore", "pipe", "pipe"] });
}

// Everything is set by these words, so that nothing of this machine's environment comes along. Without rights to gain.
function asUser({ folder = "/", environment = {}, user = "root" }: Within): string[] {
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

/** Copies a whole root. */
export function copyRoot(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  run("cp", ["--archive", "--reflink=auto", from, to]);
}

/**
 * A clean Debian with Node and npm of this machine, standing in for the image that the Dockerfile begins with. It is made once,
 * from the mirror that this machine is set up with, and kept in `work`.
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

/** Where this machine gets Debian's packages from. */
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

/** What steps that install packages need to know of this machine: its registry, and whom it trusts. */
export function networkEnvironment(): Record<string, string> {
  return {
    npm_config_registry: run("npm", ["config", "get", "registry"]).trim(),
    NODE_EXTRA_CA_CERTS: TRUSTED,
  };
}
