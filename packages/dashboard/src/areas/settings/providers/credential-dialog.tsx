import type { Schemas } from "@hyponema/client";
import { Button, Group, PasswordInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { placeAt } from "../../../api/failure.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useChange } from "../../../api/use-api.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { PROVIDER_READS } from "./reads.ts";

interface CredentialDialogProps {
  readonly provider: Schemas["ProviderCredential"];
  readonly onClose: () => void;
}

/** Sets a provider's key, and asks the provider at once whether it takes it. */
export function CredentialDialog({ provider, onClose }: CredentialDialogProps) {
  const workspace_id = useWorkspaceId();
  const own = provider.provider === "openai-compatible";
  const [key, setKey] = useState("");
  const [baseUrl, setBaseUrl] = useState(provider.base_url ?? "");
  const set = useChange("setProviderCredential", PROVIDER_READS);
  const test = useChange("testProviderCredential", PROVIDER_READS);
  const params = { workspace_id, provider: provider.provider };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = (value: string) => (value.trim() === "" ? null : value.trim());
    try {
      await set.mutateAsync({ params, body: { api_key: given(key), base_url: given(baseUrl) } });
      await test.mutateAsync({ params });
      onClose();
    } catch {
      // Both say themselves what was wrong.
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
            error={placeAt(set.error, "/api_key")}
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
            error={placeAt(set.error, "/base_url")}
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
