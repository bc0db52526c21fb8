import { Button, Group, Select, Stack, Textarea } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { KINDS, MEMORY_QUERIES, type ObservationKind } from "../../memory/kinds.ts";

/** Adds a statement by hand. */
export function AddStatement({ userId }: { readonly userId: string }) {
  const [opened, setOpened] = useState(false);
  if (!usePermission("memory:write")) return null;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        Add
      </Button>
      {opened && <StatementDialog userId={userId} onClose={() => setOpened(false)} />}
    </>
  );
}

function StatementDialog({ userId, onClose }: { readonly userId: string; readonly onClose: () => void }) {
  const workspace_id = useWorkspaceId();
  const [kind, setKind] = useState<ObservationKind>("fact");
  const [text, setText] = useState("");
  const create = useApiMutation("createObservation", MEMORY_QUERIES);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { params: { workspace_id }, body: { user_id: userId, kind, text } },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog onClose={onClose} title="Have something remembered">
      <form onSubmit={submit}>
        <Stack gap="md">
          <Textarea
            label="What is so"
            description="A sentence that stands by itself; agents know it from the next turn on."
            placeholder="The user likes window seats."
            required
            withAsterisk={false}
            dir="auto"
            data-autofocus
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            error={fieldError(create.error, "/text")}
          />
          <Select
            label="Kind"
            data={Object.entries(KINDS).map(([value, { label }]) => ({ value, label }))}
            value={kind}
            onChange={(value) => setKind((value ?? "fact") as ObservationKind)}
          />
          <ProblemAlert error={create.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={text.trim() === ""} loading={create.isPending}>
              Remember it
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
