import { Button } from "@mantine/core";
import { useWorkspaceId } from "../../api/me.ts";
import { useChange } from "../../api/use-api.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { MEMORY_READS, type Observation } from "./kinds.ts";

/** Lets a superseded statement hold again, in the place of the one that holds now. */
export function RestoreStatement({ statement }: { readonly statement: Observation }) {
  const workspace_id = useWorkspaceId();
  const restore = useChange("restoreObservation", MEMORY_READS);
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
