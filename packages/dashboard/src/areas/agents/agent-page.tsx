import { HyponemaError } from "@hyponema/client";
import { Alert, Skeleton, Stack } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { useApiQuery } from "../../api/use-api.ts";
import { NotFound } from "../../frame/error-pages.tsx";
import { MergeDialog } from "../../kit/merge-dialog.tsx";
import { Page } from "../../kit/page.tsx";
import { lazyTab, type PageTab, PageTabs } from "../../kit/page-tabs.tsx";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { RoleNote } from "../../kit/role-note.tsx";
import { SaveBar } from "../../kit/save-bar.tsx";
import { AgentActions } from "./agent-actions.tsx";
import { AGENT_LABELS, PERSONA_LABELS } from "./agent-fields.ts";
import { AgentStatus } from "./agent-status.tsx";
import { AgentEditorProvider, useAgentEditor } from "./editor.tsx";

const TABS: readonly PageTab[] = [
  { path: "basics", label: "Basics", Content: lazyTab(() => import("./basics/basics-tab.tsx"), "BasicsTab") },
  {
    path: "actions",
    label: "Actions",
    Content: lazyTab(() => import("./actions/actions-tab.tsx"), "ActionsTab"),
  },
  {
    path: "controls",
    label: "Controls",
    Content: lazyTab(() => import("./controls/controls-tab.tsx"), "ControlsTab"),
  },
  { path: "test", label: "Test", Content: lazyTab(() => import("./test/test-tab.tsx"), "TestTab") },
  {
    path: "distribute",
    label: "Distribute",
    Content: lazyTab(() => import("./distribute/distribute-tab.tsx"), "DistributeTab"),
  },
  { path: "privacy", label: "Privacy", Content: lazyTab(() => import("./privacy-tab.tsx"), "PrivacyTab") },
];

/** Agent page: the draft's tabs and the page actions. */
export function AgentPage() {
  const workspace_id = useWorkspaceId();
  const { agentId: agent_id = "" } = useParams({ strict: false }) as { agentId?: string };
  const agent = useApiQuery("getAgent", { params: { workspace_id, agent_id } });
  const persona_id = agent.data?.data.persona?.persona_id ?? "";
  const persona = useApiQuery(
    "getPersona",
    { params: { workspace_id, persona_id } },
    { enabled: persona_id !== "", keepPrevious: true },
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
  const { agent, agentDraft } = editor;
  const workspaceId = useWorkspaceId();
  const { tab = "basics" } = useParams({ strict: false }) as { tab?: string };
  const mayTest = usePermission("sessions:write");
  const tabs = TABS.filter(({ path }) => path !== "test" || mayTest);
  const current = tabs.find(({ path }) => path === tab);
  const base = `/${workspaceId}/agents/${agent.id}`;
  if (!current) return <NotFound />;
  return (
    <Page
      title={agentDraft.values.name || "Agent"}
      titleExtra={<AgentStatus agent={agent} />}
      actions={<AgentActions />}
      width="wide"
    >
      <PageTabs
        label="Parts of the agent"
        base={base}
        tabs={tabs}
        current={current}
        note={<ReadOnlyNote />}
      />
      <SaveBar
        dirty={editor.dirty}
        busy={editor.busy}
        error={editor.personaSaving.error ?? editor.agentSaving.error}
        onSave={editor.save}
        onDiscard={editor.discard}
        baseUrl={base}
      />
      <Merging />
    </Page>
  );
}

function Merging() {
  const { personaSaving, agentSaving } = useAgentEditor();
  if (personaSaving.conflicts) {
    return (
      <MergeDialog
        conflicts={personaSaving.conflicts}
        labels={PERSONA_LABELS}
        onMerge={async (mine) => (await personaSaving.merge(mine)) && agentSaving.save()}
        onClose={personaSaving.dismiss}
      />
    );
  }
  if (!agentSaving.conflicts) return null;
  return (
    <MergeDialog
      conflicts={agentSaving.conflicts}
      labels={AGENT_LABELS}
      onMerge={agentSaving.merge}
      onClose={agentSaving.dismiss}
    />
  );
}

function ReadOnlyNote() {
  const { agent } = useAgentEditor();
  if (!agent.archived_at) return <RoleNote needs="agents:write" mb="lg" />;
  return (
    <Alert color="gray" variant="outline" mb="lg" styles={{ body: { color: "var(--mantine-color-text)" } }}>
      This agent is archived: it takes no new sessions. Bring it back to change it.
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
