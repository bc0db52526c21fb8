import type { Schemas } from "@hyponema/client";
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { CodeEditor } from "../../../kit/code-editor.tsx";
import { Dialog } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { usePageUser } from "../use-page-user.ts";

interface AttributeDialogProps {
  /** Null creates an attribute. */
  readonly attribute: Schemas["UserAttribute"] | null;
  readonly onClose: () => void;
}

/** Sets an attribute by hand. The value is parsed as JSON, and stored as text if it is not valid JSON. */
export function AttributeDialog({ attribute, onClose }: AttributeDialogProps) {
  const workspace_id = useWorkspaceId();
  const { user_id } = usePageUser();
  const [key, setKey] = useState(attribute?.key ?? "");
  const [value, setValue] = useState(attribute ? formatValue(attribute.value) : "");
  const set = useApiMutation("setAttribute", ["listAttributes", "getTimeline"]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate(
      { params: { workspace_id, user_id, key }, body: { value: parseValue(value), source: "dashboard" } },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog onClose={onClose} title={attribute ? "Change an attribute" : "Add an attribute"}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Key"
            placeholder="crm.tier"
            required
            withAsterisk={false}
            readOnly={attribute !== null}
            data-autofocus={attribute === null ? true : undefined}
            value={key}
            onChange={({ currentTarget }) => setKey(currentTarget.value)}
            error={fieldError(set.error, "/key")}
          />
          <CodeEditor
            label="Value"
            description="Text as it stands, or JSON."
            language="text"
            minHeight={72}
            maxHeight={260}
            value={value}
            onChange={setValue}
            error={fieldError(set.error, "/value")}
          />
          <ProblemAlert error={set.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={key === "" || value.trim() === ""} loading={set.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function formatValue(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

// Parses JSON objects, lists, numbers and booleans; anything else is text.
function parseValue(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return typed;
  }
}
