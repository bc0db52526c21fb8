import { Skeleton, Tabs, Text } from "@mantine/core";
import { IconRoute } from "@tabler/icons-react";
import { EmptyState } from "../../../kit/empty-state.tsx";
import { ProblemAlert } from "../../../kit/problem-alert.tsx";
import { SpanTimeline } from "../../observability/span-timeline.tsx";
import type { Turn } from "./turn.ts";
import { TurnGuards } from "./turn-guards.tsx";
import { TurnMemory } from "./turn-memory.tsx";
import { TurnPrompt } from "./turn-prompt.tsx";
import { TurnTools } from "./turn-tools.tsx";
import { type TurnTrace, useTurnTrace } from "./turn-trace.ts";

/** Trace of a turn: timeline, prompt, memory, tools and guards. */
export function TurnPanel({ turn }: { readonly turn: Turn }) {
  const trace = useTurnTrace(turn);
  return (
    <Tabs defaultValue="time" keepMounted={false}>
      <Tabs.List mb="md" className="page-tabs">
        <Tabs.Tab value="time">Timeline</Tabs.Tab>
        <Tabs.Tab value="prompt">Prompt</Tabs.Tab>
        <Tabs.Tab value="memory">Memory</Tabs.Tab>
        <Tabs.Tab value="tools">Tools{turn.tools.length > 0 && ` (${turn.tools.length})`}</Tabs.Tab>
        <Tabs.Tab value="guards">Guards{turn.guards.length > 0 && ` (${turn.guards.length})`}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="time">
        {turn.state === "running" ? (
          <Text size="sm">The turn is under way; its timeline is drawn when it is over.</Text>
        ) : (
          <TraceTimeline trace={trace.data} error={trace.error} />
        )}
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
  );
}

function TraceTimeline({ trace, error }: { readonly trace: TurnTrace; readonly error: unknown }) {
  if (error) return <ProblemAlert error={error} />;
  if (trace === undefined) return <Skeleton height={180} />;
  if (trace === null) return <Text size="sm">This turn left no trace.</Text>;
  return <SpanTimeline trace={trace} />;
}

export function EmptyTurnPanel() {
  return (
    <EmptyState icon={IconRoute} title="Say something">
      Then this side shows how the answer came about: where its time went, what the model was sent, what was
      remembered, which tools ran.
    </EmptyState>
  );
}
