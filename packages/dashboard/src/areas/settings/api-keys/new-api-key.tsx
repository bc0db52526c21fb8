import type { GrantableScope } from "@hyponema/contract/scopes";
import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { ShownOnce } from "../../../kit/shown-once.tsx";
import { ExpiryField } from "./expiry-field.tsx";
import { KEY_QUERIES } from "./keys.ts";
import { ScopePicker } from "./scope-picker.tsx";

const DEFAULT_SCOPES: readonly GrantableScope[] = ["agents:read", "sessions:write"];

/** Creates a key and shows its secret once. */
export function NewApiKey({ onClose }: { readonly onClose: () => void }) {
  const workspace_id = useWorkspaceId();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState(DEFAULT_SCOPES);
  const [expires_at, setExpiresAt] = useState<string | null>(null);
  const create = useApiMutation("createApiKey", KEY_QUERIES);
  const made = create.data?.data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ params: { workspace_id }, body: { name, scopes: [...scopes], expires_at } });
  };
  if (made) {
    return (
      <Dialog onClose={onClose} title="The key is made" closeOnClickOutside={false}>
        <Stack gap="md">
          <Text size="sm">
            <bdi>{made.name}</bdi> works at once. Put its secret where your system keeps secrets:
          </Text>
          <ShownOnce label="Secret" value={made.secret} />
          <Group justify="flex-end">
            <Button onClick={onClose}>I have copied it</Button>
          </Group>
        </Stack>
      </Dialog>
    );
  }
  return (
    <Dialog onClose={onClose} title="New API key" size="xl">
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Name"
            description="What it is for."
            placeholder="Booking backend"
            required
            withAsterisk={false}
            dir="auto"
            data-autofocus
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            error={fieldError(create.error, "/name")}
          />
          <ExpiryField
            value={expires_at}
            onChange={setExpiresAt}
            error={fieldError(create.error, "/expires_at")}
          />
          <ScopePicker scopes={scopes} onChange={setScopes} error={fieldError(create.error, "/scopes")} />
          <ProblemAlert error={create.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              disabled={name.trim() === "" || scopes.length === 0}
              loading={create.isPending}
            >
              Make the key
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
