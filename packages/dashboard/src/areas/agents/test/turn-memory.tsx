import { Paper, Stack, Text } from "@mantine/core";
import { maskLabel } from "../../../kit/mask-label.ts";
import { RecallSpan } from "../../memory/recall/recall-span.tsx";
import { promptParts, type TurnTrace } from "./turn-trace.ts";

/** Memory recalled for a turn, with scores. */
export function TurnMemory({ trace }: { readonly trace: TurnTrace }) {
  if (!trace) return <Text size="sm">Shown when the turn is over.</Text>;
  const span = trace.spans.find(({ type }) => type === "memory");
  if (!span) return <Text size="sm">This agent does not remember: see Privacy.</Text>;
  const hidden = maskLabel(span.output);
  if (hidden) return <Text size="sm">{hidden}</Text>;
  const recalledText = promptParts(trace)?.find(({ source }) => source === "memory")?.text;
  return (
    <Stack gap="md">
      <div>
        <Text size="sm" fw={600} mb={4}>
          What the model was told
        </Text>
        {recalledText ? (
          <Paper withBorder p="sm">
            <Text size="sm" className="said" dir="auto">
              {recalledText.replace(/^<memory>\n|\n<\/memory>$/g, "")}
            </Text>
          </Paper>
        ) : (
          <Text size="sm">Nothing is known of this User yet. What they say is learned after the turn.</Text>
        )}
      </div>
      <RecallSpan output={span.output} />
    </Stack>
  );
}
