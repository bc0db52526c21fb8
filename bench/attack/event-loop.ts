import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";

// Loaded into the server under attack by --import: measures its event loop, writes what it saw to EVENT_LOOP_REPORT on
// SIGUSR2, and begins again.
const RESOLUTION_MS = 10;

/** Delay of the event loop in ms, over and above the timer's own interval. */
export interface EventLoopReport {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const file = process.env.EVENT_LOOP_REPORT;
if (file) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const inMs = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  process.on("SIGUSR2", () => {
    const report: EventLoopReport = {
      p50: inMs(delay.percentile(50)),
      p99: inMs(delay.percentile(99)),
      max: inMs(delay.max),
    };
    writeFileSync(file, JSON.stringify(report));
    delay.reset();
  });
}
