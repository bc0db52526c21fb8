import { Button, Group, Modal, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { formatDateTime } from "../../../kit/relative-time.tsx";
import { ShownOnce } from "../../../kit/shown-once.tsx";
import { type ApiKey, KEY_QUERIES } from "./keys.ts";

const HOUR = 3_600;
const OVERLAPS = [
  { value: "0", label: "Not at all: the new secret alone" },
  { value: String(HOUR), label: "For an hour" },
  { value: String(24 * HOUR), label: "For a day" },
  { value: String(7 * 24 * HOUR), label: "For 7 days" },
];

/** Replaces a key's secret, with an optional overlap in which both secrets work. */
export function RotateApiKey({ apiKey }: { readonly apiKey: ApiKey }) {
  const workspace_id = useWorkspaceId();
  const [opened, setOpened] = useState(false);
  const [overlap, setOverlap] = useState(String(24 * HOUR));
  const rotate = useApiMutation("rotateApiKey", KEY_QUERIES);
  const rotated = rotate.data?.data;
  const close = () => {
    setOpened(false);
    rotate.reset();
  };
  const confirm = () =>
    rotate.mutate({
      params: { workspace_id, key_id: apiKey.id },
      ifMatch: `"${apiKey.revision}"`,
      body: { overlap_seconds: Number(overlap) },
    });
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Rotate
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={rotated ? "The new secret" : "Rotate the secret"}
        closeOnClickOutside={!rotated}
      >
        {rotated ? (
          <Stack gap="md">
            <ShownOnce label="Secret" value={rotated.secret} />
            <Text size="sm">
              {rotated.previous
                ? `The one before works until ${formatDateTime(rotated.previous.expires_at)}.`
                : "The one before works no more."}
            </Text>
            <Group justify="flex-end">
              <Button onClick={close}>I have copied it</Button>
            </Group>
          </Stack>
        ) : (
          <Stack gap="md">
            <Text size="sm">
              The key keeps its name, what it may do and its expiry. Only its secret is another.
            </Text>
            <Select
              label="How long does the secret before still work?"
              data={OVERLAPS}
              value={overlap}
              onChange={(value) => setOverlap(value ?? "0")}
            />
            {apiKey.previous && (
              <Text size="sm" c="dimmed">
                The secret from before the last rotation, {apiKey.previous.hint}, ends now.
              </Text>
            )}
            <ProblemAlert error={rotate.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button loading={rotate.isPending} onClick={confirm}>
                Rotate
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}
