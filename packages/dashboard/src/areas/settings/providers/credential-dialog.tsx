import type { Schemas } from "@hyponema/client";
import { Button, Group, PasswordInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { PROVIDER_QUERIES } from "./provider-queries.ts";

interface CredentialDialogProps {
  readonly provider: Schemas["ProviderCredential"];
  readonly onClose: () => void;
}

/** Stores a provider's API key and tests it immediately. */
export function CredentialDialog({ provider, onClose }: CredentialDialogProps) {
  const workspace_id = useWorkspaceId();
  const own = provider.provider === "openai-compatible";
  const [key, setKey] = useState("");
  const [baseUrl, setBaseUrl] = useState(provider.base_url ?? "");
  const set = useApiMutation("setProviderCredential", PROVIDER_QUERIES);
  const test = useApiMutation("testProviderCredential", PROVIDER_QUERIES);
  const params = { workspace_id, provider: provider.provider };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const trimmedOrNull = (value: string) => (value.trim() === "" ? null : value.trim());
    try {
      await set.mutateAsync({
        params,
        body: { api_key: trimmedOrNull(key), base_url: trimmedOrNull(baseUrl) },
      });
      await test.mutateAsync({ params });
      onClose();
    } catch {
      // Both mutations show their own errors.
    }
  };
  return (
    <Dialog onClose={onClose} title={`Key for ${provider.name}`}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <PasswordInput
            label="API key"
            description={
              own ? "Left empty where the server wants none." : "Sealed at once, and never shown again."
            }
            autoComplete="off"
            data-autofocus
            value={key}
            onChange={({ currentTarget }) => setKey(currentTarget.value)}
            error={fieldError(set.error, "/api_key")}
          />
          <TextInput
            label="Base URL"
            description={
              own
                ? "Up to and with the version."
                : "Left empty: the provider’s own. Otherwise a gateway that speaks as it does."
            }
            placeholder="https://models.example.com/v1"
            type="url"
            value={baseUrl}
            onChange={({ currentTarget }) => setBaseUrl(currentTarget.value)}
            error={fieldError(set.error, "/base_url")}
          />
          <ProblemAlert error={set.error ?? test.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              disabled={own ? baseUrl.trim() === "" : key.trim() === ""}
              loading={set.isPending || test.isPending}
            >
              Save and test
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
