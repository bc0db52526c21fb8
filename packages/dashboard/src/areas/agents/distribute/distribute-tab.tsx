import { Alert, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useAgentEditor } from "../editor.tsx";
import { ApiSection } from "./api.tsx";
import { WidgetSection } from "./widget.tsx";

type Channel = "widget" | "api";

/** Distribute tab: the web widget and the API. */
export function DistributeTab() {
  const { agent } = useAgentEditor();
  const [channel, setChannel] = useState<Channel>("widget");
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
        value={channel}
        onChange={(next) => setChannel(next as Channel)}
        data={[
          { value: "widget", label: "Web widget" },
          { value: "api", label: "API" },
        ]}
      />
      {channel === "widget" ? <WidgetSection /> : <ApiSection />}
    </Stack>
  );
}
