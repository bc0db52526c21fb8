import { styleText } from "node:util";
import { isClosedOutput } from "../platform/telemetry/closed-output.ts";

/**
 * Keeps the process alive when its output is closed. A server also ignores other write errors, such as a full disk; a
 * command fails on them, because losing its output silently would be worse.
 */
export function ignoreClosedOutput(isServer: boolean): void {
  const onError = (error: NodeJS.ErrnoException) => {
    if (!isServer && !isClosedOutput(error)) throw error;
  };
  process.stdout.on("error", onError);
  process.stderr.on("error", onError);
}

/** Prints a progress line: the step's name, then its duration. Prints no failure if `signal` aborted it. */
export async function step<T>(name: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  process.stdout.write(`  ${name} … `);
  try {
    const result = await work();
    process.stdout.write(`${dim(`${Math.round(performance.now() - startedAt)} ms`)}\n`);
    return result;
  } catch (error) {
    if (!signal.aborted) process.stdout.write("failed\n");
    throw error;
  }
}

export function bold(text: string): string {
  return styleText("bold", text);
}

export function dim(text: string): string {
  return styleText("dim", text);
}

/** Formats rows as columns, each as wide as its widest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [bold(line(head)), ...rows.map(line)].join("\n");
}
