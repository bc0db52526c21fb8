import type { Schemas } from "@hyponema/client";
import { Button, Checkbox, Group, Select, Stack, TagsInput, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { FIELD_TYPES } from "./field-types.ts";

type Field = Schemas["ProfileField"];

const FIELD_QUERIES = ["listProfileFields", "getProfileField", "getProfile"] as const;

const NEW_FIELD = {
  ...{ key: "", label: "", description: "", type: "text" as Field["type"], options: [] as string[] },
  ...{ sensitive: false, usable_in_instructions: false },
};

interface FieldDialogProps {
  /** Null creates a field. */
  readonly field: Field | null;
  readonly onClose: () => void;
}

/** Creates or edits a profile field. */
export function FieldDialog({ field, onClose }: FieldDialogProps) {
  const workspace_id = useWorkspaceId();
  const mayWrite = usePermission("profile_fields:write");
  const [values, setValues] = useState(field ?? NEW_FIELD);
  const create = useApiMutation("createProfileField", FIELD_QUERIES);
  const update = useApiMutation("updateProfileField", FIELD_QUERIES);
  const error = create.error ?? update.error;
  const setField = (change: Partial<typeof NEW_FIELD>) => setValues((before) => ({ ...before, ...change }));
  const { key, label, description, type, options, sensitive, usable_in_instructions } = values;
  const hasOptions = type === "select" || type === "multi_select";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const design = {
      label,
      description,
      type,
      sensitive,
      usable_in_instructions,
      options: hasOptions ? options : [],
    };
    if (field) {
      const params = { workspace_id, field_id: field.id };
      update.mutate({ params, ifMatch: `"${field.revision}"`, body: design }, { onSuccess: onClose });
    } else create.mutate({ params: { workspace_id }, body: { key, ...design } }, { onSuccess: onClose });
  };
  return (
    <Dialog onClose={onClose} title={field ? "Profile field" : "New profile field"}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Label"
            description="What people, and agents, are shown."
            required
            withAsterisk={false}
            dir="auto"
            data-autofocus
            readOnly={!mayWrite}
            value={label}
            onChange={({ currentTarget: { value } }) =>
              setField({ label: value, ...(field ? {} : { key: keyFromLabel(value) }) })
            }
            error={fieldError(error, "/label")}
          />
          <TextInput
            label="Key"
            description="What it is called in the API. It cannot be changed later."
            required
            withAsterisk={false}
            readOnly={field !== null}
            value={key}
            onChange={({ currentTarget }) => setField({ key: currentTarget.value })}
            error={fieldError(error, "/key")}
          />
          <Select
            label="Type"
            data={Object.entries(FIELD_TYPES).map(([value, name]) => ({ value, label: name }))}
            readOnly={!mayWrite}
            value={type}
            onChange={(value) => setField({ type: (value ?? "text") as Field["type"] })}
            error={fieldError(error, "/type")}
          />
          {hasOptions && (
            <TagsInput
              label="Options"
              description="Type one and press Enter."
              readOnly={!mayWrite}
              value={options}
              onChange={(next) => setField({ options: next })}
              error={fieldError(error, "/options")}
            />
          )}
          <Textarea
            label="Description"
            dir="auto"
            readOnly={!mayWrite}
            value={description}
            onChange={({ currentTarget }) => setField({ description: currentTarget.value })}
          />
          <Checkbox
            label="Sensitive: never told to a model, masked in the audit log"
            disabled={!mayWrite}
            checked={sensitive}
            onChange={({ currentTarget: { checked } }) =>
              setField({ sensitive: checked, ...(checked ? { usable_in_instructions: false } : {}) })
            }
          />
          <Checkbox
            label="Agents may be told its values"
            disabled={!mayWrite || sensitive}
            checked={usable_in_instructions}
            onChange={({ currentTarget }) => setField({ usable_in_instructions: currentTarget.checked })}
          />
          <ProblemAlert error={error} />
          <Group justify="space-between" gap="xs">
            {field && mayWrite ? <ArchiveButton field={field} onDone={onClose} /> : <span />}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {mayWrite ? "Cancel" : "Close"}
              </Button>
              {mayWrite && (
                <Button
                  type="submit"
                  disabled={label === "" || key === ""}
                  loading={create.isPending || update.isPending}
                >
                  Save
                </Button>
              )}
            </Group>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** Archives a field, keeping its values, or restores it. */
function ArchiveButton({ field, onDone }: { readonly field: Field; readonly onDone: () => void }) {
  const workspace_id = useWorkspaceId();
  const archive = useApiMutation("archiveProfileField", FIELD_QUERIES);
  const restore = useApiMutation("restoreProfileField", FIELD_QUERIES);
  const params = { workspace_id, field_id: field.id };
  const act = field.archived_at ? restore : archive;
  return (
    <Stack gap="xs">
      <Button
        variant="default"
        loading={act.isPending}
        onClick={() => act.mutate({ params }, { onSuccess: onDone })}
      >
        {field.archived_at ? "Bring it back" : "Archive"}
      </Button>
      <ProblemAlert error={act.error} />
    </Stack>
  );
}

// Derives a valid key from the label.
function keyFromLabel(label: string): string {
  const plain = label.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 48);
}
