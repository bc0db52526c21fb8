import type { Schemas } from "@hyponema/client";
import { useQuery } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { maskLabelFor } from "../../../kit/mask-label.ts";
import type { Turn } from "./turn.ts";

type Trace = Schemas["Trace"];
/** Undefined while loading; null if the turn has no trace. */
export type TurnTrace = Trace | null | undefined;

/** The trace of a finished turn; undefined until then. */
export function useTurnTrace({ id, state }: Turn) {
  const workspace_id = useWorkspaceId();
  return useQuery({
    queryKey: ["trace of turn", workspace_id, id],
    enabled: id !== null && state !== "running",
    // A finished turn's trace never changes.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Trace | null> => {
      const params = { workspace_id };
      const found = await call("listTraces", { params, query: { turn_id: id ?? "", limit: 1 } }, signal);
      const trace_id = found.data.data[0]?.id;
      if (trace_id === undefined) return null;
      return (await call("getTrace", { params: { workspace_id, trace_id } }, signal)).data;
    },
  });
}

/** A part of the prompt that was sent. */
export interface PromptPart {
  readonly source: Schemas["PromptPart"]["source"];
  readonly origin: string;
  readonly text: string;
  /** The scope required to read the hidden text; null or undefined if nothing is hidden. */
  readonly masked?: string | null;
}

/** Input of the turn's first model call, from its span; null if no model was called. */
export function modelInput({ spans }: Trace): unknown {
  return spans.find(({ type }) => type === "llm")?.input ?? null;
}

/** Parts of the system prompt, split by the lengths in the turn's root span; null if no prompt was sent. */
export function promptParts(trace: Trace): readonly PromptPart[] | null {
  const outline = (trace.spans.find(({ parent_id }) => parent_id === null)?.input ?? {}) as {
    readonly prompt?: readonly (Omit<PromptPart, "text"> & { readonly characters: number })[];
  };
  const input = modelInput(trace) as { readonly system?: string } | null;
  if (!outline.prompt || typeof input?.system !== "string") return null;
  const { system } = input;
  let from = 0;
  return outline.prompt.map(({ characters, ...part }) => {
    const text = system.slice(from, from + characters);
    // Parts are joined by an empty line.
    from += characters + 2;
    const hidden = part.masked != null && text === `[${maskLabelFor(part.masked)}]`;
    return { ...part, text: hidden ? "" : text };
  });
}

/** Rough token estimate. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
