import type { TurnEvent } from "@hyponema/contract/events";
import { messageRoutes } from "@hyponema/contract/sessions";
import type { TurnReader } from "../conversation/turn-reader.ts";
import { type Deliver, eventId, parseEventId } from "../conversation/turn-stream.ts";
import type { Turns } from "../conversation/turns.ts";
import type { Scope } from "../platform/database/database.ts";
import { operations } from "../platform/http/call.ts";
import { eventStream, type Write } from "../platform/http/event-stream.ts";
import { Refusal } from "../platform/http/refusal.ts";
import type { ResponseStream } from "../platform/http/response-stream.ts";
import type { Viewer } from "../platform/masking/viewer.ts";
import { findSession } from "../resources/sessions/service.ts";
import { eventMask } from "../resources/turns/service.ts";

/** Routes that stream a turn's events. */
export function messageOperations(turns: Turns, reader: TurnReader) {
  return operations(messageRoutes, {
    async sendMessage({ params, query, body, workspaceId, actor, viewer, once, request }) {
      const scope = { workspaceId, actor };
      const message = { sessionId: params.session_id, text: body.text, onBusy: query.on_busy };
      const started = await turns.start(scope, message, once);
      if (started.kind === "replay") {
        const { id, number } = await reader.find(scope, started.turnId);
        return turnEvents(reader, scope, { id, number }, 0, viewer, request.signal);
      }
      return turnEvents(reader, scope, started.turn.place, 0, viewer, request.signal);
    },

    async interruptSession({ params, workspaceId, actor, beginIdempotent, read, write }) {
      const before = await beginIdempotent();
      if (before) return before;
      await read((tx) => findSession(tx, params.session_id));
      const interruption = await turns.interrupt({ workspaceId, actor }, params.session_id);
      return write(async () => interruption);
    },

    async resumeTurn({ params, workspaceId, actor, viewer, request }) {
      const scope = { workspaceId, actor };
      const turn = await reader.findResumable(scope, params.session_id, params.turn_id);
      const from = firstSequence(request.lastEventId, turn.number);
      return turnEvents(reader, scope, turn, from, viewer, request.signal);
    },
  });
}

function firstSequence(lastEventId: string | null, turnNumber: number): number {
  if (lastEventId === null) return 0;
  const seen = parseEventId(lastEventId);
  if (seen?.turnNumber === turnNumber) return seen.sequence + 1;
  throw new Refusal("invalid-request", {
    errors: [{ path: "header/Last-Event-ID", message: "is not the ID of an event of this turn" }],
  });
}

/** A turn as server-sent events from sequence number `from`, as `viewer` may read it. */
function turnEvents(
  reader: TurnReader,
  scope: Scope,
  turn: { readonly id: string; readonly number: number },
  from: number,
  viewer: Viewer,
  signal: AbortSignal,
): ResponseStream {
  return eventStream((write) => {
    const deliver = writeTo(write, turn.number, eventMask(viewer));
    return reader.follow(scope, turn.id, from, deliver, signal);
  }, signal);
}

function writeTo(write: Write, turnNumber: number, mask: ReturnType<typeof eventMask>): Deliver {
  return (events, sequence) => {
    let text = "";
    for (const [index, event] of events.entries()) {
      const shown = mask(event);
      if (shown) text += encode(shown, eventId(turnNumber, sequence + index));
    }
    return write(text);
  };
}

function encode(event: TurnEvent, id: string): string {
  return `event: ${event.type}\nid: ${id}\ndata: ${JSON.stringify(event.data)}\n\n`;
}
