import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { reasonsOf, ScoreBar, SignalLegend } from "./score-bar.tsx";

/** Something recalled, with why. */
export interface RecalledLine {
  readonly id: string;
  readonly kind: "observation" | "turn" | "open_thread";
  readonly text: ReactNode;
  /** Below the text: when it was said, where it is from. */
  readonly note?: ReactNode;
  readonly score: number;
  readonly signals: Readonly<Record<string, number>>;
  readonly matched: readonly string[];
}

export const KIND_LABELS = { observation: "Statement", turn: "Said", open_thread: "Open thread" } as const;

/** What was recalled, best first, each with a bar of what its score adds up from. */
export function RecalledList({ lines }: { readonly lines: readonly RecalledLine[] }) {
  const full = Math.max(...lines.map(({ score }) => score), 0.01);
  return (
    <Stack gap="xs">
      <SignalLegend />
      <ol className="recalled">
        {lines.map(({ id, kind, text, note, score, signals, matched }) => (
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
                {reasonsOf(signals, matched)}
              </Text>
            </Stack>
          </li>
        ))}
      </ol>
    </Stack>
  );
}
