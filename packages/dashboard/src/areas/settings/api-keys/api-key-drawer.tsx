import { Badge, Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { Copy } from "../../../kit/copy.tsx";
import { type DescriptionItem, DescriptionList } from "../../../kit/description-list.tsx";
import { SideSheet } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { formatDateTime } from "../../../kit/relative-time.tsx";
import { ChangeApiKey } from "./change-api-key.tsx";
import { KeyStateBadge } from "./key-state.tsx";
import { type ApiKey, isUsable } from "./keys.ts";
import { RevokeApiKey } from "./revoke-api-key.tsx";
import { RotateApiKey } from "./rotate-api-key.tsx";

/** Details of an API key: scopes, usage, and actions to edit, rotate or revoke it. */
export function ApiKeyDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const workspace_id = useWorkspaceId();
  const mayWrite = usePermission("api_keys:write");
  const read = useApiQuery("getApiKey", { params: { workspace_id, key_id: id } });
  const [changing, setChanging] = useState(false);
  const key = read.data?.data;
  return (
    <SideSheet onClose={onClose} size="lg" title="API key">
      <ProblemAlert error={read.error} retry={read.refetch} />
      {!key && !read.error && <Skeleton height={280} />}
      {key && changing && <ChangeApiKey apiKey={key} onDone={() => setChanging(false)} />}
      {key && !changing && (
        <Stack gap="lg">
          <Group gap="sm" wrap="nowrap">
            <Text size="lg" fw={650} dir="auto" className="cut" title={key.name}>
              {key.name}
            </Text>
            <KeyStateBadge apiKey={key} />
          </Group>
          <DescriptionList facts={keyDetails(key)} />
          <div>
            <Text size="xs" c="dimmed" mb={6}>
              What it may do
            </Text>
            <Group gap={6}>
              {key.scopes.map((scope) => (
                <Badge key={scope} variant="default" tt="none" fw={500}>
                  {scope}
                </Badge>
              ))}
            </Group>
          </div>
          {mayWrite && isUsable(key) && (
            <Group gap="xs">
              <Button variant="default" onClick={() => setChanging(true)}>
                Change
              </Button>
              <RotateApiKey apiKey={key} />
              <RevokeApiKey apiKey={key} />
            </Group>
          )}
          <Group gap={4}>
            <Text size="xs" c="dimmed">
              {key.id}
            </Text>
            <Copy value={key.id} what="the key’s ID" />
          </Group>
        </Stack>
      )}
    </SideSheet>
  );
}

function keyDetails(key: ApiKey): DescriptionItem[] {
  const moment = (at: string | null, fallback: string) => (at ? formatDateTime(at) : fallback);
  return [
    { label: "Secret", value: <span style={{ fontFamily: "monospace" }}>{key.hint}</span> },
    { label: "Last used", value: moment(key.last_used_at, "Never") },
    { label: "Expires", value: moment(key.expires_at, "Never") },
    { label: "Made", value: formatDateTime(key.created_at) },
    ...(key.created_by ? [{ label: "Made by", value: <bdi>{key.created_by.name}</bdi> }] : []),
    ...(key.revoked_at ? [{ label: "Revoked", value: formatDateTime(key.revoked_at) }] : []),
    ...(key.previous
      ? [
          {
            label: "Secret before",
            value: <span style={{ fontFamily: "monospace" }}>{key.previous.hint}</span>,
          },
          { label: "Which works until", value: formatDateTime(key.previous.expires_at) },
          { label: "And was last used", value: moment(key.previous.last_used_at, "Never") },
        ]
      : []),
  ];
}
