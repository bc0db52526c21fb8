import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { TryForm } from "./try-form.tsx";

interface TryIntegrationProps {
  readonly integrationId: string;
  readonly tool: string;
  readonly schema: Record<string, unknown>;
}

/** Tests an integration's action. */
export function TryIntegration({ integrationId, tool, schema }: TryIntegrationProps) {
  const workspace_id = useWorkspaceId();
  const trial = useApiMutation("tryIntegrationTool");
  return (
    <TryForm
      schema={schema}
      note="What the model would fill in. The vendor is really called."
      busy={trial.isPending}
      error={trial.error}
      trial={trial.data?.data}
      onRun={(given) =>
        trial.mutate({
          params: { workspace_id, integration_id: integrationId, tool },
          body: { arguments: given },
        })
      }
    />
  );
}
