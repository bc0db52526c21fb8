import { Alert, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useAgentEditor } from "../editor.tsx";
import { ApiSection } from "./api.tsx";
import { WidgetSection } from "./widget.tsx";

type Way = "widget" | "api";

/** How people come to talk with the agent. */
export function DistributeTab() {
  const { agent } = useAgentEditor();
  const [way, setWay] = useState<Way>("widget");
  return (
    <Stack gap="lg" maw={960}>
      {agent.published_version === null && (
        <Alert color="yellow" title="Not published yet">
          <Text size="sm">
            Sessions run the published version: publish the agent before anybody meets it.
          </Text>
        </Alert>
      )}
      <SegmentedControl
        aria-label="By which way"
        style={{ alignSelf: "flex-start" }}
        value={way}
        onChange={(next) => setWay(next as Way)}
        data={[
          { value: "widget", label: "Web widget" },
          { value: "api", label: "API" },
        ]}
      />
      {way === "widget" ? <WidgetSection /> : <ApiSection />}
    </Stack>
  );
}
