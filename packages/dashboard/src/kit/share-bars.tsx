import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { counted } from "./amounts.ts";
import "./share-bars.css";

interface ShareBarsProps {
  readonly label: string;
  readonly shares: readonly { readonly name: string; readonly count: number; readonly title?: ReactNode }[];
}

/** How often each of some things is there, the longest bar for the most frequent. */
export function ShareBars({ label, shares }: ShareBarsProps) {
  const most = Math.max(...shares.map(({ count }) => count), 1);
  return (
    <ul className="share-bars" aria-label={label}>
      {shares.map(({ name, count, title }) => (
        <li key={name}>
          <Text size="sm" className="cut" dir="auto" title={name} component="span">
            {title ?? name}
          </Text>
          <span className="share-track" aria-hidden>
            <span style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <Text size="sm" c="dimmed" ta="end" component="span">
            {counted(count)}
          </Text>
        </li>
      ))}
    </ul>
  );
}
