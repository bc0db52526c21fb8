import { Button, Group, Paper, Radio, ScrollArea, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "./dialog.tsx";
import type { Conflict } from "./draft.ts";

interface MergeDialogProps<T> {
  readonly conflicts: readonly Conflict<T>[];
  /** Labels of the fields on the page. */
  readonly labels: Readonly<Partial<Record<keyof T & string, string>>>;
  /** Called with the fields for which the person's own value is kept. */
  readonly onMerge: (mine: readonly (keyof T & string)[]) => void;
  readonly onClose: () => void;
}

/** Resolves edit conflicts: for each field that two people changed, lets the person choose whose value to keep. */
export function MergeDialog<T>({ conflicts, labels, onMerge, onClose }: MergeDialogProps<T>) {
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (field: string, whose: string) =>
    setTheirs((before) => {
      const next = new Set(before);
      if (whose === "theirs") next.add(field);
      else next.delete(field);
      return next;
    });
  return (
    <Dialog onClose={onClose} size="xl" title="This was changed by someone else">
      <Stack gap="lg">
        <Text size="sm">
          Since you began, these fields were saved with other content. Choose for each which one stays; all
          your other changes are kept, and so are theirs.
        </Text>
        {conflicts.map(({ field, mine, theirs: other }) => (
          <Radio.Group
            key={field}
            value={theirs.has(field) ? "theirs" : "mine"}
            onChange={(whose) => choose(field, whose)}
            label={
              <Title order={3} size="h6">
                {labels[field] ?? field}
              </Title>
            }
          >
            <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">
              <ConflictSide value="mine" label="Mine" content={mine} />
              <ConflictSide value="theirs" label="Theirs" content={other} />
            </SimpleGrid>
          </Radio.Group>
        ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Back to editing
          </Button>
          <Button
            onClick={() => onMerge(conflicts.map(({ field }) => field).filter((field) => !theirs.has(field)))}
          >
            Save this choice
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function ConflictSide({
  value,
  label,
  content,
}: {
  readonly value: string;
  readonly label: string;
  readonly content: unknown;
}) {
  return (
    <Paper withBorder p="sm">
      <Radio value={value} label={label} mb="xs" />
      <ScrollArea.Autosize mah={220}>
        <Text size="sm" className="said" dir="auto" ff={typeof content === "string" ? "text" : "monospace"}>
          {typeof content === "string" ? content || "(empty)" : JSON.stringify(content, null, 2)}
        </Text>
      </ScrollArea.Autosize>
    </Paper>
  );
}
