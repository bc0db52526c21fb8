import type { Schemas } from "@hyponema/client";
import { Badge, Button, Group, Skeleton, Text } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { formatNumber, pluralize } from "../../../kit/format.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { formatDateTime } from "../../../kit/relative-time.tsx";

const MAX_SHOWN = 120;

/** Models that the provider listed in the last successful test. */
export function ModelsSeen({ provider }: { readonly provider: Schemas["ProviderCredential"] }) {
  const workspace_id = useWorkspaceId();
  const [open, setOpen] = useState(false);
  const read = useApiQuery(
    "listSeenModels",
    { params: { workspace_id, provider: provider.provider } },
    { enabled: open },
  );
  const models = read.data?.data.data;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <div>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<Chevron size={15} aria-hidden />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {pluralize(provider.models_seen, "model")} seen
      </Button>
      {open && (
        <>
          {!models && !read.error && <Skeleton height={60} mt="xs" />}
          <ProblemAlert error={read.error} retry={read.refetch} />
          <Group gap={6} mt="xs">
            {models?.slice(0, MAX_SHOWN).map(({ id, name }) => (
              <Badge key={id} variant="default" tt="none" fw={500} maw="100%" title={name ?? id}>
                {id}
              </Badge>
            ))}
          </Group>
          {models && (
            <Text size="xs" c="dimmed" mt={6}>
              {models.length > MAX_SHOWN && `And ${formatNumber(models.length - MAX_SHOWN)} more. `}
              {read.data?.data.seen_at && `As of ${formatDateTime(read.data.data.seen_at)}.`}
            </Text>
          )}
        </>
      )}
    </div>
  );
}
