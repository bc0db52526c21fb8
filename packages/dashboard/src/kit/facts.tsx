import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import "./facts.css";

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** What is known of something, each with its name; as many beside each other as there is room for. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <Text component="dt" size="xs" c="dimmed">
            {label}
          </Text>
          <Text component="dd" size="sm" dir="auto">
            {value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
