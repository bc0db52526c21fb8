import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { TryForm } from "./try-form.tsx";

interface TryToolProps {
  readonly toolId: string;
  readonly schema: Record<string, unknown>;
  /** Name of the MCP server's tool to run. */
  readonly mcpTool?: string;
}

/** Tests a tool. */
export function TryTool({ toolId, schema, mcpTool }: TryToolProps) {
  const workspace_id = useWorkspaceId();
  const trial = useApiMutation("tryTool");
  return (
    <TryForm
      schema={schema}
      note="What the model would fill in. The tool is really called."
      busy={trial.isPending}
      error={trial.error}
      trial={trial.data?.data}
      onRun={(given) =>
        trial.mutate({
          params: { workspace_id, tool_id: toolId },
          body: { arguments: given, ...(mcpTool ? { tool: mcpTool } : {}) },
        })
      }
    />
  );
}
