import { type ChildProcess, spawn } from "node:child_process";
import { type Account, asAccount } from "./account.ts";

// It waits until its input ends, which it does however this process ends. Then it stops the database, unless the
// folder says that another one runs there by now.
const SCRIPT = `
read -r word
[ "$word" = done ] && exit 0
if read -r noted 2>/dev/null < "$1/postmaster.pid" && [ "$noted" != "$2" ]; then exit 0; fi
kill -INT "$2" 2>/dev/null
`;

/** Stops a database whose server was killed. `dismiss` ends it when the database has stopped by itself. */
export interface Watcher {
  dismiss(): void;
}

const NOBODY: Watcher = { dismiss: () => undefined };

/** Watches over the database `pid` in `folder`. Windows has no shell for it: there the next start stops an orphan. */
export function watchOver(pid: number, folder: string, account: Account | null): Watcher {
  if (process.platform === "win32") return NOBODY;
  const child: ChildProcess = spawn("/bin/sh", ["-c", SCRIPT, "hyponema-watcher", folder, String(pid)], {
    ...asAccount(account),
    cwd: "/",
    env: {},
    // In a session of its own, as the database: what is sent to the server's group is not for it.
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  // Without a shell the database runs unwatched.
  child.on("error", () => undefined);
  child.stdin?.on("error", () => undefined);
  child.unref();
  (child.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return {
    dismiss() {
      child.stdin?.end("done\n");
    },
  };
}
