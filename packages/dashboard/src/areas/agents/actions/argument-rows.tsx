import { ActionIcon, Button, Checkbox, Group, Input, Paper, Select, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { CodeEditor } from "../../../kit/code-editor.tsx";
import { ARGUMENT_TYPES, type Argument, rowsFromSchema, schemaFromRows } from "./arguments.ts";

interface ArgumentRowsProps {
  readonly schema: Record<string, unknown>;
  readonly error?: string | undefined;
  readonly onChange: (schema: Record<string, unknown>) => void;
}

const NEW_ARGUMENT: Argument = { name: "", type: "string", description: "", required: true };

/** Editor for a tool's parameters: one row per parameter, or raw JSON Schema if rows cannot express it. */
export function ArgumentRows({ schema, error, onChange }: ArgumentRowsProps) {
  const [rows, setRows] = useState(() => rowsFromSchema(schema));
  const [json, setJson] = useState(() => JSON.stringify(schema, null, 2));
  const change = (next: readonly Argument[]) => {
    setRows(next);
    onChange(schemaFromRows(next));
  };
  const changeJson = (text: string) => {
    setJson(text);
    const parsed = parseObject(text);
    if (parsed) onChange(parsed);
  };
  if (!rows) {
    return (
      <CodeEditor
        label="Arguments"
        description="JSON Schema 2020-12 of an object."
        language="json"
        minHeight={160}
        value={json}
        onChange={changeJson}
        error={error ?? (parseObject(json) ? undefined : "This is no JSON object yet.")}
      />
    );
  }
  const switchToJson = () => {
    setJson(JSON.stringify(schemaFromRows(rows), null, 2));
    setRows(null);
  };
  return (
    <Input.Wrapper
      label="Arguments"
      labelElement="div"
      description="What the model fills in. Say what each is, and where the model finds it."
      error={error}
    >
      <Stack gap="xs" mt={6}>
        {rows.map((row, at) => (
          <ArgumentRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are identified by position, because names change while typing
            key={at}
            at={at}
            row={row}
            onChange={(next) => change(rows.map((old, index) => (index === at ? next : old)))}
            onRemove={() => change(rows.filter((_, index) => index !== at))}
          />
        ))}
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setRows([...rows, NEW_ARGUMENT])}
          >
            Add an argument
          </Button>
          <Button size="xs" variant="subtle" onClick={switchToJson}>
            Write JSON Schema
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}

interface ArgumentRowProps {
  readonly at: number;
  readonly row: Argument;
  readonly onChange: (row: Argument) => void;
  readonly onRemove: () => void;
}

function ArgumentRow({ at, row, onChange, onRemove }: ArgumentRowProps) {
  const suffix = `of argument ${at + 1}`;
  return (
    <Paper withBorder p="xs">
      <Group gap="xs" wrap="wrap">
        <TextInput
          aria-label={`Name ${suffix}`}
          placeholder="order_id"
          value={row.name}
          onChange={({ currentTarget }) => onChange({ ...row, name: currentTarget.value })}
          style={{ flex: "1 1 8rem" }}
        />
        <Select
          aria-label={`Type ${suffix}`}
          w={110}
          data={[...ARGUMENT_TYPES]}
          value={row.type}
          onChange={(type) => type && onChange({ ...row, type: type as Argument["type"] })}
        />
        <Checkbox
          label="Required"
          checked={row.required}
          onChange={({ currentTarget }) => onChange({ ...row, required: currentTarget.checked })}
        />
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove argument ${at + 1}`} onClick={onRemove}>
          <IconTrash size={18} />
        </ActionIcon>
      </Group>
      <TextInput
        mt="xs"
        aria-label={`Description ${suffix}`}
        placeholder="The number on the order, for example A-1042"
        dir="auto"
        value={row.description}
        onChange={({ currentTarget }) => onChange({ ...row, description: currentTarget.value })}
      />
    </Paper>
  );
}

/** Parses a JSON object; null if the text is not one. */
export function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
