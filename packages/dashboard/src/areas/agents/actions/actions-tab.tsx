import { Stack } from "@mantine/core";
import { BuiltIns } from "./built-ins.tsx";
import { IntegrationsSection } from "./integrations.tsx";
import { ToolsSection } from "./tools.tsx";

/** Actions tab: tools, integrations and built-in actions of the agent. */
export function ActionsTab() {
  return (
    <Stack gap="lg" maw={960}>
      <ToolsSection />
      <IntegrationsSection />
      <BuiltIns />
    </Stack>
  );
}
