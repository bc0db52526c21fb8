import { Skeleton, Table, Text } from "@mantine/core";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import {
  type MergedRow,
  mergedAttributes,
  mergedDetails,
  mergedProfile,
  mergedSubscriptions,
} from "./merged.ts";

interface MergePreviewProps {
  /** The User who remains. */
  readonly into: string;
  /** The User who is merged. */
  readonly from: string;
}

/** Preview of a merge: every value that either User has, and the result. */
export function MergePreview({ into, from }: MergePreviewProps) {
  const [one, other] = [useUserData(into), useUserData(from)];
  const error = one.error ?? other.error;
  if (error) return <ProblemAlert error={error} />;
  if (!one.known || !other.known) return <Skeleton height={180} />;
  const rows: readonly MergedRow[] = [
    ...mergedDetails(one.known.user, other.known.user),
    ...mergedProfile(one.known.fields, other.known.fields),
    ...mergedAttributes(one.known.attributes, other.known.attributes),
    ...mergedSubscriptions(one.known.subscriptions, other.known.subscriptions),
  ];
  return (
    <Table.ScrollContainer minWidth={420} mah={320}>
      <Table aria-label="What will be known" layout="fixed" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">
              <span className="unseen">What</span>
            </Table.Th>
            <Table.Th scope="col">Stays</Table.Th>
            <Table.Th scope="col">Goes</Table.Th>
            <Table.Th scope="col">Afterwards</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ label, into: stays, from: goes, after }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" fw={500}>
                <bdi>{label}</bdi>
              </Table.Th>
              <Value>{stays}</Value>
              <Value>{goes}</Value>
              <Value strong>{after}</Value>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Value({
  children,
  strong = false,
}: {
  readonly children: string | null;
  readonly strong?: boolean;
}) {
  return (
    <Table.Td>
      <Text
        size="sm"
        dir="auto"
        lineClamp={2}
        fw={strong ? 600 : 400}
        {...(children === null ? { c: "dimmed" } : {})}
      >
        {children ?? "–"}
      </Text>
    </Table.Td>
  );
}

function useUserData(userId: string) {
  const workspace_id = useWorkspaceId();
  const seesProfile = usePermission("profile_fields:read");
  const params = { workspace_id, user_id: userId };
  const user = useApiQuery("getUser", { params });
  const profile = useApiQuery("getProfile", { params }, { enabled: seesProfile });
  const attributes = useApiQuery(
    "listAttributes",
    { params, query: { limit: 200 } },
    { enabled: seesProfile },
  );
  const subscriptions = useApiQuery("listSubscriptions", { params });
  const error = user.error ?? profile.error ?? attributes.error ?? subscriptions.error;
  const waits = seesProfile && !(profile.data && attributes.data);
  if (!user.data || !subscriptions.data || waits) return { known: null, error };
  return {
    known: {
      user: user.data.data,
      fields: profile.data?.data.fields ?? [],
      attributes: attributes.data?.data.data ?? [],
      subscriptions: subscriptions.data.data.data,
    },
    error,
  };
}
