import { useParams } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { NotFound } from "../../frame/error-pages.tsx";
import { Page } from "../../kit/page.tsx";
import { lazyTab, PageTabs } from "../../kit/page-tabs.tsx";

const TABS = [
  {
    path: "overview",
    label: "Overview",
    Content: lazyTab(() => import("./overview/overview.tsx"), "Overview"),
  },
  {
    path: "statements",
    label: "Statements",
    Content: lazyTab(() => import("./statements.tsx"), "Statements"),
  },
  {
    path: "recall",
    label: "Explain a recall",
    Content: lazyTab(() => import("./recall/explain-recall.tsx"), "ExplainRecall"),
  },
];

/** Memory page: overview, statements and recall. */
export function MemoryPage() {
  const workspaceId = useWorkspaceId();
  const { tab = "overview" } = useParams({ strict: false }) as { tab?: string };
  const current = TABS.find(({ path }) => path === tab);
  if (!current) return <NotFound />;
  return (
    <Page title="Memory" description="What your agents remember of the people they talk with.">
      <PageTabs label="Parts of memory" base={`/${workspaceId}/memory`} tabs={TABS} current={current} />
    </Page>
  );
}
