import { Badge, Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { useApiMutation, useApiQuery } from "../../api/use-api.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { RelativeTime } from "../../kit/relative-time.tsx";
import { Section } from "../../kit/section.tsx";

/** The person's active sessions, one per browser. */
export function SignIns() {
  const signIns = useApiQuery("listSignIns", {});
  const revoke = useApiMutation("revokeSignIn", ["listSignIns"]);
  const revokeOthers = useApiMutation("revokeOtherSignIns", ["listSignIns"]);
  const known = signIns.data?.data.data;
  return (
    <Section
      title="Sign-ins"
      description="Where you are signed in. One that is ended counts no more from its next click on."
      actions={
        (known?.length ?? 0) > 1 && (
          <Button
            size="xs"
            variant="default"
            loading={revokeOthers.isPending}
            onClick={() => revokeOthers.mutate({})}
          >
            End all others
          </Button>
        )
      }
    >
      {signIns.isPending && <Skeleton height={44} />}
      <Stack gap="sm">
        {known?.map(({ id, current, user_agent, address, last_seen_at }) => (
          <Group key={id} gap="sm" wrap="nowrap">
            {/Mobile|Android|iPhone/.test(user_agent ?? "") ? (
              <IconDeviceMobile size={20} stroke={1.6} aria-hidden />
            ) : (
              <IconDeviceDesktop size={20} stroke={1.6} aria-hidden />
            )}
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text size="sm" fw={600} className="cut" title={user_agent ?? undefined}>
                {describeBrowser(user_agent)}
              </Text>
              <Text size="xs" c="dimmed">
                {address ?? "unknown address"}, last seen <RelativeTime at={last_seen_at} />
              </Text>
            </div>
            {current ? (
              <Badge variant="default">This one</Badge>
            ) : (
              <Button
                size="xs"
                variant="default"
                onClick={() => revoke.mutate({ params: { sign_in_id: id } })}
              >
                End
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      <ProblemAlert error={signIns.error ?? revoke.error ?? revokeOthers.error} />
    </Section>
  );
}

const BROWSERS = [
  ["Edge", /Edg\//],
  ["Opera", /OPR\//],
  ["Chrome", /Chrom(?:e|ium)\//],
  ["Firefox", /Firefox\//],
  ["Safari", /Safari\//],
] as const;
const OPERATING_SYSTEMS = [
  ["Android", /Android/],
  ["iOS", /iPhone|iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS/],
  ["Linux", /Linux/],
] as const;

function describeBrowser(userAgent: string | null): string {
  if (!userAgent) return "Unknown browser";
  const browser = BROWSERS.find(([, sign]) => sign.test(userAgent))?.[0];
  const system = OPERATING_SYSTEMS.find(([, sign]) => sign.test(userAgent))?.[0];
  return [browser ?? userAgent, system].filter(Boolean).join(" on ");
}
