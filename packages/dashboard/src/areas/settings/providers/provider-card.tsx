import type { Schemas } from "@hyponema/client";
import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useId, useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { Confirm } from "../../../kit/confirm.tsx";
import { formatDuration } from "../../../kit/format.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { formatDateTime } from "../../../kit/relative-time.tsx";
import { StateBadge } from "../../../kit/state-badge.tsx";
import { CredentialDialog } from "./credential-dialog.tsx";
import { ModelsSeen } from "./models-seen.tsx";
import { PROVIDER_QUERIES } from "./provider-queries.ts";

type Provider = Schemas["ProviderCredential"];

const SOURCES = { workspace: "This workspace’s key", environment: "The server’s own key" } as const;

/** A model provider: credential, test result and models. */
export function ProviderCard({ provider }: { readonly provider: Provider }) {
  const { name, source, hint, base_url, set_at, last_test, models_seen } = provider;
  const id = useId();
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div style={{ flex: "1 1 14rem", minWidth: 0 }}>
            <Group gap="sm">
              <Title order={2} size="h5" id={id}>
                {name}
              </Title>
              <ProviderState provider={provider} />
            </Group>
            <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
              {source === null ? "No key yet" : SOURCES[source]}
              {hint && ` ${hint}`}
              {base_url && ` at ${base_url}`}
              {set_at && `, set ${formatDateTime(set_at)}`}
            </Text>
          </div>
          <ProviderActions provider={provider} />
        </Group>
        {last_test && (
          <Text
            size="sm"
            role="status"
            {...(last_test.outcome === "works" ? { c: "dimmed" } : { c: "var(--mantine-color-error)" })}
          >
            {last_test.detail} Tested {formatDateTime(last_test.tested_at)}, in{" "}
            {formatDuration(last_test.latency_ms)}.
          </Text>
        )}
        {models_seen > 0 && <ModelsSeen provider={provider} />}
      </Stack>
    </Paper>
  );
}

function ProviderState({ provider: { source, last_test } }: { readonly provider: Provider }) {
  if (source === null) return null;
  if (!last_test) return <StateBadge tone="quiet">Not tested</StateBadge>;
  return last_test.outcome === "works" ? (
    <StateBadge tone="ok">Works</StateBadge>
  ) : (
    <StateBadge tone="bad">Does not work</StateBadge>
  );
}

function ProviderActions({ provider }: { readonly provider: Provider }) {
  const workspace_id = useWorkspaceId();
  const mayWrite = usePermission("credentials:write");
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const test = useApiMutation("testProviderCredential", PROVIDER_QUERIES);
  const remove = useApiMutation("deleteProviderCredential", PROVIDER_QUERIES);
  const params = { workspace_id, provider: provider.provider };
  if (!mayWrite) return null;
  return (
    <>
      <Group gap="xs">
        {provider.source !== null && (
          <Button
            size="xs"
            variant="default"
            loading={test.isPending}
            onClick={() => test.mutate({ params })}
          >
            Test
          </Button>
        )}
        <Button size="xs" variant={provider.source ? "default" : "filled"} onClick={() => setOpen("edit")}>
          {provider.source === "workspace" ? "Replace key" : "Add key"}
        </Button>
        {provider.source === "workspace" && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => setOpen("remove")}>
            Remove
          </Button>
        )}
      </Group>
      <ProblemAlert error={test.error} />
      {open === "edit" && <CredentialDialog provider={provider} onClose={() => setOpen(null)} />}
      <Confirm
        opened={open === "remove"}
        title={`Remove the key for ${provider.name}?`}
        confirmLabel="Remove"
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params }, { onSuccess: () => setOpen(null) })}
        onClose={() => setOpen(null)}
      >
        <Text size="sm">
          From the next turn on, agents that name this provider use the server’s own key, or cannot answer
          where it has none.
        </Text>
      </Confirm>
    </>
  );
}
