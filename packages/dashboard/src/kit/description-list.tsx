import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import "./description-list.css";

export interface DescriptionItem {
  readonly label: string;
  readonly value: ReactNode;
}

/** A responsive list of labeled values. */
export function DescriptionList({ facts: items }: { readonly facts: readonly DescriptionItem[] }) {
  return (
    <dl className="description-list">
      {items.map(({ label, value }) => (
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
