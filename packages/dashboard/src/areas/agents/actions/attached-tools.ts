import type { Schemas } from "@hyponema/client";
import { useQueries } from "@tanstack/react-query";
import { useWorkspaceId } from "../../../api/me.ts";
import { operationQuery, useApiMutation } from "../../../api/use-api.ts";
import { useAgentEditor } from "../editor.tsx";

export type Tool = Schemas["Tool"];
export type HttpTool = Extract<Tool, { kind: "http" }>;
export type McpTool = Extract<Tool, { kind: "mcp" }>;

/** A tool attached to the agent's draft; `tool` is undefined while loading. */
export interface AttachedTool {
  readonly id: string;
  readonly selected: readonly string[] | null;
  readonly tool: Tool | undefined;
  readonly error: unknown;
}

export function useAttachedTools(): readonly AttachedTool[] {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const read = useQueries({
    queries: agent.tools.map(({ tool_id }) =>
      operationQuery("getTool", { params: { workspace_id, tool_id } }),
    ),
  });
  return agent.tools.map(({ tool_id, selected_tools }, at) => ({
    id: tool_id,
    selected: selected_tools,
    tool: read[at]?.data?.data,
    error: read[at]?.error,
  }));
}

const TOOL_QUERIES = [
  ...["getAgent", "listAgents", "diffAgentVersion", "renderPlayground", "getTool", "listTools"],
] as const;

/** Attaches a tool to the agent's draft. For an MCP server: the selected tools, or all. */
export function useAttachTool() {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const attach = useApiMutation("attachTool", TOOL_QUERIES);
  return {
    ...attach,
    attach: (tool_id: string, selected_tools: string[] | null = null) =>
      attach.mutateAsync({ params: { workspace_id, agent_id: agent.id, tool_id }, body: { selected_tools } }),
  };
}

export function useDetachTool() {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const detach = useApiMutation("detachTool", TOOL_QUERIES);
  return {
    ...detach,
    detach: (tool_id: string) => detach.mutate({ params: { workspace_id, agent_id: agent.id, tool_id } }),
  };
}
