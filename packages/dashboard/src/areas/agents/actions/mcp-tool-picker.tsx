import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { RelativeTime } from "../../../kit/relative-time.tsx";
import { useAgentEditor } from "../editor.tsx";
import { type McpTool, useAttachTool } from "./attached-tools.ts";
import { ToolChecklist } from "./tool-checklist.tsx";
import { TryTool } from "./try-tool.tsx";

interface McpToolPickerProps {
  readonly tool: McpTool;
  readonly selected: readonly string[] | null;
  readonly onDiscovered: (tool: McpTool) => void;
  readonly onDone: () => void;
}

/** Selects which of an MCP server's tools the agent can use; each can be tested. */
export function McpToolPicker({ tool, selected, onDiscovered, onDone }: McpToolPickerProps) {
  const workspace_id = useWorkspaceId();
  const { mayEdit } = useAgentEditor();
  const offered = tool.discovered?.tools ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(selected ?? offered.map(({ name }) => name)),
  );
  const discover = useApiMutation("discoverTools", ["getTool"]);
  const { attach, isPending, error } = useAttachTool();
  const all = offered.every(({ name }) => chosen.has(name));
  const rediscover = () =>
    discover.mutate(
      { params: { workspace_id, tool_id: tool.id } },
      { onSuccess: ({ data }) => onDiscovered(data as McpTool) },
    );
  const saveSelection = () =>
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
              Asked <RelativeTime at={tool.discovered.at} />
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
          onClick={rediscover}
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
      <ToolChecklist
        chosen={chosen}
        onChange={setChosen}
        tools={offered.map(({ name, description, input_schema }) => ({
          name,
          description: (
            <Text size="xs" c="dimmed" lineClamp={2} dir="auto">
              {description}
            </Text>
          ),
          panel: <TryTool toolId={tool.id} mcpTool={name} schema={input_schema as Record<string, unknown>} />,
        }))}
      />
      {mayEdit && (
        <Group justify="flex-end">
          <Button onClick={saveSelection} loading={isPending} disabled={chosen.size === 0}>
            {all ? "Give all of them" : `Give ${chosen.size} of ${offered.length}`}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
