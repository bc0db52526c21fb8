import { Badge, Group, Stack, Text } from "@mantine/core";
import type { Turn } from "./turn.ts";
import type { TurnTrace } from "./turn-trace.ts";

interface TurnGuardsProps {
  readonly turn: Turn;
  readonly trace: TurnTrace;
}

interface GuardMatch {
  readonly action?: string;
  readonly said_by?: string;
}

/** Guard actions of a turn, including matches that were only marked. */
export function TurnGuards({ turn, trace }: TurnGuardsProps) {
  const spans = trace?.spans.filter(({ type }) => type === "guardrail") ?? [];
  if (turn.guards.length === 0 && spans.length === 0) {
    return <Text size="sm">No guard met anything in this turn.</Text>;
  }
  return (
    <Stack gap="sm">
      {turn.guards.map(({ kind, action, detail }) => (
        <div key={kind + detail}>
          <Group gap="xs">
            <Badge size="sm" color="red.9">
              {action}
            </Badge>
            <Text size="sm" fw={600}>
              {kind.replaceAll("_", " ")}
            </Text>
          </Group>
          <Text size="sm" dir="auto">
            {detail}
          </Text>
        </div>
      ))}
      {spans.map(({ id, name, output }) => {
        const { action, said_by } = (output ?? {}) as GuardMatch;
        return (
          <Group key={id} gap="xs">
            <Badge size="sm" variant="default">
              {action ?? "met"}
            </Badge>
            <Text size="sm" dir="auto">
              {name}
              {said_by && `, in what the ${said_by === "user" ? "User" : said_by} said`}
            </Text>
          </Group>
        );
      })}
    </Stack>
  );
}
