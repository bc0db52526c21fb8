import { Button, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { THREAD_KINDS } from "./thread-kinds.ts";

interface ThreadDialogProps {
  readonly userId: string;
  readonly onClose: () => void;
}

/** Dialog to create an open thread. */
export function ThreadDialog({ userId, onClose }: ThreadDialogProps) {
  const workspace_id = useWorkspaceId();
  const [kind, setKind] = useState<keyof typeof THREAD_KINDS>("follow_up");
  const [text, setText] = useState("");
  const [due, setDue] = useState("");
  const create = useApiMutation("createOpenThread", ["listOpenThreads", "getMemoryOverview"]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const due_at = due === "" ? null : new Date(due).toISOString();
    create.mutate(
      { params: { workspace_id }, body: { user_id: userId, kind, text, due_at } },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog onClose={onClose} title="Leave something open">
      <form onSubmit={submit}>
        <Stack gap="md">
          <Select
            label="What it is"
            data={Object.entries(THREAD_KINDS).map(([value, label]) => ({ value, label }))}
            value={kind}
            onChange={(value) => setKind((value ?? "follow_up") as typeof kind)}
          />
          <Textarea
            label="In a sentence that stands by itself"
            placeholder="Ask how the trip to Hallstatt went."
            required
            withAsterisk={false}
            dir="auto"
            data-autofocus
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            error={fieldError(create.error, "/text")}
          />
          <TextInput
            label="Due"
            description="Left empty: at any time."
            type="datetime-local"
            value={due}
            onChange={({ currentTarget }) => setDue(currentTarget.value)}
            error={fieldError(create.error, "/due_at")}
          />
          <ProblemAlert error={create.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={text.trim() === ""} loading={create.isPending}>
              Leave it open
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
