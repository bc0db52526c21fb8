import "@mantine/spotlight/styles.css";
import { allows } from "@hyponema/contract/roles";
import { useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import {
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
  spotlight,
} from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useQueries } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useMembership, useWorkspaceId } from "../api/me.ts";
import { AREAS } from "./areas.ts";

/** Command palette: searches pages, resources and actions. Open while mounted. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState("");
  const staticActions = useStaticActions();
  const { found, searching } = useSearchResults(query);
  useEffect(() => spotlight.open(), []);
  const typed = query.trim().toLowerCase();
  const matching = staticActions.map(({ group, actions }) => ({
    group,
    actions: actions.filter(({ label }) => label?.toLowerCase().includes(typed)),
  }));
  const groups = [...found, ...matching].filter(({ actions }) => actions.length > 0);
  return (
    <Spotlight
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      // The results are already filtered; Spotlight must not filter again.
      filter={(_, actions) => actions}
      nothingFound={searching ? "Searching…" : "Nothing found"}
      highlightQuery
      // Accessible name of the dialog.
      title="Search"
      styles={{ header: { display: "none" } }}
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: "Search pages, agents, actions",
        "aria-label": "Search pages, agents, actions",
        onKeyDown: selectFirstOnEnter,
      }}
    />
  );
}

// Results that arrive from the server clear Spotlight's selection. With nothing selected, Enter picks the first result.
function selectFirstOnEnter({ key, currentTarget }: KeyboardEvent<HTMLInputElement>) {
  const palette = currentTarget.closest('[role="dialog"]');
  if (key !== "Enter" || palette?.querySelector("[data-selected]")) return;
  palette?.querySelector<HTMLElement>("[data-action]")?.click();
}

function useStaticActions(): SpotlightActionGroupData[] {
  const { role } = useMembership();
  const { setColorScheme } = useMantineColorScheme();
  const go = useGoTo();
  const allowed = AREAS.filter((area) => allows(role, area.needs));
  const pages: SpotlightActionData[] = [
    { id: "page:", label: "Home", onClick: () => go("") },
    ...allowed.map(({ label, path, group }) => ({
      id: `page:${path}`,
      label,
      description: group,
      onClick: () => go(path),
    })),
    { id: "page:account", label: "Account and sign-ins", onClick: () => go("account") },
  ];
  const actions = allowed
    .flatMap((area) => area.actions ?? [])
    .filter(({ needs }) => allows(role, needs))
    .map(({ label, path }) => ({ id: `do:${path}`, label, onClick: () => go(path) }));
  const appearances = (["light", "dark", "auto"] as const).map((scheme) => ({
    id: `look:${scheme}`,
    label: `Appearance: ${scheme === "auto" ? "system" : scheme}`,
    onClick: () => setColorScheme(scheme),
  }));
  return [
    { group: "Pages", actions: pages },
    { group: "Actions", actions: [...actions, ...appearances] },
  ];
}

interface PaletteResults {
  readonly found: readonly SpotlightActionGroupData[];
  /** Whether more results may arrive. */
  readonly searching: boolean;
}

/** Search results of all areas for the debounced query. */
function useSearchResults(query: string): PaletteResults {
  const workspaceId = useWorkspaceId();
  const { role } = useMembership();
  const go = useGoTo();
  const [text] = useDebouncedValue(query.trim(), 200);
  const searched = AREAS.filter((area) => area.search && allows(role, area.needs));
  const results = useQueries({
    queries: searched.map(({ search, path }) => ({
      queryKey: ["palette", workspaceId, path, text],
      queryFn: ({ signal }: { signal: AbortSignal }) => search?.(workspaceId, text, signal) ?? [],
      enabled: text !== "",
    })),
  });
  const found = searched.map(({ label }, index) => ({
    group: label,
    actions: (text === "" ? [] : (results[index]?.data ?? [])).map((found) => ({
      id: found.path,
      label: found.label,
      description: found.description ?? "",
      onClick: () => go(found.path),
    })),
  }));
  return { found, searching: text !== query.trim() || results.some(({ isLoading }) => isLoading) };
}

function useGoTo(): (path: string) => void {
  const navigate = useNavigate();
  const workspaceId = useWorkspaceId();
  return (path) => void navigate({ to: `/${workspaceId}/${path}` });
}
