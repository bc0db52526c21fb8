import { Stack, Tabs } from "@mantine/core";
import { IconRoute } from "@tabler/icons-react";
import { EmptyState } from "../../../kit/empty-state.tsx";
import type { Turn } from "./conversation.ts";
import { TurnFigures } from "./turn-figures.tsx";
import { TurnGuards } from "./turn-guards.tsx";
import { TurnMemory } from "./turn-memory.tsx";
import { TurnPrompt } from "./turn-prompt.tsx";
import { TurnTimeline } from "./turn-timeline.tsx";
import { TurnTools } from "./turn-tools.tsx";
import { useTurnTrace } from "./turn-trace.ts";

/** How one turn came about: its time, its prompt, its memory, its tools, its guards, and what it cost. */
export function TurnPanel({ turn }: { readonly turn: Turn }) {
  const trace = useTurnTrace(turn);
  return (
    <Stack gap="md">
      <TurnFigures turn={turn} trace={trace.data} />
      <Tabs defaultValue="time" keepMounted={false}>
        <Tabs.List mb="md" className="scrolled-tabs">
          <Tabs.Tab value="time">Timeline</Tabs.Tab>
          <Tabs.Tab value="prompt">Prompt</Tabs.Tab>
          <Tabs.Tab value="memory">Memory</Tabs.Tab>
          <Tabs.Tab value="tools">Tools{turn.tools.length > 0 && ` (${turn.tools.length})`}</Tabs.Tab>
          <Tabs.Tab value="guards">Guards{turn.guards.length > 0 && ` (${turn.guards.length})`}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="time">
          <TurnTimeline trace={trace.data} running={turn.state === "running"} error={trace.error} />
        </Tabs.Panel>
        <Tabs.Panel value="prompt">
          <TurnPrompt trace={trace.data} />
        </Tabs.Panel>
        <Tabs.Panel value="memory">
          <TurnMemory trace={trace.data} />
        </Tabs.Panel>
        <Tabs.Panel value="tools">
          <TurnTools turn={turn} />
        </Tabs.Panel>
        <Tabs.Panel value="guards">
          <TurnGuards turn={turn} trace={trace.data} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

export function NothingYet() {
  return (
    <EmptyState icon={IconRoute} title="Say something">
      Then this side shows how the answer came about: where its time went, what the model was sent, what was
      remembered, which tools ran.
    </EmptyState>
  );
}
