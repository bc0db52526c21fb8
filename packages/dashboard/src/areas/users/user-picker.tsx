import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiQuery } from "../../api/use-api.ts";

interface UserPickerProps {
  readonly label: string;
  readonly placeholder: string;
  /** Whether the label is visible; otherwise it is an accessible name only. */
  readonly labelled?: boolean;
  /** Hyponema's ID of the User, not the external one. */
  readonly value: string | undefined;
  readonly onChange: (userId: string | undefined) => void;
  /** A User to exclude. */
  readonly excludedId?: string;
}

/** Select for a User, with server-side search by name, phone number or ID. */
export function UserPicker(props: UserPickerProps) {
  const { label, placeholder, labelled = false, value, onChange, excludedId } = props;
  const workspace_id = useWorkspaceId();
  const params = { workspace_id };
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), 250);
  const found = useApiQuery(
    "listUsers",
    { params, query: { limit: 20, ...(search ? { search } : {}) } },
    { keepPrevious: true },
  );
  const chosen = useApiQuery(
    "getUser",
    { params: { workspace_id, user_id: value ?? "" } },
    { enabled: value !== undefined },
  );
  const users = [...(found.data?.data.data ?? []), ...(chosen.data ? [chosen.data.data] : [])];
  const options = new Map(
    users
      .filter(({ user_id }) => user_id !== excludedId)
      .map(({ user_id, name, external_user_id }) => [
        user_id,
        name ? `${name} (${external_user_id})` : external_user_id,
      ]),
  );
  return (
    <Select
      {...(labelled ? { label } : { "aria-label": label })}
      placeholder={placeholder}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      data={[...options].map(([id, name]) => ({ value: id, label: name }))}
      searchable
      clearable
      onSearchChange={(text) => setTyped([...options.values()].includes(text) ? "" : text)}
      filter={({ options: all }) => all}
      nothingFoundMessage="No User matches"
      w={labelled ? "100%" : { base: "100%", xs: 190 }}
    />
  );
}
