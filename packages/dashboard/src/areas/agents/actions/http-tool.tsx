import { Button, Group, Stack, Tabs } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../../api/client.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { SideSheet } from "../../../kit/dialog.tsx";
import { same } from "../../../kit/draft.ts";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { useAgentEditor } from "../editor.tsx";
import { type HttpTool, useAttachTool } from "./attached-tools.ts";
import { HttpFields } from "./http-fields.tsx";
import { bodyOf, formOf, type HttpForm, NEW_HTTP } from "./http-form.ts";
import { TryTool } from "./try-tool.tsx";

interface HttpToolDrawerProps {
  /** Null: a new one, which the agent then has. */
  readonly tool: HttpTool | null;
  readonly onClose: () => void;
}

/** Builds a tool that calls one of the workspace's own systems, and tries it. */
export function HttpToolDrawer({ tool: given, onClose }: HttpToolDrawerProps) {
  const { mayEdit } = useAgentEditor();
  const [tool, setTool] = useState(given);
  const [form, setForm] = useState<HttpForm>(given ? formOf(given) : NEW_HTTP);
  const [tab, setTab] = useState<string | null>("call");
  const save = useSaveTool(tool, setTool);
  const dirty = !tool || !same(form, formOf(tool));
  const saved = async () => {
    try {
      const now = dirty ? await save.mutateAsync(form) : tool;
      if (now) setForm(formOf(now));
      return now;
    } catch {
      return null;
    }
  };
  const tryIt = async () => {
    if (await saved()) setTab("try");
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
                sealed={tool?.auth_header ?? null}
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
                <Button onClick={async () => (await saved()) && onClose()} loading={save.isPending}>
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

/** Saves the tool; a new one is given to the agent as well. */
function useSaveTool(tool: HttpTool | null, onSaved: (tool: HttpTool) => void) {
  const workspace_id = useWorkspaceId();
  const queries = useQueryClient();
  const { attach } = useAttachTool();
  return useMutation({
    mutationFn: async (form: HttpForm) => {
      const body = bodyOf(form);
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
