import type { Schemas } from "@hyponema/client";
import { useQueries } from "@tanstack/react-query";
import { useWorkspaceId } from "../../../api/me.ts";
import { reading, useChange } from "../../../api/use-api.ts";
import { useAgentEditor } from "../editor.tsx";

export type Tool = Schemas["Tool"];
export type HttpTool = Extract<Tool, { kind: "http" }>;
export type McpTool = Extract<Tool, { kind: "mcp" }>;

/** A tool that the agent's draft has; undefined while it is being read. */
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
    queries: agent.tools.map(({ tool_id }) => reading("getTool", { params: { workspace_id, tool_id } })),
  });
  return agent.tools.map(({ tool_id, selected_tools }, at) => ({
    id: tool_id,
    selected: selected_tools,
    tool: read[at]?.data?.data,
    error: read[at]?.error,
  }));
}

const VOIDED = [
  ...["getAgent", "listAgents", "diffAgentVersion", "renderPlayground", "getTool", "listTools"],
] as const;

/** Gives the agent's draft a tool; of an MCP server's tools those that are selected, or all. */
export function useAttachTool() {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const attach = useChange("attachTool", VOIDED);
  return {
    ...attach,
    attach: (tool_id: string, selected_tools: string[] | null = null) =>
      attach.mutateAsync({ params: { workspace_id, agent_id: agent.id, tool_id }, body: { selected_tools } }),
  };
}

export function useDetachTool() {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const detach = useChange("detachTool", VOIDED);
  return {
    ...detach,
    detach: (tool_id: string) => detach.mutate({ params: { workspace_id, agent_id: agent.id, tool_id } }),
  };
}
