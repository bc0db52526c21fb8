import { Badge, Button, Group, Paper, Skeleton, Text } from "@mantine/core";
import { IconPlus, IconPuzzle } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { operationQuery, useApiMutation, useApiQuery } from "../../../api/use-api.ts";
import { EmptyState } from "../../../kit/empty-state.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import { useAgentEditor } from "../editor.tsx";
import { AddIntegration } from "./add-integration.tsx";
import { INTEGRATION_QUERIES, type Integration, type Provider } from "./attached-integrations.ts";
import { IntegrationDrawer } from "./integration-drawer.tsx";

/** Integrations attached to the agent. */
export function IntegrationsSection() {
  const workspace_id = useWorkspaceId();
  const { agent, mayEdit } = useAgentEditor();
  const mayMake = usePermission("integrations:write") && mayEdit;
  const [adding, setAdding] = useState(false);
  const providers = useApiQuery("listIntegrationProviders", { params: { workspace_id } });
  const read = useQueries({
    queries: agent.integrations.map(({ integration_id }) =>
      operationQuery("getIntegration", { params: { workspace_id, integration_id } }),
    ),
  });
  const add = mayMake && (
    <Button
      variant="default"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      Add an integration
    </Button>
  );
  return (
    <Section
      title="Integrations"
      description="Ready-made actions of vendors: messages, calendars, contacts, mail."
      actions={add}
    >
      <ProblemAlert error={providers.error} />
      {agent.integrations.length === 0 && (
        <EmptyState icon={IconPuzzle} title="No integrations yet" action={add}>
          Connect an account once; every agent of the workspace can use it.
        </EmptyState>
      )}
      {agent.integrations.map(({ integration_id, selected_tools }, at) => {
        const integration = read[at]?.data?.data;
        const provider = providers.data?.data.data.find(({ slug }) => slug === integration?.provider);
        return integration && provider ? (
          <IntegrationRow
            key={integration_id}
            integration={integration}
            provider={provider}
            selected={selected_tools}
          />
        ) : (
          <Skeleton key={integration_id} height={62} />
        );
      })}
      {adding && providers.data && (
        <AddIntegration providers={providers.data.data.data} onClose={() => setAdding(false)} />
      )}
    </Section>
  );
}

interface IntegrationRowProps {
  readonly integration: Integration;
  readonly provider: Provider;
  readonly selected: readonly string[] | null;
}

function IntegrationRow({ integration, provider, selected }: IntegrationRowProps) {
  const workspace_id = useWorkspaceId();
  const { agent, mayEdit } = useAgentEditor();
  const mayMake = usePermission("integrations:write");
  const [open, setOpen] = useState(false);
  const detach = useApiMutation("detachIntegration", INTEGRATION_QUERIES);
  const { id: integration_id, name } = integration;
  const total = provider.tools.length;
  return (
    <Paper withBorder p="sm" component="article" aria-label={name}>
      <Group justify="space-between" gap="sm" wrap="wrap">
        <div style={{ flex: "1 1 14rem", minWidth: 0 }}>
          <Group gap="xs">
            <Text size="sm" fw={600} className="cut" dir="auto" title={name}>
              {name}
            </Text>
            <Badge variant="default" size="sm">
              {provider.name}
            </Badge>
          </Group>
          <Text size="xs" c="dimmed">
            {selected ? `${selected.length} of ${total} actions` : `All ${total} actions`}
          </Text>
        </div>
        {mayMake && (
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              onClick={() => setOpen(true)}
              aria-label={`Change or try ${name}`}
            >
              Change or try
            </Button>
            {mayEdit && (
              <Button
                size="xs"
                variant="default"
                aria-label={`Take away ${name}`}
                onClick={() =>
                  detach.mutate({ params: { workspace_id, agent_id: agent.id, integration_id } })
                }
              >
                Take away
              </Button>
            )}
          </Group>
        )}
      </Group>
      <ProblemAlert error={detach.error} />
      {open && (
        <IntegrationDrawer
          integration={integration}
          provider={provider}
          selected={selected}
          onClose={() => setOpen(false)}
        />
      )}
    </Paper>
  );
}
