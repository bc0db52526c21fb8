import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { isEqual } from "../../../kit/draft.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { ExpiryField } from "./expiry-field.tsx";
import { type ApiKey, KEY_QUERIES } from "./keys.ts";
import { ScopePicker } from "./scope-picker.tsx";

interface ChangeApiKeyProps {
  readonly apiKey: ApiKey;
  readonly onDone: () => void;
}

/** Edits a key's name, scopes and expiry; the secret stays the same. */
export function ChangeApiKey({ apiKey, onDone }: ChangeApiKeyProps) {
  const workspace_id = useWorkspaceId();
  const [name, setName] = useState(apiKey.name);
  const [scopes, setScopes] = useState<typeof apiKey.scopes>(apiKey.scopes);
  const [expires_at, setExpiresAt] = useState(apiKey.expires_at);
  const update = useApiMutation("updateApiKey", KEY_QUERIES);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      ...(name === apiKey.name ? {} : { name }),
      ...(isEqual(scopes, apiKey.scopes) ? {} : { scopes }),
      ...(expires_at === apiKey.expires_at ? {} : { expires_at }),
    };
    const params = { workspace_id, key_id: apiKey.id };
    update.mutate({ params, ifMatch: `"${apiKey.revision}"`, body }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label="Name"
          required
          withAsterisk={false}
          dir="auto"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={fieldError(update.error, "/name")}
        />
        <ExpiryField
          value={expires_at}
          onChange={setExpiresAt}
          error={fieldError(update.error, "/expires_at")}
        />
        <ScopePicker
          scopes={scopes}
          onChange={(next) => setScopes([...next])}
          error={fieldError(update.error, "/scopes")}
        />
        <ProblemAlert error={update.error} />
        <Group gap="xs">
          <Button
            type="submit"
            disabled={name.trim() === "" || scopes.length === 0}
            loading={update.isPending}
          >
            Save
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
