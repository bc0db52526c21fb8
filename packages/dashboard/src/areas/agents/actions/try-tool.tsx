import { useWorkspaceId } from "../../../api/me.ts";
import { useChange } from "../../../api/use-api.ts";
import { TryForm } from "./try-form.tsx";

interface TryToolProps {
  readonly toolId: string;
  readonly schema: Record<string, unknown>;
  /** Of an MCP server's tools, the one to run. */
  readonly of?: string;
}

/** Runs a tool once. */
export function TryTool({ toolId, schema, of }: TryToolProps) {
  const workspace_id = useWorkspaceId();
  const trial = useChange("tryTool");
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
          body: { arguments: given, ...(of ? { tool: of } : {}) },
        })
      }
    />
  );
}
