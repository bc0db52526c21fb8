import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { ChartProps } from "./recharts-chart.tsx";

const Drawn = lazy(() =>
  import("./recharts-chart.tsx").then((module) => ({ default: module.RechartsChart })),
);

/** A chart. Recharts is loaded with the first one; a skeleton reserves the space. */
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
