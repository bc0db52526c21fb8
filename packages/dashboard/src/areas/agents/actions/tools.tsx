import { Button, Menu } from "@mantine/core";
import {
  IconApi,
  IconBooks,
  IconFileImport,
  IconPlugConnected,
  IconPlus,
  IconTool,
} from "@tabler/icons-react";
import { useState } from "react";
import { usePermission } from "../../../api/roles.ts";
import { EmptyState } from "../../../kit/empty-state.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { Section } from "../../../kit/section.tsx";
import { useAgentEditor } from "../editor.tsx";
import { useAttachedTools, useDetachTool } from "./attached-tools.ts";
import { HttpToolDrawer } from "./http-tool.tsx";
import { ImportOpenApi } from "./import-openapi.tsx";
import { McpToolDrawer } from "./mcp-tool.tsx";
import { ToolRow } from "./tool-row.tsx";
import { WorkspaceTools } from "./workspace-tools.tsx";

type Open = "http" | "mcp" | "openapi" | "library" | null;

/** Tools attached to the agent. */
export function ToolsSection() {
  const { mayEdit } = useAgentEditor();
  const mayMake = usePermission("integrations:write") && mayEdit;
  const tools = useAttachedTools();
  const { detach, error } = useDetachTool();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Section
      title="Tools"
      description="Calls of your own systems. They are shared by the workspace; this agent gets those that stand here."
      actions={mayMake && <AddTool onChoose={setOpen} />}
    >
      <ProblemAlert error={error} />
      {tools.length === 0 && (
        <EmptyState icon={IconTool} title="No tools yet" action={mayMake && <AddTool onChoose={setOpen} />}>
          Let the agent look something up or do something: by HTTP, by an MCP server, or from an OpenAPI
          document.
        </EmptyState>
      )}
      {tools.map((attached) => (
        <ToolRow key={attached.id} attached={attached} onDetach={() => detach(attached.id)} />
      ))}
      {open === "http" && <HttpToolDrawer tool={null} onClose={close} />}
      {open === "mcp" && <McpToolDrawer tool={null} selected={null} onClose={close} />}
      {open === "openapi" && <ImportOpenApi onClose={close} />}
      {open === "library" && <WorkspaceTools onClose={close} />}
    </Section>
  );
}

function AddTool({ onChoose }: { readonly onChoose: (open: Open) => void }) {
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
          Add a tool
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconApi size={16} aria-hidden />} onClick={() => onChoose("http")}>
          Call by HTTP
        </Menu.Item>
        <Menu.Item leftSection={<IconPlugConnected size={16} aria-hidden />} onClick={() => onChoose("mcp")}>
          Connect an MCP server
        </Menu.Item>
        <Menu.Item leftSection={<IconFileImport size={16} aria-hidden />} onClick={() => onChoose("openapi")}>
          Import from OpenAPI
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconBooks size={16} aria-hidden />} onClick={() => onChoose("library")}>
          One that the workspace has
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
