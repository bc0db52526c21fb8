import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiList, useApiMutation } from "../../../api/use-api.ts";
import { humanize } from "../../../kit/format.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { formatDateTime } from "../../../kit/relative-time.tsx";
import { Section } from "../../../kit/section.tsx";

/** Sensitive topics on cooldown, of all Users or of one. */
export function Cooldowns({ userId }: { readonly userId?: string }) {
  const workspace_id = useWorkspaceId();
  const mayWrite = usePermission("memory:write");
  const list = useApiList("listCooldowns", {
    params: { workspace_id },
    query: { limit: 50, ...(userId ? { user_id: userId } : {}) },
  });
  const lift = useApiMutation("liftCooldown", ["listCooldowns", "getMemoryOverview"]);
  return (
    <Section
      title="Cool-downs"
      description="Sensitive matters after a bad moment: not raised for a while, unless the User does."
    >
      {list.items?.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing is left to rest at the moment.
        </Text>
      )}
      <Stack gap="xs">
        {list.items?.map(({ id, topic, user_id, external_user_id, until }) => (
          <Group key={id} gap="sm" wrap="nowrap">
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text size="sm" fw={600} dir="auto" className="cut" title={topic}>
                {humanize(topic)}
              </Text>
              <Text size="xs" c="dimmed" className="cut">
                {!userId && (
                  <>
                    <Anchor
                      underline="always"
                      component={Link}
                      to={`/${workspace_id}/users/${user_id}/memory`}
                      inherit
                    >
                      <bdi>{external_user_id}</bdi>
                    </Anchor>
                    ,{" "}
                  </>
                )}
                until {formatDateTime(until)}
              </Text>
            </div>
            {mayWrite && (
              <Button
                size="xs"
                variant="default"
                onClick={() => lift.mutate({ params: { workspace_id, cooldown_id: id } })}
              >
                Lift
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      {list.hasNextPage && (
        <Button variant="default" size="xs" onClick={() => list.fetchNextPage()}>
          More
        </Button>
      )}
      <ProblemAlert error={list.error ?? lift.error} />
    </Section>
  );
}
