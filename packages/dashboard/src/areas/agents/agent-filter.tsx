import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiQuery } from "../../api/use-api.ts";

interface AgentFilterProps {
  readonly value: string | undefined;
  readonly onChange: (agentId: string | undefined) => void;
  /** A visible label, for selecting an agent rather than filtering a list. */
  readonly label?: string;
}

/** Select to filter a list by agent. */
export function AgentFilter({ value, onChange, label }: AgentFilterProps) {
  const workspace_id = useWorkspaceId();
  const params = { workspace_id };
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), 250);
  const found = useApiQuery(
    "listAgents",
    { params, query: { limit: 50, ...(search ? { search } : {}) } },
    { keepPrevious: true },
  );
  const chosen = useApiQuery(
    "getAgent",
    { params: { workspace_id, agent_id: value ?? "" } },
    { enabled: value !== undefined },
  );
  const agents = [...(found.data?.data.data ?? []), ...(chosen.data ? [chosen.data.data] : [])];
  const options = new Map(agents.map(({ id, name }) => [id, name]));
  return (
    <Select
      {...(label ? { label, placeholder: "An agent" } : { "aria-label": "Agent", placeholder: "All agents" })}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      data={[...options].map(([id, label]) => ({ value: id, label }))}
      searchable
      clearable
      onSearchChange={(text) => setTyped([...options.values()].includes(text) ? "" : text)}
      filter={({ options: all }) => all}
      nothingFoundMessage="No agent matches"
      w={{ base: "100%", xs: label ? 280 : 180 }}
    />
  );
}
