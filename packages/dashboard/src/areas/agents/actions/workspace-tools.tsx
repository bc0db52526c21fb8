import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiList } from "../../../api/use-api.ts";
import { Dialog } from "../../../kit/dialog.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { SearchField } from "../../../kit/search-field.tsx";
import { useAgentEditor } from "../editor.tsx";
import { useAttachTool } from "./attached-tools.ts";

/** Attaches an existing tool of the workspace to the agent. */
export function WorkspaceTools({ onClose }: { readonly onClose: () => void }) {
  const workspace_id = useWorkspaceId();
  const { agent } = useAgentEditor();
  const [search, setSearch] = useState("");
  const list = useApiList("listTools", {
    params: { workspace_id },
    query: { limit: 50, ...(search ? { search } : {}) },
  });
  const { attach, error } = useAttachTool();
  const has = new Set(agent.tools.map(({ tool_id }) => tool_id));
  return (
    <Dialog onClose={onClose} title="Tools of the workspace" size="lg">
      <Stack gap="sm">
        <SearchField label="Search tools" value={search} onChange={setSearch} />
        <ProblemAlert error={list.error ?? error} />
        {list.items?.length === 0 && <Text size="sm">There is none{search && " of that name"}.</Text>}
        {list.items?.map(({ id, slug, description }) => (
          <Paper key={id} withBorder p="sm">
            <Group wrap="nowrap" gap="sm" justify="space-between">
              <div style={{ minWidth: 0 }}>
                <Text size="sm" fw={600} ff="monospace" className="cut" title={slug}>
                  {slug}
                </Text>
                <Text size="xs" c="dimmed" lineClamp={2} dir="auto">
                  {description}
                </Text>
              </div>
              <Button
                size="xs"
                variant="default"
                disabled={has.has(id)}
                aria-label={`Add ${slug}`}
                onClick={() => attach(id).catch(() => undefined)}
              >
                {has.has(id) ? "Added" : "Add"}
              </Button>
            </Group>
          </Paper>
        ))}
      </Stack>
    </Dialog>
  );
}
