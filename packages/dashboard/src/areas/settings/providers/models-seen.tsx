import type { Schemas } from "@hyponema/client";
import { Badge, Button, Group, Skeleton, Text } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useRead } from "../../../api/use-api.ts";
import { counted, countedOf } from "../../../kit/amounts.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { exactly } from "../../../kit/when.tsx";

const MOST_SHOWN = 120;

/** The models that a provider listed when its key last worked. */
export function ModelsSeen({ provider }: { readonly provider: Schemas["ProviderCredential"] }) {
  const workspace_id = useWorkspaceId();
  const [open, setOpen] = useState(false);
  const read = useRead(
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
        {countedOf(provider.models_seen, "model")} seen
      </Button>
      {open && (
        <>
          {!models && !read.error && <Skeleton height={60} mt="xs" />}
          <ProblemAlert error={read.error} retry={read.refetch} />
          <Group gap={6} mt="xs">
            {models?.slice(0, MOST_SHOWN).map(({ id, name }) => (
              <Badge key={id} variant="default" tt="none" fw={500} maw="100%" title={name ?? id}>
                {id}
              </Badge>
            ))}
          </Group>
          {models && (
            <Text size="xs" c="dimmed" mt={6}>
              {models.length > MOST_SHOWN && `And ${counted(models.length - MOST_SHOWN)} more. `}
              {read.data?.data.seen_at && `As of ${exactly(read.data.data.seen_at)}.`}
            </Text>
          )}
        </>
      )}
    </div>
  );
}
