import { Alert, Button, Group, Stack, Tabs, Text } from "@mantine/core";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { SideSheet } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { useAgentEditor } from "../editor.tsx";
import { INTEGRATION_QUERIES, type Integration, type Provider } from "./attached-integrations.ts";
import { IntegrationForm } from "./integration-form.tsx";
import { ToolChecklist } from "./tool-checklist.tsx";
import { TryIntegration } from "./try-integration.tsx";

interface IntegrationDrawerProps {
  readonly integration: Integration;
  readonly provider: Provider;
  readonly selected: readonly string[] | null;
  readonly onClose: () => void;
}

/** Drawer of an attached integration: action selection, connection test and settings. */
export function IntegrationDrawer({ integration, provider, selected, onClose }: IntegrationDrawerProps) {
  return (
    <SideSheet onClose={onClose} size="lg" title={integration.name}>
      <Tabs defaultValue="actions" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="actions">Actions</Tabs.Tab>
          <Tabs.Tab value="account">Account</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="actions">
          <ActionPicker integration={integration} provider={provider} selected={selected} onDone={onClose} />
        </Tabs.Panel>
        <Tabs.Panel value="account">
          <Stack gap="md">
            <CheckAccount integration={integration} />
            <IntegrationForm provider={provider} integration={integration} onSaved={onClose} />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </SideSheet>
  );
}

function CheckAccount({ integration }: { readonly integration: Integration }) {
  const workspace_id = useWorkspaceId();
  const check = useApiMutation("testIntegration");
  const result = check.data?.data;
  return (
    <>
      <div>
        <Button
          variant="default"
          loading={check.isPending}
          onClick={() => check.mutate({ params: { workspace_id, integration_id: integration.id } })}
        >
          Check the account
        </Button>
      </div>
      <ProblemAlert error={check.error} />
      {result && (
        <Alert
          role="status"
          color={result.ok ? "pine" : "red.9"}
          title={result.ok ? "It works" : "It does not work"}
        >
          {result.detail}
        </Alert>
      )}
    </>
  );
}

interface ActionPickerProps extends Omit<IntegrationDrawerProps, "onClose"> {
  readonly onDone: () => void;
}

function ActionPicker({ integration, provider, selected, onDone }: ActionPickerProps) {
  const workspace_id = useWorkspaceId();
  const { agent, mayEdit } = useAgentEditor();
  const attach = useApiMutation("attachIntegration", INTEGRATION_QUERIES);
  const names = provider.tools.map(({ name }) => name);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(selected ?? names));
  const saveSelection = () =>
    attach.mutate(
      {
        params: { workspace_id, agent_id: agent.id, integration_id: integration.id },
        body: { selected_tools: chosen.size === names.length ? null : [...chosen] },
      },
      { onSuccess: onDone },
    );
  return (
    <Stack gap="md">
      <ToolChecklist
        chosen={chosen}
        onChange={setChosen}
        tools={provider.tools.map(({ name, description, parameters }) => ({
          name,
          description: (
            <Text size="xs" c="dimmed">
              {description}
            </Text>
          ),
          panel: (
            <TryIntegration
              integrationId={integration.id}
              tool={name}
              schema={parameters as Record<string, unknown>}
            />
          ),
        }))}
      />
      <ProblemAlert error={attach.error} />
      {mayEdit && (
        <Group justify="flex-end">
          <Button onClick={saveSelection} loading={attach.isPending} disabled={chosen.size === 0}>
            Give these
          </Button>
        </Group>
      )}
    </Stack>
  );
}
