import type { Schemas } from "@hyponema/client";
import { Button, Drawer, Skeleton, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconMessages } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useWorkspaceId } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { useApiList } from "../../api/use-api.ts";
import { EmptyState } from "../../kit/empty-state.tsx";
import { useFilters } from "../../kit/filters.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { Section } from "../../kit/section.tsx";
import { TracePanel } from "./trace-panel.tsx";
import { TurnCard } from "./turn-card.tsx";
import { groupByTurn } from "./turns.ts";
import "./conversation.css";

/** The transcript with the selected turn's trace next to it, or in a drawer on narrow screens. */
export function TranscriptView({ conversation }: { readonly conversation: Schemas["Conversation"] }) {
  const workspace_id = useWorkspaceId();
  const mayReadTraces = usePermission("observability:read");
  const params = { workspace_id, conversation_id: conversation.id };
  const transcript = useApiList("getTranscript", { params, query: { limit: 200 } });
  const traces = useApiList(
    "listTraces",
    { params: { workspace_id }, query: { conversation_id: conversation.id, limit: 200 } },
    { enabled: mayReadTraces },
  );
  useRefetchTranscript(conversation.last_activity_at + conversation.status);
  const wide = useMediaQuery("(min-width: 75em)", true);
  const { filters, set } = useFilters<{ turn?: string }>();
  const turns = groupByTurn(transcript.items ?? []);
  const tracesByTurn = new Map(traces.items?.map((trace) => [trace.turn_id, trace]));
  const first = turns.find(({ turnId }) => turnId !== null && tracesByTurn.has(turnId));
  const chosen = filters.turn ?? (wide ? first?.turnId : undefined) ?? null;
  const trace = chosen === null ? undefined : tracesByTurn.get(chosen);

  if (transcript.error) return <ProblemAlert error={transcript.error} retry={transcript.refetch} />;
  const panel = trace && <TracePanel summary={trace} />;
  return (
    <div className="turn-by-turn">
      <Section title="What was said">
        {transcript.isPending && <Skeleton height={360} />}
        {transcript.items?.length === 0 && (
          <EmptyState icon={IconMessages} title="Nothing was said yet">
            What the User and the agent say stands here turn by turn.
          </EmptyState>
        )}
        <div className="turns">
          {turns.map((turn) => (
            <TurnCard
              key={turn.key}
              turn={turn}
              trace={turn.turnId === null ? undefined : tracesByTurn.get(turn.turnId)}
              chosen={turn.turnId !== null && turn.turnId === chosen}
              onChoose={() => set({ turn: turn.turnId ?? undefined })}
            />
          ))}
        </div>
        {transcript.hasNextPage && (
          <Button
            variant="default"
            loading={transcript.isFetchingNextPage}
            onClick={() => transcript.fetchNextPage()}
          >
            What was said later
          </Button>
        )}
      </Section>
      {wide && mayReadTraces && (
        <div className="turn-beside">
          <Section title="How the turn came about">
            {panel ?? (
              <Text size="sm" c="dimmed">
                {traces.isPending ? "Reading the turns…" : "No turn of this conversation has a timeline."}
              </Text>
            )}
          </Section>
        </div>
      )}
      {!wide && (
        <Drawer
          opened={trace !== undefined}
          onClose={() => set({ turn: undefined })}
          title="How the turn came about"
          position="bottom"
          size="85%"
        >
          {panel}
        </Drawer>
      )}
    </div>
  );
}

/** Refetches the transcript and traces when the conversation changes. */
function useRefetchTranscript(version: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    // The effect only has to run when `moment` changes; the value itself is not used.
    void version;
    void queries.invalidateQueries({ queryKey: ["getTranscript"] });
    void queries.invalidateQueries({ queryKey: ["listTraces"] });
  }, [version, queries]);
}
