import { Button, Group, Stack, Tabs } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { SideSheet } from "../../../kit/dialog.tsx";
import { isEqual } from "../../../kit/draft.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { useAgentEditor } from "../editor.tsx";
import { type McpTool, useAttachTool } from "./attached-tools.ts";
import { McpFields } from "./mcp-fields.tsx";
import { formFromTool, type McpForm, NEW_MCP_SERVER, requestBody } from "./mcp-form.ts";
import { McpToolPicker } from "./mcp-tool-picker.tsx";

interface McpToolDrawerProps {
  /** Null creates a tool and attaches it to the agent. */
  readonly tool: McpTool | null;
  readonly selected: readonly string[] | null;
  readonly onClose: () => void;
}

/** Drawer to connect an MCP server and select its tools. */
export function McpToolDrawer({ tool: initialTool, selected, onClose }: McpToolDrawerProps) {
  const { mayEdit } = useAgentEditor();
  const [tool, setTool] = useState(initialTool);
  const [form, setForm] = useState<McpForm>(initialTool ? formFromTool(initialTool) : NEW_MCP_SERVER);
  const [tab, setTab] = useState<string | null>(initialTool ? "pick" : "server");
  const connect = useConnect(tool, setTool);
  const dirty = !tool || !isEqual(form, formFromTool(tool));
  const continueToTools = async () => {
    if (!dirty) return setTab("pick");
    try {
      setForm(formFromTool(await connect.mutateAsync(form)));
      setTab("pick");
    } catch {
      // The error is shown below the form.
    }
  };
  return (
    <SideSheet onClose={onClose} size="xl" title={tool ? tool.slug : "Connect an MCP server"}>
      <Tabs
        value={tab}
        onChange={(next) => (next === "pick" ? continueToTools() : setTab(next))}
        keepMounted={false}
      >
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
                <Button onClick={continueToTools} loading={connect.isPending}>
                  {dirty ? "Connect" : "On to its tools"}
                </Button>
              </Group>
            )}
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="pick">
          {tool && <McpToolPicker tool={tool} selected={selected} onDiscovered={setTool} onDone={onClose} />}
        </Tabs.Panel>
      </Tabs>
    </SideSheet>
  );
}

/** Saves the server and discovers its tools; also attaches a new one to the agent. */
function useConnect(tool: McpTool | null, onSaved: (tool: McpTool) => void) {
  const workspace_id = useWorkspaceId();
  const queries = useQueryClient();
  const { attach } = useAttachTool();
  return useMutation({
    mutationFn: async (form: McpForm) => {
      const body = requestBody(form);
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
    onSuccess(discovered) {
      onSaved(discovered);
      for (const name of ["getTool", "listTools", "renderPlayground", "diffAgentVersion"] as const) {
        void queries.invalidateQueries({ queryKey: [name] });
      }
    },
  });
}
