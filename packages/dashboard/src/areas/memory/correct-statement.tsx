import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../api/errors.ts";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiMutation } from "../../api/use-api.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { MEMORY_QUERIES, type Observation, slotLabel } from "./kinds.ts";

interface CorrectStatementProps {
  readonly statement: Observation;
  readonly etag: string;
  /** Called with the ID of the corrected statement. */
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

/** Corrects a statement. The previous text stays in its history. */
export function CorrectStatement({ statement, etag, onDone, onCancel }: CorrectStatementProps) {
  const workspace_id = useWorkspaceId();
  const [text, setText] = useState(statement.text ?? "");
  const [value, setValue] = useState(statement.value ?? "");
  const correct = useApiMutation("correctObservation", MEMORY_QUERIES);
  const changed = text !== statement.text || (statement.slot !== null && value !== (statement.value ?? ""));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    correct.mutate(
      {
        params: { workspace_id, observation_id: statement.id },
        ifMatch: etag,
        body: { text, ...(statement.slot === null ? {} : { value: value === "" ? null : value }) },
      },
      { onSuccess: ({ data }) => onDone(data.id) },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Textarea
          label="What is so"
          description="A sentence that stands by itself. It counts as said now; what the User says later goes before it."
          required
          withAsterisk={false}
          data-autofocus
          dir="auto"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          error={fieldError(correct.error, "/text")}
        />
        {statement.slot !== null && (
          <TextInput
            label={slotLabel(statement.slot)}
            description="The same in a word, by which later statements are compared."
            dir="auto"
            value={value}
            onChange={({ currentTarget }) => setValue(currentTarget.value)}
            error={fieldError(correct.error, "/value")}
          />
        )}
        <ProblemAlert error={correct.error} />
        <Group gap="xs">
          <Button type="submit" disabled={!changed || text.trim() === ""} loading={correct.isPending}>
            Save the correction
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
