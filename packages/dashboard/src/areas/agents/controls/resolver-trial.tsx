import { Badge, Button, Code, Group, Stack, Text } from "@mantine/core";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { JsonText } from "../../../kit/json-text.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { useAgentEditor } from "../editor.tsx";

/** Calls the stored resolver once and shows the resulting variables. */
export function ResolverTrial() {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const trial = useApiMutation("tryVariableResolver");
  const result = trial.data?.data;
  return (
    <Stack gap="sm">
      <div>
        <Button
          variant="default"
          loading={trial.isPending}
          onClick={() => trial.mutate({ params: { workspace_id, agent_id: agent.id } })}
        >
          Try it
        </Button>
      </div>
      <ProblemAlert error={trial.error} />
      {result && (
        <Stack gap="xs" aria-live="polite">
          <Group gap="xs">
            <Badge color={result.ok ? "pine" : "red.9"} variant="filled">
              {result.ok ? "It answered" : "It did not answer as it should"}
            </Badge>
            {result.status !== null && <Badge variant="default">HTTP {result.status}</Badge>}
            <Text size="sm" c="dimmed">
              {result.latency_ms} ms
            </Text>
          </Group>
          {result.error && <Text size="sm">{result.error}</Text>}
          {Object.entries(result.values).map(([name, value]) => (
            <Text size="sm" key={name} dir="auto">
              <Code>{name}</Code> {value}
            </Text>
          ))}
          {result.missing.length > 0 && (
            <Text size="sm">The answer has nothing for {result.missing.join(", ")}.</Text>
          )}
          <JsonText label="The answer" value={result.answer} />
        </Stack>
      )}
    </Stack>
  );
}
