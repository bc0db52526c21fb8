import { Badge, Group, Paper, Stack, Text } from "@mantine/core";
import { JsonText } from "../../../kit/json-text.tsx";
import type { Turn } from "./turn.ts";

/** Tool calls of a turn with their arguments and results. */
export function TurnTools({ turn: { tools } }: { readonly turn: Turn }) {
  if (tools.length === 0) return <Text size="sm">No tool ran in this turn.</Text>;
  return (
    <Stack gap="sm">
      {tools.map(({ name, argumentsJson, result, latencyMs }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
        <Paper key={at} withBorder p="sm">
          <Group justify="space-between" gap="xs" mb="xs">
            <Text size="sm" fw={600} ff="monospace">
              {name}
            </Text>
            <Badge size="sm" variant="default">
              {latencyMs === undefined ? "running" : `${latencyMs} ms`}
            </Badge>
          </Group>
          <Text size="xs" c="dimmed">
            Given by the model
          </Text>
          <JsonText label={`Given to ${name}`} value={argumentsJson || "nothing"} />
          {result !== undefined && (
            <>
              <Text size="xs" c="dimmed" mt="xs">
                Given back to it
              </Text>
              <JsonText label={`What ${name} gave back`} value={result} />
            </>
          )}
        </Paper>
      ))}
    </Stack>
  );
}
