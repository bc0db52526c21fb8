import { Button, Group, Stack, Tabs } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { SideSheet } from "../../../kit/dialog.tsx";
import { same } from "../../../kit/draft.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { useAgentEditor } from "../editor.tsx";
import { type McpTool, useAttachTool } from "./attached-tools.ts";
import { McpFields } from "./mcp-fields.tsx";
import { bodyOf, formOf, type McpForm, NEW_MCP } from "./mcp-form.ts";
import { McpPick } from "./mcp-pick.tsx";

interface McpToolDrawerProps {
  /** Null: a new one, which the agent then has. */
  readonly tool: McpTool | null;
  readonly selected: readonly string[] | null;
  readonly onClose: () => void;
}

/** Connects an MCP server and chooses which of its tools the agent gets. */
export function McpToolDrawer({ tool: given, selected, onClose }: McpToolDrawerProps) {
  const { mayEdit } = useAgentEditor();
  const [tool, setTool] = useState(given);
  const [form, setForm] = useState<McpForm>(given ? formOf(given) : NEW_MCP);
  const [tab, setTab] = useState<string | null>(given ? "pick" : "server");
  const connect = useConnect(tool, setTool);
  const dirty = !tool || !same(form, formOf(tool));
  const goOn = async () => {
    if (!dirty) return setTab("pick");
    try {
      setForm(formOf(await connect.mutateAsync(form)));
      setTab("pick");
    } catch {
      // Shown below.
    }
  };
  return (
    <SideSheet onClose={onClose} size="xl" title={tool ? tool.slug : "Connect an MCP server"}>
      <Tabs value={tab} onChange={(next) => (next === "pick" ? goOn() : setTab(next))} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="server">The server</Tabs.Tab>
          <Tabs.Tab value="pick">Its tools</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="server">
          <Stack gap="md">
            <fieldset className="bare" disabled={!mayEdit}>
              <McpFields form={form} tool={tool} error={connect.error} onChange={setForm} />
            </fieldset>
            <ProblemAlert error={connect.error} />
            {mayEdit && (
              <Group justify="flex-end">
                <Button onClick={goOn} loading={connect.isPending}>
                  {dirty ? "Connect" : "On to its tools"}
                </Button>
              </Group>
            )}
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="pick">
          {tool && <McpPick tool={tool} selected={selected} onAsked={setTool} onDone={onClose} />}
        </Tabs.Panel>
      </Tabs>
    </SideSheet>
  );
}

/** Saves the server and asks it what it offers; a new one is given to the agent as well. */
function useConnect(tool: McpTool | null, onSaved: (tool: McpTool) => void) {
  const workspace_id = useWorkspaceId();
  const queries = useQueryClient();
  const { attach } = useAttachTool();
  return useMutation({
    mutationFn: async (form: McpForm) => {
      const body = bodyOf(form);
      const saved = tool
        ? await call("updateTool", {
            params: { workspace_id, tool_id: tool.id },
            ifMatch: `"${tool.revision}"`,
            body,
          })
        : await call("createTool", {
            params: { workspace_id },
            idempotencyKey: crypto.randomUUID(),
            body: { kind: "mcp", ...body },
          });
      const params = { workspace_id, tool_id: saved.data.id };
      onSaved(saved.data as McpTool);
      if (!tool) await attach(saved.data.id);
      return (await call("discoverTools", { params })).data as McpTool;
    },
    onSuccess(asked) {
      onSaved(asked);
      for (const name of ["getTool", "listTools", "renderPlayground", "diffAgentVersion"] as const) {
        void queries.invalidateQueries({ queryKey: [name] });
      }
    },
  });
}
