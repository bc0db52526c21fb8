import type { Schemas } from "@hyponema/client";
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";

interface WorkspaceNameProps {
  readonly workspace: Schemas["Workspace"];
  readonly etag: string;
}

/** Name of the workspace. */
export function WorkspaceName({ workspace, etag }: WorkspaceNameProps) {
  const mayWrite = usePermission("workspaces:write");
  const [name, setName] = useState(workspace.name);
  const update = useApiMutation("updateWorkspace", ["getWorkspace", "getMe"]);
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
            error={fieldError(update.error, "/name")}
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
