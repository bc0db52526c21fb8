import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiMutation } from "../../../api/use-api.ts";
import { Confirm } from "../../../kit/confirm.tsx";
import { formatDateTime } from "../../../kit/relative-time.tsx";
import { type ApiKey, KEY_QUERIES } from "./keys.ts";

/** Revokes a key, after a confirmation that shows when it was last used. */
export function RevokeApiKey({ apiKey }: { readonly apiKey: ApiKey }) {
  const workspace_id = useWorkspaceId();
  const [asking, setAsking] = useState(false);
  const revoke = useApiMutation("revokeApiKey", KEY_QUERIES);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Revoke
      </Button>
      <Confirm
        opened={asking}
        title="Revoke this key?"
        confirmLabel="Revoke"
        danger
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() =>
          revoke.mutate(
            { params: { workspace_id, key_id: apiKey.id } },
            { onSuccess: () => setAsking(false) },
          )
        }
        onClose={() => setAsking(false)}
      >
        <Text size="sm">
          <bdi>{apiKey.name}</bdi> is refused within a moment, for good.{" "}
          {apiKey.last_used_at
            ? `It was last used ${formatDateTime(apiKey.last_used_at)}.`
            : "It was never used."}
        </Text>
      </Confirm>
    </>
  );
}
