import type { Schemas } from "@hyponema/client";
import { ActionIcon, Button, Code, Group, Skeleton, Stack, Text } from "@mantine/core";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { usePermission } from "../../../api/roles.ts";
import { useApiList, useApiMutation } from "../../../api/use-api.ts";
import { Confirm } from "../../../kit/confirm.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { formatDateTime } from "../../../kit/relative-time.tsx";
import { Section } from "../../../kit/section.tsx";
import { usePageUser } from "../use-page-user.ts";
import { AttributeDialog } from "./attribute-dialog.tsx";

type Attribute = Schemas["UserAttribute"];

/** Custom attributes of a User, each with its source and time. */
export function Attributes() {
  const workspace_id = useWorkspaceId();
  const { user_id } = usePageUser();
  const mayWrite = usePermission("profile_fields:write");
  const list = useApiList("listAttributes", { params: { workspace_id, user_id }, query: { limit: 200 } });
  const [edited, setEdited] = useState<Attribute | "new" | null>(null);
  const [deletingKey, setDeletingKey] = useState<string | null>(null);
  const remove = useApiMutation("deleteAttribute", ["listAttributes", "getTimeline"]);
  return (
    <Section
      title="Attributes"
      description="What your systems know, under keys of their own. Agents are not told these."
      actions={
        mayWrite && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setEdited("new")}
          >
            Add
          </Button>
        )
      }
    >
      {list.isPending && <Skeleton height={96} />}
      <ProblemAlert error={list.error} retry={list.refetch} />
      {list.items?.length === 0 && (
        <Text size="sm" c="dimmed">
          No system has told of this User yet.
        </Text>
      )}
      <Stack gap="sm">
        {list.items?.map((attribute) => (
          <AttributeLine
            key={attribute.key}
            attribute={attribute}
            {...(mayWrite
              ? { onEdit: () => setEdited(attribute), onRemove: () => setDeletingKey(attribute.key) }
              : {})}
          />
        ))}
      </Stack>
      {edited && (
        <AttributeDialog attribute={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
      <Confirm
        opened={deletingKey !== null}
        title="Delete this attribute?"
        confirmLabel="Delete"
        danger
        busy={remove.isPending}
        error={remove.error}
        onClose={() => setDeletingKey(null)}
        onConfirm={() =>
          remove.mutate(
            { params: { workspace_id, user_id, key: deletingKey ?? "" } },
            { onSuccess: () => setDeletingKey(null) },
          )
        }
      >
        <Text size="sm">
          <Code>{deletingKey}</Code> is not known any more, until a system tells it again.
        </Text>
      </Confirm>
    </Section>
  );
}

interface AttributeLineProps {
  readonly attribute: Attribute;
  readonly onEdit?: () => void;
  readonly onRemove?: () => void;
}

function AttributeLine({
  attribute: { key, value, source, observed_at },
  onEdit,
  onRemove,
}: AttributeLineProps) {
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={600} className="cut" title={key}>
          {key}
        </Text>
        <Text size="sm" className="said" dir="auto" ff={typeof value === "string" ? "text" : "monospace"}>
          {typeof value === "string" ? value : JSON.stringify(value)}
        </Text>
        <Text size="xs" c="dimmed" dir="auto">
          {source}, {formatDateTime(observed_at)}
        </Text>
      </div>
      {onEdit && (
        <ActionIcon variant="subtle" color="gray" aria-label={`Change ${key}`} onClick={onEdit}>
          <IconPencil size={17} />
        </ActionIcon>
      )}
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" aria-label={`Delete ${key}`} onClick={onRemove}>
          <IconTrash size={17} />
        </ActionIcon>
      )}
    </Group>
  );
}
