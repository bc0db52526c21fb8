import { Accordion, Alert, Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useChange } from "../../../api/use-api.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { When } from "../../../kit/when.tsx";
import { useAgentEditor } from "../editor.tsx";
import { type McpTool, useAttachTool } from "./attached-tools.ts";
import { TryTool } from "./try-tool.tsx";

interface McpPickProps {
  readonly tool: McpTool;
  readonly selected: readonly string[] | null;
  readonly onAsked: (tool: McpTool) => void;
  readonly onDone: () => void;
}

/** Which of an MCP server's tools this agent gets; each can be tried. */
export function McpPick({ tool, selected, onAsked, onDone }: McpPickProps) {
  const workspace_id = useWorkspaceId();
  const { mayEdit } = useAgentEditor();
  const offered = tool.discovered?.tools ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(selected ?? offered.map(({ name }) => name)),
  );
  const discover = useChange("discoverTools", ["getTool"]);
  const { attach, isPending, error } = useAttachTool();
  const all = offered.every(({ name }) => chosen.has(name));
  const toggle = (name: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, name] : [...before].filter((other) => other !== name)));
  const again = () =>
    discover.mutate(
      { params: { workspace_id, tool_id: tool.id } },
      { onSuccess: ({ data }) => onAsked(data as McpTool) },
    );
  const done = () =>
    attach(tool.id, all ? null : offered.map(({ name }) => name).filter((name) => chosen.has(name))).then(
      onDone,
      () => undefined,
    );
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed">
          {tool.discovered ? (
            <>
              Asked <When at={tool.discovered.at} />
            </>
          ) : (
            "Not asked yet"
          )}
        </Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={14} aria-hidden />}
          loading={discover.isPending}
          onClick={again}
        >
          Ask again
        </Button>
      </Group>
      {tool.discovered?.error && (
        <Alert color="yellow" title="The server did not answer as it should">
          {tool.discovered.error}
        </Alert>
      )}
      <ProblemAlert error={discover.error ?? error} />
      <Accordion variant="separated" chevronPosition="left">
        {offered.map(({ name, description, input_schema }) => (
          <Accordion.Item key={name} value={name}>
            <Group gap="xs" wrap="nowrap" pl="sm">
              <Checkbox
                aria-label={`Give ${name}`}
                disabled={!mayEdit}
                checked={chosen.has(name)}
                onChange={({ currentTarget }) => toggle(name, currentTarget.checked)}
              />
              <Accordion.Control>
                <Text size="sm" fw={600} ff="monospace">
                  {name}
                </Text>
                <Text size="xs" c="dimmed" lineClamp={2} dir="auto">
                  {description}
                </Text>
              </Accordion.Control>
            </Group>
            <Accordion.Panel>
              <TryTool toolId={tool.id} of={name} schema={input_schema as Record<string, unknown>} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      {mayEdit && (
        <Group justify="flex-end">
          <Button onClick={done} loading={isPending} disabled={chosen.size === 0}>
            {all ? "Give all of them" : `Give ${chosen.size} of ${offered.length}`}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
