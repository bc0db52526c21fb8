import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";

const Drawn = lazy(() => import("./chart-drawn.tsx").then((module) => ({ default: module.ChartDrawn })));

export interface ChartPoint {
  /** On the axis. */
  readonly label: string;
  readonly value: number;
}

export interface ChartProps {
  /** What is seen, in a sentence, for people who do not see it. */
  readonly summary: string;
  /** `bars`: amounts from nothing up; `line`: a value that goes up and down between two ends. */
  readonly kind: "bars" | "line";
  readonly points: readonly ChartPoint[];
  /** What the value is called where one is pointed at. */
  readonly name: string;
  readonly format?: (value: number) => string;
  /** The ends of a line's axis, with what they mean. */
  readonly ends?: { readonly low: number; readonly high: number };
  /** Pixels. */
  readonly height?: number;
}

/** A chart. Its code is loaded when the first one is shown; its place is kept meanwhile. */
export function Chart(props: ChartProps) {
  const { summary, height = 180 } = props;
  return (
    <div role="img" aria-label={summary} style={{ height }}>
      <Suspense fallback={<Skeleton height={height} />}>
        <Drawn {...props} />
      </Suspense>
    </div>
  );
}
