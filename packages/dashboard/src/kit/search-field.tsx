import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  /** Called after a debounce of 250 ms. */
  readonly onChange: (value: string) => void;
}

/** Search field that filters a list while typing. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const debouncedChange = useDebouncedCallback(onChange, 250);
  useEffect(() => setTyped(value), [value]);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      dir="auto"
      leftSection={<IconSearch size={16} aria-hidden />}
      style={{ flex: "1 1 14rem", maxWidth: "24rem" }}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        debouncedChange(currentTarget.value);
      }}
    />
  );
}
