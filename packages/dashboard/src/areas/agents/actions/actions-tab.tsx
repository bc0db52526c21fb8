import { Stack } from "@mantine/core";
import { BuiltIns } from "./built-ins.tsx";
import { IntegrationsSection } from "./integrations.tsx";
import { ToolsSection } from "./tools.tsx";

/** What the agent can do beside talking. */
export function ActionsTab() {
  return (
    <Stack gap="lg" maw={960}>
      <ToolsSection />
      <IntegrationsSection />
      <BuiltIns />
    </Stack>
  );
}
