import { ActionIcon, Button, Group, Input, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";

interface KeyValuesProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly keyLabel: string;
  readonly valueLabel: string;
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (value: Record<string, string>) => void;
}

type Row = readonly [key: string, value: string];

/** Editor for a string map. Rows without a key are ignored. */
export function KeyValues(props: KeyValuesProps) {
  const { label, description, error, keyLabel, valueLabel, value, onChange } = props;
  const [rows, setRows] = useState<readonly Row[]>(() => Object.entries(value));
  const change = (next: readonly Row[]) => {
    setRows(next);
    onChange(Object.fromEntries(next.filter(([key]) => key !== "")));
  };
  const replaceRow = (at: number, row: Row) => change(rows.map((old, index) => (index === at ? row : old)));
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div">
      <Stack gap="xs" mt={4}>
        {rows.map(([key, text], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are identified by position, because keys change while typing
          <Group key={at} gap="xs" wrap="nowrap">
            <TextInput
              aria-label={`${label}, ${keyLabel} ${at + 1}`}
              placeholder={keyLabel}
              value={key}
              onChange={({ currentTarget }) => replaceRow(at, [currentTarget.value, text])}
              style={{ flex: 1 }}
            />
            <TextInput
              aria-label={`${label}, ${valueLabel} ${at + 1}`}
              placeholder={valueLabel}
              dir="auto"
              value={text}
              onChange={({ currentTarget }) => replaceRow(at, [key, currentTarget.value])}
              style={{ flex: 2 }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${key || `row ${at + 1}`}`}
              onClick={() => change(rows.filter((_, index) => index !== at))}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </Group>
        ))}
        <div>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setRows([...rows, ["", ""]])}
          >
            Add
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}
