import { HyponemaError } from "@hyponema/client";
import { Alert, Skeleton, Stack, Tabs } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { type ComponentType, lazy, Suspense } from "react";
import { useMembership, useWorkspaceId } from "../../api/me.ts";
import { type Permission, useMay } from "../../api/roles.ts";
import { useRead } from "../../api/use-api.ts";
import { NotFound } from "../../frame/dead-ends.tsx";
import { MergeDialog } from "../../kit/merge-dialog.tsx";
import { Page } from "../../kit/page.tsx";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { SaveBar } from "../../kit/save-bar.tsx";
import { AgentActions } from "./agent-actions.tsx";
import { AGENT_LABELS, PERSONA_LABELS } from "./agent-fields.ts";
import { AgentStatus } from "./agent-status.tsx";
import { AgentEditorProvider, useAgentEditor } from "./editor.tsx";

interface Tab {
  readonly path: string;
  readonly label: string;
  readonly Content: ComponentType;
  readonly needs?: Permission;
}

const TABS: readonly Tab[] = [
  {
    path: "basics",
    label: "Basics",
    Content: lazy(() => import("./basics/basics-tab.tsx").then((m) => ({ default: m.BasicsTab }))),
  },
  {
    path: "actions",
    label: "Actions",
    Content: lazy(() => import("./actions/actions-tab.tsx").then((m) => ({ default: m.ActionsTab }))),
  },
  {
    path: "controls",
    label: "Controls",
    Content: lazy(() => import("./controls/controls-tab.tsx").then((m) => ({ default: m.ControlsTab }))),
  },
  {
    path: "test",
    label: "Test",
    needs: "sessions:write",
    Content: lazy(() => import("./test/test-tab.tsx").then((m) => ({ default: m.TestTab }))),
  },
  {
    path: "distribute",
    label: "Distribute",
    Content: lazy(() =>
      import("./distribute/distribute-tab.tsx").then((m) => ({ default: m.DistributeTab })),
    ),
  },
  {
    path: "privacy",
    label: "Privacy",
    Content: lazy(() => import("./privacy-tab.tsx").then((m) => ({ default: m.PrivacyTab }))),
  },
];

/** One agent: its draft on tabs, and what is done with it. */
export function AgentPage() {
  const workspace_id = useWorkspaceId();
  const { agentId: agent_id = "" } = useParams({ strict: false }) as { agentId?: string };
  const agent = useRead("getAgent", { params: { workspace_id, agent_id } });
  const persona_id = agent.data?.data.persona?.persona_id ?? "";
  const persona = useRead(
    "getPersona",
    { params: { workspace_id, persona_id } },
    { enabled: persona_id !== "", keep: true },
  );
  const error = agent.error ?? persona.error;
  if (error instanceof HyponemaError && [404, 422].includes(error.status)) return <NotFound />;
  if (!agent.data || (persona_id !== "" && !persona.data)) {
    return (
      <Page title="Agent" width="wide">
        {error ? <ProblemAlert error={error} retry={agent.refetch} /> : <Loading />}
      </Page>
    );
  }
  return (
    <AgentEditorProvider key={agent_id} agent={agent.data} persona={persona.data ?? null}>
      <AgentTabs />
    </AgentEditorProvider>
  );
}

function AgentTabs() {
  const editor = useAgentEditor();
  const { agent, fields } = editor;
  const workspaceId = useWorkspaceId();
  const navigate = useNavigate();
  const { tab = "basics" } = useParams({ strict: false }) as { tab?: string };
  const mayTest = useMay("sessions:write");
  const tabs = TABS.filter(({ needs }) => needs === undefined || mayTest);
  const current = tabs.find(({ path }) => path === tab);
  const base = `/${workspaceId}/agents/${agent.id}`;
  if (!current) return <NotFound />;
  return (
    <Page
      title={fields.values.name || "Agent"}
      beside={<AgentStatus agent={agent} />}
      actions={<AgentActions />}
      width="wide"
    >
      <Tabs
        value={tab}
        onChange={(next) => navigate({ to: `${base}/${next}` })}
        activateTabWithKeyboard={false}
        keepMounted={false}
      >
        <Tabs.List className="scrolled-tabs" aria-label="Parts of the agent" mb="lg">
          {tabs.map(({ path, label }) => (
            <Tabs.Tab key={path} value={path}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <ReadOnlyNote />
        <Tabs.Panel value={tab}>
          <Suspense fallback={<Loading />}>
            <current.Content />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
      <SaveBar
        dirty={editor.dirty}
        busy={editor.busy}
        error={editor.wordsSaving.error ?? editor.fieldsSaving.error}
        onSave={editor.save}
        onDiscard={editor.discard}
        within={base}
      />
      <Merging />
    </Page>
  );
}

function Merging() {
  const { wordsSaving, fieldsSaving } = useAgentEditor();
  if (wordsSaving.conflicts) {
    return (
      <MergeDialog
        conflicts={wordsSaving.conflicts}
        labels={PERSONA_LABELS}
        onMerge={async (mine) => (await wordsSaving.merge(mine)) && fieldsSaving.save()}
        onClose={wordsSaving.dismiss}
      />
    );
  }
  if (!fieldsSaving.conflicts) return null;
  return (
    <MergeDialog
      conflicts={fieldsSaving.conflicts}
      labels={AGENT_LABELS}
      onMerge={fieldsSaving.merge}
      onClose={fieldsSaving.dismiss}
    />
  );
}

function ReadOnlyNote() {
  const { agent, mayEdit } = useAgentEditor();
  const { role } = useMembership();
  if (mayEdit) return null;
  return (
    <Alert color="gray" variant="outline" mb="lg" styles={{ body: { color: "var(--mantine-color-text)" } }}>
      {agent.archived_at
        ? "This agent is archived: it takes no new sessions. Bring it back to change it."
        : `As ${role} you can look at everything here. Changing it takes a builder.`}
    </Alert>
  );
}

function Loading() {
  return (
    <Stack gap="lg" aria-busy>
      <Skeleton height={180} />
      <Skeleton height={420} />
    </Stack>
  );
}
