import { Badge, Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { useChange, useRead } from "../../api/use-api.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { Section } from "../../kit/section.tsx";
import { When } from "../../kit/when.tsx";

/** The browsers in which the person is signed in. */
export function SignIns() {
  const signIns = useRead("listSignIns", {});
  const revoke = useChange("revokeSignIn", ["listSignIns"]);
  const revokeOthers = useChange("revokeOtherSignIns", ["listSignIns"]);
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
                {browserOf(user_agent)}
              </Text>
              <Text size="xs" c="dimmed">
                {address ?? "unknown address"}, last seen <When at={last_seen_at} />
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
const SYSTEMS = [
  ["Android", /Android/],
  ["iOS", /iPhone|iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS/],
  ["Linux", /Linux/],
] as const;

function browserOf(userAgent: string | null): string {
  if (!userAgent) return "Unknown browser";
  const browser = BROWSERS.find(([, sign]) => sign.test(userAgent))?.[0];
  const system = SYSTEMS.find(([, sign]) => sign.test(userAgent))?.[0];
  return [browser ?? userAgent, system].filter(Boolean).join(" on ");
}
