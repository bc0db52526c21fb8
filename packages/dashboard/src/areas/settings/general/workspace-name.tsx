import type { Schemas } from "@hyponema/client";
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { placeAt } from "../../../api/failure.ts";
import { useMay } from "../../../api/roles.ts";
import { useChange } from "../../../api/use-api.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";

interface WorkspaceNameProps {
  readonly workspace: Schemas["Workspace"];
  readonly etag: string;
}

/** What the workspace is called. */
export function WorkspaceName({ workspace, etag }: WorkspaceNameProps) {
  const mayWrite = useMay("workspaces:write");
  const [name, setName] = useState(workspace.name);
  const update = useChange("updateWorkspace", ["getWorkspace", "getMe"]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ params: { workspace_id: workspace.id }, ifMatch: etag, body: { name } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Name"
            dir="auto"
            readOnly={!mayWrite}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            error={placeAt(update.error, "/name")}
            style={{ flex: "1 1 14rem" }}
          />
          {mayWrite && (
            <Button
              type="submit"
              disabled={name.trim() === "" || name === workspace.name}
              loading={update.isPending}
            >
              Save
            </Button>
          )}
        </Group>
        <ProblemAlert error={update.error} />
      </Stack>
    </form>
  );
}
