import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { formatNumber } from "./format.ts";
import "./share-bars.css";

interface ShareBarsProps {
  readonly label: string;
  readonly shares: readonly { readonly name: string; readonly count: number; readonly title?: ReactNode }[];
}

/** Bar list of counts, scaled to the largest one. */
export function ShareBars({ label, shares }: ShareBarsProps) {
  const maximum = Math.max(...shares.map(({ count }) => count), 1);
  return (
    <ul className="share-bars" aria-label={label}>
      {shares.map(({ name, count, title }) => (
        <li key={name}>
          <Text size="sm" className="cut" dir="auto" title={name} component="span">
            {title ?? name}
          </Text>
          <span className="share-track" aria-hidden>
            <span style={{ width: `${(count / maximum) * 100}%` }} />
          </span>
          <Text size="sm" c="dimmed" ta="end" component="span">
            {formatNumber(count)}
          </Text>
        </li>
      ))}
    </ul>
  );
}
