import type { Schemas } from "@hyponema/client";
import { Button, Drawer, Skeleton, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconMessages } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useWorkspaceId } from "../../api/me.ts";
import { useMay } from "../../api/roles.ts";
import { useList } from "../../api/use-api.ts";
import { EmptyState } from "../../kit/empty-state.tsx";
import { useFilters } from "../../kit/filters.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { Section } from "../../kit/section.tsx";
import { TraceOf } from "./trace-of.tsx";
import { TurnCard } from "./turn-card.tsx";
import { turnsOf } from "./turns.ts";
import "./conversation.css";

/** The transcript, and beside it the timeline of the turn that is looked at; on narrow windows over it. */
export function TurnByTurn({ conversation }: { readonly conversation: Schemas["Conversation"] }) {
  const workspace_id = useWorkspaceId();
  const seesTraces = useMay("observability:read");
  const params = { workspace_id, conversation_id: conversation.id };
  const transcript = useList("getTranscript", { params, query: { limit: 200 } });
  const traces = useList(
    "listTraces",
    { params: { workspace_id }, query: { conversation_id: conversation.id, limit: 200 } },
    { enabled: seesTraces },
  );
  useFollow(conversation.last_activity_at + conversation.status);
  const wide = useMediaQuery("(min-width: 75em)", true);
  const { filters, set } = useFilters<{ turn?: string }>();
  const turns = turnsOf(transcript.items ?? []);
  const traced = new Map(traces.items?.map((trace) => [trace.turn_id, trace]));
  const first = turns.find(({ turnId }) => turnId !== null && traced.has(turnId));
  const chosen = filters.turn ?? (wide ? first?.turnId : undefined) ?? null;
  const trace = chosen === null ? undefined : traced.get(chosen);

  if (transcript.error) return <ProblemAlert error={transcript.error} retry={transcript.refetch} />;
  const panel = trace && <TraceOf summary={trace} />;
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
              trace={turn.turnId === null ? undefined : traced.get(turn.turnId)}
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
      {wide && seesTraces && (
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

/** Reads anew what was said when something was. */
function useFollow(moment: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    // The first look reads by itself; `moment` only changes later.
    void moment;
    void queries.invalidateQueries({ queryKey: ["getTranscript"] });
    void queries.invalidateQueries({ queryKey: ["listTraces"] });
  }, [moment, queries]);
}
