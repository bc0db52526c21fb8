import { Group, PasswordInput, Stack, TextInput } from "@mantine/core";
import { Choice } from "./choice.tsx";

/** Change to an encrypted header: `undefined` keeps the stored one, null deletes it. */
export type SecretHeaderChange = { readonly name: string; readonly value: string } | null | undefined;

interface SecretHeaderProps {
  /** The stored header; only the last characters of its value are readable. */
  readonly stored: { readonly name: string; readonly hint: string } | null;
  readonly change: SecretHeaderChange;
  readonly onChange: (change: SecretHeaderChange) => void;
  readonly error?: string | undefined;
}

const NEW_HEADER = { name: "Authorization", value: "" };

/** A header with a credential, which is encrypted when saved and never shown again. */
export function SecretHeader({ stored, change, onChange, error }: SecretHeaderProps) {
  const mode = change === undefined ? (stored ? "keep" : "none") : change === null ? "none" : "set";
  const choose = (next: "none" | "keep" | "set") =>
    onChange(next === "set" ? NEW_HEADER : next === "keep" ? undefined : stored ? null : undefined);
  return (
    <Stack gap="xs">
      <Choice
        label="Credential"
        value={mode}
        onChange={choose}
        options={[
          { value: "none", label: "None" },
          ...(stored ? [{ value: "keep", label: `${stored.name} …${stored.hint}` } as const] : []),
          { value: "set", label: stored ? "Another header" : "A header" },
        ]}
      />
      {change && (
        <Group gap="xs" align="flex-start">
          <TextInput
            label="Header"
            value={change.name}
            onChange={({ currentTarget }) => onChange({ ...change, name: currentTarget.value })}
            style={{ flex: 1 }}
          />
          <PasswordInput
            label="Value"
            placeholder="Bearer …"
            autoComplete="off"
            value={change.value}
            onChange={({ currentTarget }) => onChange({ ...change, value: currentTarget.value })}
            error={error}
            style={{ flex: 2 }}
          />
        </Group>
      )}
    </Stack>
  );
}
