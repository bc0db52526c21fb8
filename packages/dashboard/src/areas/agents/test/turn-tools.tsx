import { Badge, Code, Group, Paper, Stack, Text } from "@mantine/core";
import type { Turn } from "./conversation.ts";

/** The tools that ran in a turn, with what they were given and what came back. */
export function TurnTools({ turn: { tools } }: { readonly turn: Turn }) {
  if (tools.length === 0) return <Text size="sm">No tool ran in this turn.</Text>;
  return (
    <Stack gap="sm">
      {tools.map(({ id, name, given, result, latencyMs }) => (
        <Paper key={id} withBorder p="sm">
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
          <Code block className="said" dir="auto">
            {given || "nothing"}
          </Code>
          {result !== undefined && (
            <>
              <Text size="xs" c="dimmed" mt="xs">
                Given back to it
              </Text>
              <Code block className="said" dir="auto" mah={260} style={{ overflow: "auto" }} tabIndex={0}>
                {typeof result === "string" ? result : JSON.stringify(result, null, 2)}
              </Code>
            </>
          )}
        </Paper>
      ))}
    </Stack>
  );
}
