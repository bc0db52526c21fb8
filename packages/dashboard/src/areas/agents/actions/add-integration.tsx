import { Button, Group, Paper, Stack, Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiList, useApiMutation } from "../../../api/use-api.ts";
import { SideSheet } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { useAgentEditor } from "../editor.tsx";
import { INTEGRATION_QUERIES, type Provider } from "./attached-integrations.ts";
import { IntegrationForm } from "./integration-form.tsx";
import "../new-agent.css";

interface AddIntegrationProps {
  readonly providers: readonly Provider[];
  readonly onClose: () => void;
}

/** Attaches an existing integration of the workspace to the agent, or connects a new one. */
export function AddIntegration({ providers, onClose }: AddIntegrationProps) {
  const [provider, setProvider] = useState<Provider | null>(null);
  const attach = useAttachIntegration(onClose);
  return (
    <SideSheet onClose={onClose} size="lg" title={provider?.name ?? "Add an integration"}>
      <Stack gap="md">
        <ProblemAlert error={attach.error} />
        {provider ? (
          <IntegrationForm provider={provider} integration={null} onSaved={({ id }) => attach.run(id)} />
        ) : (
          <>
            <Existing providers={providers} onChoose={attach.run} />
            <Text size="sm" fw={600}>
              Connect another account
            </Text>
            {providers.map((one) => (
              <UnstyledButton key={one.slug} className="choice" mih={0} onClick={() => setProvider(one)}>
                <Text fw={600} size="sm">
                  {one.name}
                </Text>
                <Text size="sm" c="dimmed">
                  {one.description}
                </Text>
              </UnstyledButton>
            ))}
          </>
        )}
      </Stack>
    </SideSheet>
  );
}

function useAttachIntegration(onDone: () => void) {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const attach = useApiMutation("attachIntegration", INTEGRATION_QUERIES);
  return {
    error: attach.error,
    run: (integration_id: string) =>
      attach.mutate({ params: { workspace_id, agent_id: agent.id, integration_id } }, { onSuccess: onDone }),
  };
}

interface ExistingProps {
  readonly providers: readonly Provider[];
  readonly onChoose: (id: string) => void;
}

function Existing({ providers, onChoose }: ExistingProps) {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const list = useApiList("listIntegrations", { params: { workspace_id }, query: { limit: 50 } });
  const has = new Set(agent.integrations.map(({ integration_id }) => integration_id));
  const others = list.items?.filter(({ id }) => !has.has(id)) ?? [];
  if (others.length === 0) return null;
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        Of the workspace
      </Text>
      {others.map(({ id, name, provider }) => (
        <Paper key={id} withBorder p="sm">
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <div style={{ minWidth: 0 }}>
              <Text size="sm" fw={600} className="cut" dir="auto" title={name}>
                {name}
              </Text>
              <Text size="xs" c="dimmed">
                {providers.find(({ slug }) => slug === provider)?.name}
              </Text>
            </div>
            <Button size="xs" variant="default" aria-label={`Add ${name}`} onClick={() => onChoose(id)}>
              Add
            </Button>
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}
