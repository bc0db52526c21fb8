import { Group, PasswordInput, Stack, TextInput } from "@mantine/core";
import { Choice } from "./choice.tsx";

/** What is to become of a sealed header: `undefined` leaves the one there is, null takes it away. */
export type SecretHeaderChange = { readonly name: string; readonly value: string } | null | undefined;

interface SecretHeaderProps {
  /** The one there is; of its value only the end is known. */
  readonly sealed: { readonly name: string; readonly hint: string } | null;
  readonly change: SecretHeaderChange;
  readonly onChange: (change: SecretHeaderChange) => void;
  readonly error?: string | undefined;
}

const NEW = { name: "Authorization", value: "" };

/** A header with a credential: sealed when it is saved, and never shown again. */
export function SecretHeader({ sealed, change, onChange, error }: SecretHeaderProps) {
  const mode = change === undefined ? (sealed ? "keep" : "none") : change === null ? "none" : "set";
  const choose = (next: "none" | "keep" | "set") =>
    onChange(next === "set" ? NEW : next === "keep" ? undefined : sealed ? null : undefined);
  return (
    <Stack gap="xs">
      <Choice
        label="Credential"
        value={mode}
        onChange={choose}
        options={[
          { value: "none", label: "None" },
          ...(sealed ? [{ value: "keep", label: `${sealed.name} …${sealed.hint}` } as const] : []),
          { value: "set", label: sealed ? "Another header" : "A header" },
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
