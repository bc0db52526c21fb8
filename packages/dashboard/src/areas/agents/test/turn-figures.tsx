import { SimpleGrid, Text } from "@mantine/core";
import { costOf } from "../../../kit/money.ts";
import type { Turn } from "./conversation.ts";
import type { Trace } from "./turn-trace.ts";

/** What a turn took: time, tokens, money. */
export function TurnFigures({
  turn,
  trace,
}: {
  readonly turn: Turn;
  readonly trace: Trace | null | undefined;
}) {
  const first = trace?.first_token_ms ?? turn.firstWordMs;
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
      <Figure label="First word" value={first === null ? "–" : `${Math.round(first).toLocaleString()} ms`} />
      <Figure
        label="Whole turn"
        value={turn.latencyMs === null ? "–" : `${turn.latencyMs.toLocaleString()} ms`}
      />
      <Figure
        label="Tokens"
        value={
          turn.promptTokens === null
            ? "–"
            : `${turn.promptTokens.toLocaleString()} + ${(turn.completionTokens ?? 0).toLocaleString()}`
        }
      />
      <Figure label="Cost" value={trace ? costOf(trace.cost_usd) : "–"} />
    </SimpleGrid>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text fw={650} style={{ fontVariantNumeric: "tabular-nums" }}>
        {value}
      </Text>
    </div>
  );
}
