import { Text, UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { formatDollars, formatDuration } from "../../kit/format.ts";
import { formatDateTime } from "../../kit/relative-time.tsx";
import { TraceStatus } from "../observability/trace-status.tsx";
import { MessageBubble } from "./message-bubble.tsx";
import type { Turn, TurnTrace } from "./turns.ts";

interface TurnCardProps {
  readonly turn: Turn;
  readonly trace: TurnTrace | undefined;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** A turn of the transcript with a link to its trace. */
export function TurnCard({ turn, trace, chosen, onChoose }: TurnCardProps) {
  return (
    <section className={`turn${chosen ? " chosen" : ""}`}>
      {turn.messages.map((message) => (
        <MessageBubble key={message.id} message={message} />
      ))}
      {trace && (
        <UnstyledButton className="turn-foot" onClick={onChoose} aria-pressed={chosen}>
          <Text component="time" size="xs" c="dimmed" dateTime={trace.started_at}>
            {formatDateTime(trace.started_at)}
          </Text>
          {trace.status !== "complete" && <TraceStatus status={trace.status} />}
          <Text size="xs" c="dimmed">
            {formatDuration(trace.duration_ms)}
          </Text>
          {trace.cost_usd !== null && (
            <Text size="xs" c="dimmed">
              {formatDollars(trace.cost_usd)}
            </Text>
          )}
          <span className="turn-lead">
            Timeline
            <IconChevronRight size={15} aria-hidden />
          </span>
        </UnstyledButton>
      )}
    </section>
  );
}
