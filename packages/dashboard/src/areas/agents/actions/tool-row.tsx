import { Badge, Button, Group, Paper, Skeleton, Text } from "@mantine/core";
import { useState } from "react";
import { usePermission } from "../../../api/roles.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { useAgentEditor } from "../editor.tsx";
import type { AttachedTool, Tool } from "./attached-tools.ts";
import { HttpToolDrawer } from "./http-tool.tsx";
import { McpToolDrawer } from "./mcp-tool.tsx";

interface ToolRowProps {
  readonly attached: AttachedTool;
  readonly onDetach: () => void;
}

/** A tool attached to the agent. */
export function ToolRow({ attached: { tool, selected, error }, onDetach }: ToolRowProps) {
  const { mayEdit } = useAgentEditor();
  const mayMake = usePermission("integrations:write");
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (error) return <ProblemAlert error={error} />;
  if (!tool) return <Skeleton height={74} />;
  return (
    <Paper withBorder p="sm" component="article" aria-label={tool.slug}>
      <Group gap="sm" wrap="wrap" justify="space-between">
        <div style={{ flex: "1 1 16rem", minWidth: 0 }}>
          <Group gap="xs">
            <Text size="sm" fw={600} ff="monospace">
              {tool.slug}
            </Text>
            <Badge variant="default" size="sm">
              {tool.kind === "http" ? `HTTP ${tool.method}` : "MCP"}
            </Badge>
            {tool.archived_at && (
              <Badge variant="default" size="sm">
                Archived
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed" lineClamp={2} dir="auto">
            {tool.description}
          </Text>
          {tool.kind === "mcp" && (
            <Text size="xs" c="dimmed">
              {toolCountText(tool, selected)}
            </Text>
          )}
        </div>
        <Group gap="xs">
          {mayMake && (
            <Button
              size="xs"
              variant="default"
              onClick={() => setOpen(true)}
              aria-label={`${mayEdit ? "Change or try" : "Look at"} ${tool.slug}`}
            >
              {mayEdit ? "Change or try" : "Look at"}
            </Button>
          )}
          {mayEdit && mayMake && (
            <Button size="xs" variant="default" onClick={onDetach} aria-label={`Take away ${tool.slug}`}>
              Take away
            </Button>
          )}
        </Group>
      </Group>
      {open && tool.kind === "http" && <HttpToolDrawer tool={tool} onClose={close} />}
      {open && tool.kind === "mcp" && <McpToolDrawer tool={tool} selected={selected} onClose={close} />}
    </Paper>
  );
}

function toolCountText(tool: Extract<Tool, { kind: "mcp" }>, selected: readonly string[] | null): string {
  const known = tool.discovered?.tools.length;
  if (known === undefined) return "Not asked yet what it offers";
  return selected ? `${selected.length} of its ${known} tools` : `All of its ${known} tools`;
}
