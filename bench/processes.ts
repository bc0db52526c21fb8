import { type ChildProcess, fork, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** A process under measurement. */
export interface Measured {
  readonly child: ChildProcess;
  readonly pid: number;
  /** The first line it printed: its URL. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a program and resolves with the first line that looks like a URL. */
export function start(
  program: string,
  options: readonly string[],
  environment: Record<string, string> = {},
): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.once("exit", (code) => reject(new Error(`${options[0]} ended with ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const url = /(https?:\/\/\S+)/.exec(line)?.[1];
      if (url) resolve({ child, pid: child.pid ?? 0, url, stop: () => end(child) });
    });
  });
}

/** Starts a module that answers messages, and a way to send it one and wait for its answer. */
export function startWorker(module: URL): {
  ask<Q extends object, A>(question: Q): Promise<A>;
  stop(): Promise<void>;
} {
  const child = fork(module);
  return {
    ask<Q extends object, A>(question: Q) {
      return new Promise<A>((resolve, reject) => {
        const ended = (code: number | null) => reject(new Error(`the load ended with ${code}`));
        child.once("exit", ended);
        child.once("message", (answer) => {
          child.off("exit", ended);
          resolve(answer as A);
        });
        child.send(question);
      });
    },
    stop: () => end(child),
  };
}

/** CPU time that a process has used, user and system, in ms. */
export function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  // In ticks of 10 ms: utime and stime.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident memory of a process in MiB. */
export function rssMib(pid: number): number {
  const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kib ?? 0) / 1024;
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), 15_000).unref();
  });
}
