import { styleText } from "node:util";
import { isClosedOutput } from "../platform/telemetry/closed-output.ts";

/**
 * Lets the process go on when nobody reads its output any more. A server goes on whatever keeps its output from being
 * written, such as a full disk; a command must not lose what it was asked for without a word.
 */
export function outliveOutput(isServer: boolean): void {
  const onError = (error: NodeJS.ErrnoException) => {
    if (!isServer && !isClosedOutput(error)) throw error;
  };
  process.stdout.on("error", onError);
  process.stderr.on("error", onError);
}

/** One line about work that takes a while: what is being done, then how long it took, unless `signal` called it off. */
export async function step<T>(name: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  process.stdout.write(`  ${name} … `);
  try {
    const result = await work();
    process.stdout.write(`${dim(`${Math.round(performance.now() - begun)} ms`)}\n`);
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

/** Rows of text in columns as wide as their widest cell. */
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
