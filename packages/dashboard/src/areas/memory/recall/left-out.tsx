import { Group, Stack, Text } from "@mantine/core";
import { RecalledText } from "./recalled-text.tsx";

export interface LeftOutItem {
  readonly id: string;
  readonly kind: "observation" | "turn" | "open_thread";
  readonly score: number;
  readonly reason: "superseded" | "expired" | "cooling_down";
}

const REASONS = {
  superseded: "no longer holds",
  expired: "its time is over",
  cooling_down: "is left to rest",
} as const;

interface LeftOutProps {
  readonly items: readonly LeftOutItem[];
  /** Topics on cooldown. */
  readonly coolingDown: readonly string[];
}

/** Matches that were not recalled, with the reason. */
export function LeftOut({ items, coolingDown }: LeftOutProps) {
  if (items.length === 0 && coolingDown.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        Left out
      </Text>
      {coolingDown.length > 0 && (
        <Text size="sm" dir="auto">
          Not to be raised for now: {coolingDown.join(", ")}.
        </Text>
      )}
      {items.map(({ id, kind, reason }) => (
        <Group key={id} gap="xs" wrap="nowrap" align="baseline">
          <Text size="xs" c="dimmed" style={{ flex: "none", width: "7.5rem" }}>
            {REASONS[reason]}
          </Text>
          <Text size="sm" component="div" dir="auto" className="said" miw={0}>
            <RecalledText id={id} kind={kind} conversationId={null} />
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
