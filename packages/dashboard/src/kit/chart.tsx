import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { ChartProps } from "./chart-drawn.tsx";

const Drawn = lazy(() => import("./chart-drawn.tsx").then((module) => ({ default: module.ChartDrawn })));

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
