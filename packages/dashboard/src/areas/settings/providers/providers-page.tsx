import { Skeleton, Stack } from "@mantine/core";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { Page } from "../../../kit/page.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { RoleNote } from "../../../kit/role-note.tsx";
import { ProviderCard } from "./provider-card.tsx";

/** Model providers and the workspace's credentials for them. */
export function ProvidersPage() {
  const workspace_id = useWorkspaceId();
  const read = useApiQuery("listProviderCredentials", { params: { workspace_id } });
  // Configured providers first, otherwise in the server's order.
  const known = read.data?.data.data.toSorted(
    (a, b) => Number(b.source !== null) - Number(a.source !== null),
  );
  return (
    <Page
      title="Providers"
      description="Whose models answer. A key is sealed when you save it and never shown again."
      width="text"
    >
      <Stack gap="md">
        <RoleNote needs="credentials:write" />
        <ProblemAlert error={read.error} retry={read.refetch} />
        {read.isPending && [1, 2, 3, 4].map((key) => <Skeleton key={key} height={92} />)}
        {known?.map((provider) => (
          <ProviderCard key={provider.provider} provider={provider} />
        ))}
      </Stack>
    </Page>
  );
}
