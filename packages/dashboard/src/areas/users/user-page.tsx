import { HyponemaError } from "@hyponema/client";
import { allows } from "@hyponema/contract/roles";
import { Skeleton } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useMembership, useWorkspaceId } from "../../api/me.ts";
import type { Permission } from "../../api/roles.ts";
import { useApiQuery } from "../../api/use-api.ts";
import { NotFound } from "../../frame/error-pages.tsx";
import { Copy } from "../../kit/copy.tsx";
import { Page } from "../../kit/page.tsx";
import { lazyTab, type PageTab, PageTabs } from "../../kit/page-tabs.tsx";
import { ProblemAlert } from "../../kit/problem-alert.tsx";

const TABS: readonly (PageTab & { readonly needs: Permission })[] = [
  {
    ...{ path: "profile", label: "Profile", needs: "users:read" },
    Content: lazyTab(() => import("./profile/profile-tab.tsx"), "ProfileTab"),
  },
  {
    ...{ path: "memory", label: "Memory", needs: "memory:read" },
    Content: lazyTab(() => import("./memory/memory-tab.tsx"), "MemoryTab"),
  },
  {
    ...{ path: "conversations", label: "Conversations", needs: "conversations:read" },
    Content: lazyTab(() => import("./conversations-tab.tsx"), "ConversationsTab"),
  },
  {
    ...{ path: "happenings", label: "What happened", needs: "users:read" },
    Content: lazyTab(() => import("./timeline-tab.tsx"), "TimelineTab"),
  },
  {
    ...{ path: "data", label: "Merge and data", needs: "users:read" },
    Content: lazyTab(() => import("./data/data-tab.tsx"), "DataTab"),
  },
];

/** User page: profile, memory, conversations, timeline and data. */
export function UserPage() {
  const workspace_id = useWorkspaceId();
  const { role } = useMembership();
  const { userId: user_id = "", tab = "profile" } = useParams({ strict: false }) as {
    userId?: string;
    tab?: string;
  };
  const read = useApiQuery("getUser", { params: { workspace_id, user_id } });
  const user = read.data?.data;
  const tabs = TABS.filter(({ needs }) => allows(role, needs));
  const current = tabs.find(({ path }) => path === tab);
  if (!current || (read.error instanceof HyponemaError && [404, 422].includes(read.error.status)))
    return <NotFound />;
  if (!user) {
    return (
      <Page title="User">
        {read.error ? <ProblemAlert error={read.error} retry={read.refetch} /> : <Skeleton height={480} />}
      </Page>
    );
  }
  return (
    <Page
      title={user.name ?? user.external_user_id}
      description={
        <>
          <bdi>{user.external_user_id}</bdi> <Copy value={user.external_user_id} what="your ID" />
        </>
      }
      width={tab === "memory" ? "wide" : "form"}
    >
      <PageTabs
        label="Parts of the User"
        base={`/${workspace_id}/users/${user.user_id}`}
        tabs={tabs}
        current={current}
      />
    </Page>
  );
}
