import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWorkspaceId } from "../../../api/me.ts";
import { useMay } from "../../../api/roles.ts";
import { useChange, useList } from "../../../api/use-api.ts";
import { worded } from "../../../kit/amounts.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import { exactly } from "../../../kit/when.tsx";

/** Sensitive matters that are left to rest, of everybody or of one User. */
export function Cooldowns({ userId }: { readonly userId?: string }) {
  const workspace_id = useWorkspaceId();
  const mayWrite = useMay("memory:write");
  const list = useList("listCooldowns", {
    params: { workspace_id },
    query: { limit: 50, ...(userId ? { user_id: userId } : {}) },
  });
  const lift = useChange("liftCooldown", ["listCooldowns", "getMemoryOverview"]);
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
                {worded(topic)}
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
                until {exactly(until)}
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
