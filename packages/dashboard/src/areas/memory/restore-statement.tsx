import { Button } from "@mantine/core";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiMutation } from "../../api/use-api.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { MEMORY_QUERIES, type Observation } from "./kinds.ts";

/** Makes a superseded statement active again, superseding the current one. */
export function RestoreStatement({ statement }: { readonly statement: Observation }) {
  const workspace_id = useWorkspaceId();
  const restore = useApiMutation("restoreObservation", MEMORY_QUERIES);
  return (
    <>
      <Button
        loading={restore.isPending}
        onClick={() => restore.mutate({ params: { workspace_id, observation_id: statement.id } })}
      >
        Let it hold again
      </Button>
      <ProblemAlert error={restore.error} />
    </>
  );
}
