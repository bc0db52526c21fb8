import type { Schemas } from "@hyponema/client";
import { Button, Group, Select, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { fieldError } from "../../../api/errors.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiMutation, useApiQuery } from "../../../api/use-api.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { formatDateTime } from "../../../kit/relative-time.tsx";
import { Section } from "../../../kit/section.tsx";
import { StateBadge } from "../../../kit/state-badge.tsx";
import { usePageUser } from "../use-page-user.ts";

type Subscription = Schemas["NotificationSubscription"];
type Channel = Subscription["channel"];

const CHANNELS: Readonly<Record<Channel, string>> = {
  email: "E-mail",
  sms: "SMS",
  whatsapp: "WhatsApp",
  call: "Call",
  push: "Push",
};

/** Notification consent of a User, by channel. */
export function Subscriptions() {
  const workspace_id = useWorkspaceId();
  const { user_id } = usePageUser();
  const mayWrite = usePermission("users:write");
  const read = useApiQuery("listSubscriptions", { params: { workspace_id, user_id } });
  const [edited, setEdited] = useState<Channel | null>(null);
  const known = new Map(read.data?.data.data.map((one) => [one.channel, one]));
  return (
    <Section
      title="Notifications"
      description="What the User said to being notified. Never asked is no agreement."
    >
      {read.isPending && <Skeleton height={200} />}
      <ProblemAlert error={read.error} retry={read.refetch} />
      {read.data && (
        <Stack gap="sm">
          {(Object.keys(CHANNELS) as Channel[]).map((channel) => (
            <SubscriptionLine
              key={channel}
              channel={channel}
              subscription={known.get(channel)}
              {...(mayWrite ? { onEdit: () => setEdited(channel) } : {})}
            />
          ))}
        </Stack>
      )}
      {edited && (
        <SubscriptionDialog
          channel={edited}
          subscription={known.get(edited)}
          userId={user_id}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  );
}

interface SubscriptionLineProps {
  readonly channel: Channel;
  readonly subscription: Subscription | undefined;
  readonly onEdit?: () => void;
}

function SubscriptionLine({ channel, subscription, onEdit }: SubscriptionLineProps) {
  return (
    <Group gap="sm" wrap="nowrap">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {CHANNELS[channel]}
          </Text>
          {subscription && (
            <StateBadge tone={subscription.state === "subscribed" ? "ok" : "quiet"}>
              {subscription.state === "subscribed" ? "Subscribed" : "Unsubscribed"}
            </StateBadge>
          )}
        </Group>
        <Text size="xs" c="dimmed" className="cut" dir="auto">
          {subscription
            ? `${subscription.source}, ${formatDateTime(subscription.changed_at)}`
            : "Never asked"}
          {subscription?.address && ` · ${subscription.address}`}
        </Text>
      </div>
      {onEdit && (
        <Button size="xs" variant="default" onClick={onEdit} aria-label={`Change ${CHANNELS[channel]}`}>
          Change
        </Button>
      )}
    </Group>
  );
}

interface SubscriptionDialogProps {
  readonly channel: Channel;
  readonly subscription: Subscription | undefined;
  readonly userId: string;
  readonly onClose: () => void;
}

function SubscriptionDialog({ channel, subscription, userId, onClose }: SubscriptionDialogProps) {
  const workspace_id = useWorkspaceId();
  const [state, setState] = useState<Subscription["state"] | "unknown">(subscription?.state ?? "subscribed");
  const [address, setAddress] = useState(subscription?.address ?? "");
  const voids = ["listSubscriptions", "getTimeline"] as const;
  const set = useApiMutation("setSubscription", voids);
  const remove = useApiMutation("deleteSubscription", voids);
  const params = { workspace_id, user_id: userId, channel };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (state === "unknown") {
      if (subscription) remove.mutate({ params }, { onSuccess: onClose });
      else onClose();
      return;
    }
    const body = { state, address: address.trim() === "" ? null : address.trim(), source: "dashboard" };
    set.mutate({ params, body }, { onSuccess: onClose });
  };
  return (
    <Dialog onClose={onClose} title={`Notifications by ${CHANNELS[channel]}`}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Select
            label="What the User said"
            data={[
              { value: "subscribed", label: "Yes" },
              { value: "unsubscribed", label: "No more" },
              { value: "unknown", label: "Was never asked" },
            ]}
            value={state}
            onChange={(value) => setState((value ?? "unknown") as typeof state)}
          />
          {state !== "unknown" && (
            <TextInput
              label="Address"
              description="Left empty: wherever the User is otherwise reached."
              value={address}
              onChange={({ currentTarget }) => setAddress(currentTarget.value)}
              error={fieldError(set.error, "/address")}
            />
          )}
          <ProblemAlert error={set.error ?? remove.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={set.isPending || remove.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
