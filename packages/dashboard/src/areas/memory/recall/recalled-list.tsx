import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { ScoreBar, SignalLegend, topSignals } from "./score-bar.tsx";

/** A recalled item with its score. */
export interface RecalledItem {
  readonly id: string;
  readonly kind: "observation" | "turn" | "open_thread";
  readonly text: ReactNode;
  /** Shown below the text: date and source. */
  readonly note?: ReactNode;
  readonly score: number;
  readonly signals: Readonly<Record<string, number>>;
  readonly matched: readonly string[];
}

export const KIND_LABELS = { observation: "Statement", turn: "Said", open_thread: "Open thread" } as const;

/** Recalled items by score, each with a breakdown of the score. */
export function RecalledList({ lines: items }: { readonly lines: readonly RecalledItem[] }) {
  const full = Math.max(...items.map(({ score }) => score), 0.01);
  return (
    <Stack gap="xs">
      <SignalLegend />
      <ol className="recalled">
        {items.map(({ id, kind, text, note, score, signals, matched }) => (
          <li key={id}>
            <Stack gap={6}>
              <Group gap="sm" wrap="nowrap" align="flex-start">
                <Text size="xs" c="dimmed" w={76} mt={2} style={{ flex: "none" }}>
                  {KIND_LABELS[kind]}
                </Text>
                <div style={{ minWidth: 0, flex: 1 }}>
                  <Text size="sm" component="div" dir="auto" className="said">
                    {text}
                  </Text>
                  {note && (
                    <Text size="xs" c="dimmed" component="div">
                      {note}
                    </Text>
                  )}
                </div>
              </Group>
              <ScoreBar score={score} signals={signals} full={full} />
              <Text size="xs" c="dimmed">
                {topSignals(signals, matched)}
              </Text>
            </Stack>
          </li>
        ))}
      </ol>
    </Stack>
  );
}
