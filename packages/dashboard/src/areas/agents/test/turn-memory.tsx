import { Paper, Stack, Text } from "@mantine/core";
import { hiddenText } from "../../../kit/hidden.ts";
import { RecallSpan } from "../../memory/recall/recall-span.tsx";
import { sentParts, type TurnTrace } from "./turn-trace.ts";

/** What was remembered of the User for this turn, and why. */
export function TurnMemory({ trace }: { readonly trace: TurnTrace }) {
  if (!trace) return <Text size="sm">Shown when the turn is over.</Text>;
  const span = trace.spans.find(({ type }) => type === "memory");
  if (!span) return <Text size="sm">This agent does not remember: see Privacy.</Text>;
  const hidden = hiddenText(span.output);
  if (hidden) return <Text size="sm">{hidden}</Text>;
  const told = sentParts(trace)?.find(({ source }) => source === "memory")?.text;
  return (
    <Stack gap="md">
      <div>
        <Text size="sm" fw={600} mb={4}>
          What the model was told
        </Text>
        {told ? (
          <Paper withBorder p="sm">
            <Text size="sm" className="said" dir="auto">
              {told.replace(/^<memory>\n|\n<\/memory>$/g, "")}
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
