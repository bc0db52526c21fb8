import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { formatNumber } from "./format.ts";

interface ChartPoint {
  /** X-axis label. */
  readonly label: string;
  readonly value: number;
}

export interface ChartProps {
  /** One-sentence summary for screen readers. */
  readonly summary: string;
  /** `bars`: amounts from zero; `line`: a value between two ends. */
  readonly kind: "bars" | "line";
  readonly points: readonly ChartPoint[];
  /** Name of the value in the tooltip. */
  readonly name: string;
  readonly format?: (value: number) => string;
  /** Minimum and maximum of a line chart's axis. */
  readonly ends?: { readonly low: number; readonly high: number };
  /** In pixels. */
  readonly height?: number;
}

const INK = "var(--mantine-color-dimmed)";
const TICK = { fill: INK, fontSize: 12 };
const ACCENT = "var(--chart-accent, var(--mantine-color-pine-6))";
const BOX = {
  background: "var(--mantine-color-body)",
  border: "1px solid var(--line)",
  borderRadius: 8,
  fontSize: 13,
};

/** Renders a chart; loaded lazily by `Chart`. */
export function RechartsChart({ kind, points, name, format = formatNumber, ends }: ChartProps) {
  const data = points.map((point) => ({ ...point }));
  const sharedElements = [
    <CartesianGrid key="grid" vertical={false} stroke="var(--line)" />,
    <XAxis key="x" dataKey="label" tick={TICK} tickLine={false} axisLine={false} minTickGap={28} />,
    <Tooltip
      key="tip"
      contentStyle={BOX}
      labelStyle={{ color: INK }}
      itemStyle={{ color: "var(--mantine-color-text)" }}
      cursor={{ fill: "var(--line)", opacity: 0.5 }}
      formatter={(value) => [format(Number(value)), name]}
    />,
  ];
  return (
    <ResponsiveContainer width="100%" height="100%">
      {kind === "bars" ? (
        <BarChart data={data} margin={{ top: 4, right: 4, bottom: 0, left: -12 }} accessibilityLayer={false}>
          {sharedElements}
          <YAxis allowDecimals={false} width={44} tick={TICK} tickLine={false} axisLine={false} />
          <Bar
            dataKey="value"
            fill={ACCENT}
            radius={[3, 3, 0, 0]}
            isAnimationActive={false}
            maxBarSize={26}
          />
        </BarChart>
      ) : (
        <LineChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          {sharedElements}
          <YAxis
            domain={ends ? [ends.low, ends.high] : ["auto", "auto"]}
            {...(ends ? { ticks: [ends.low, 0, ends.high] } : {})}
            tickFormatter={format}
            width={74}
            tick={TICK}
            tickLine={false}
            axisLine={false}
          />
          {ends && <ReferenceLine y={0} stroke="var(--line-strong, #a7aeb4)" strokeDasharray="3 3" />}
          <Line
            dataKey="value"
            type="monotone"
            stroke={ACCENT}
            strokeWidth={2}
            dot={{ r: 3, fill: ACCENT, strokeWidth: 0 }}
            isAnimationActive={false}
          />
        </LineChart>
      )}
    </ResponsiveContainer>
  );
}
