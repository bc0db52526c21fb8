import type { TranscriptMessage } from "@hyponema/contract/conversations";
import type { TurnEvent } from "@hyponema/contract/events";
import { isMemoryTool, masked } from "@hyponema/contract/masking";
import type { Viewer } from "../../platform/masking/viewer.ts";

/**
 * A turn's event as it is stored, unmasked. `plain`: an error's detail without a model provider's own words. Older versions
 * did not store it.
 */
export type KeptTurnEvent = TurnEvent & { readonly plain?: string };

type ToolCall = NonNullable<TranscriptMessage["tool_call"]>;

const HIDDEN = masked("memory:read");
const OLD_DETAIL = "The turn failed. Reading why takes memory:read and conversations:read.";

/** A tool's call as `viewer` may read it. */
export function maskToolCall<Call extends Pick<ToolCall, "name" | "arguments" | "result">>(
  call: Call,
  viewer: Viewer,
): Call {
  if (!isMemoryTool(call.name) || viewer.may("memory:read")) return call;
  return { ...call, arguments: HIDDEN, result: HIDDEN };
}

/**
 * Makes what one reader of a turn is given of each of its events, in their order: null for an event that says nothing
 * new to this reader.
 */
export function eventMask(viewer: Viewer): (event: KeptTurnEvent) => TurnEvent | null {
  const maySeeMemory = viewer.may("memory:read");
  const maySeeQuotes = maySeeMemory && viewer.may("conversations:read");
  const announced = new Set<string>();
  return (event) => {
    if (event.type === "error" && !maySeeQuotes) {
      return { type: "error", data: { ...event.data, detail: event.plain ?? OLD_DETAIL } };
    }
    if (event.type === "tool_result") {
      announced.delete(event.data.call_id);
      return { type: "tool_result", data: maskToolCall(event.data, viewer) };
    }
    if (event.type !== "tool_call" || maySeeMemory || !isMemoryTool(event.data.name)) return event;
    // Growing arguments would be the same mask again and again.
    if (announced.has(event.data.call_id)) return null;
    announced.add(event.data.call_id);
    return { type: "tool_call", data: { ...event.data, arguments_partial: JSON.stringify(HIDDEN) } };
  };
}
