import { Button, Group, Stack, Tabs } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { SideSheet } from "../../../kit/dialog.tsx";
import { isEqual } from "../../../kit/draft.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { useAgentEditor } from "../editor.tsx";
import { type HttpTool, useAttachTool } from "./attached-tools.ts";
import { HttpFields } from "./http-fields.tsx";
import { formFromTool, type HttpForm, NEW_HTTP_TOOL, requestBody } from "./http-form.ts";
import { TryTool } from "./try-tool.tsx";

interface HttpToolDrawerProps {
  /** Null creates a tool and attaches it to the agent. */
  readonly tool: HttpTool | null;
  readonly onClose: () => void;
}

/** Drawer to edit and test an HTTP tool. */
export function HttpToolDrawer({ tool: initialTool, onClose }: HttpToolDrawerProps) {
  const { mayEdit } = useAgentEditor();
  const [tool, setTool] = useState(initialTool);
  const [form, setForm] = useState<HttpForm>(initialTool ? formFromTool(initialTool) : NEW_HTTP_TOOL);
  const [tab, setTab] = useState<string | null>("call");
  const save = useSaveTool(tool, setTool);
  const dirty = !tool || !isEqual(form, formFromTool(tool));
  const saveIfDirty = async () => {
    try {
      const now = dirty ? await save.mutateAsync(form) : tool;
      if (now) setForm(formFromTool(now));
      return now;
    } catch {
      return null;
    }
  };
  const tryIt = async () => {
    if (await saveIfDirty()) setTab("try");
  };
  return (
    <SideSheet onClose={onClose} size="xl" title={tool ? tool.slug : "New HTTP tool"}>
      <Tabs value={tab} onChange={(next) => (next === "try" ? tryIt() : setTab(next))} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="call">The call</Tabs.Tab>
          <Tabs.Tab value="try">Try it</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="call">
          <Stack gap="md">
            <fieldset className="bare" disabled={!mayEdit}>
              <HttpFields
                form={form}
                storedHeader={tool?.auth_header ?? null}
                error={save.error}
                onChange={setForm}
              />
            </fieldset>
            <ProblemAlert error={save.error} />
            {mayEdit && (
              <Group justify="flex-end" gap="xs">
                <Button variant="default" onClick={tryIt} loading={save.isPending}>
                  {dirty ? "Save and try" : "Try it"}
                </Button>
                <Button onClick={async () => (await saveIfDirty()) && onClose()} loading={save.isPending}>
                  Save
                </Button>
              </Group>
            )}
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="try">{tool && <TryTool toolId={tool.id} schema={tool.parameters} />}</Tabs.Panel>
      </Tabs>
    </SideSheet>
  );
}

/** Saves the tool; also attaches a new one to the agent. */
function useSaveTool(tool: HttpTool | null, onSaved: (tool: HttpTool) => void) {
  const workspace_id = useWorkspaceId();
  const queries = useQueryClient();
  const { attach } = useAttachTool();
  return useMutation({
    mutationFn: async (form: HttpForm) => {
      const body = requestBody(form);
      if (tool) {
        const params = { workspace_id, tool_id: tool.id };
        return (await call("updateTool", { params, ifMatch: `"${tool.revision}"`, body })).data as HttpTool;
      }
      const made = await call("createTool", {
        params: { workspace_id },
        idempotencyKey: crypto.randomUUID(),
        body: { kind: "http", ...body },
      });
      onSaved(made.data as HttpTool);
      await attach(made.data.id);
      return made.data as HttpTool;
    },
    onSuccess(saved) {
      onSaved(saved);
      for (const name of ["getTool", "listTools", "renderPlayground", "diffAgentVersion"] as const) {
        void queries.invalidateQueries({ queryKey: [name] });
      }
    },
  });
}
