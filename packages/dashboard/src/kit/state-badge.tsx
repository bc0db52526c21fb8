import { Badge } from "@mantine/core";
import type { ReactNode } from "react";
import "./state-badge.css";

export type Tone = "ok" | "quiet" | "warn" | "bad";

/** Status badge. */
export function StateBadge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <Badge className={`state state-${tone}`} variant="filled" autoContrast={false}>
      {children}
    </Badge>
  );
}
