import type { Schemas } from "@hyponema/client";
import { useQuery } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { hiddenBy } from "../../../kit/hidden.ts";
import type { Turn } from "./conversation.ts";

type Trace = Schemas["Trace"];
/** Undefined: not known yet; null: there is none. */
export type TurnTrace = Trace | null | undefined;

/** The trace of a turn that has come to its end; undefined until then. */
export function useTurnTrace({ id, state }: Turn) {
  const workspace_id = useWorkspaceId();
  return useQuery({
    queryKey: ["trace of turn", workspace_id, id],
    enabled: id !== null && state !== "running",
    // What has happened stays as it was.
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
export interface SentPart {
  readonly source: Schemas["PromptPart"]["source"];
  readonly origin: string;
  readonly text: string;
  /** The scope that shows what is hidden of it; null or left out: nothing is. */
  readonly masked?: string | null;
}

/** What the first model of a turn was sent, as its span says; null when none was asked. */
export function sentInput({ spans }: Trace): unknown {
  return spans.find(({ type }) => type === "llm")?.input ?? null;
}

/** The parts of the system prompt that a turn sent, cut as its own span says; null when it sent none. */
export function sentParts(trace: Trace): readonly SentPart[] | null {
  const outline = (trace.spans.find(({ parent_id }) => parent_id === null)?.input ?? {}) as {
    readonly prompt?: readonly (Omit<SentPart, "text"> & { readonly characters: number })[];
  };
  const asked = sentInput(trace) as { readonly system?: string } | null;
  if (!outline.prompt || typeof asked?.system !== "string") return null;
  const { system } = asked;
  let from = 0;
  return outline.prompt.map(({ characters, ...part }) => {
    const text = system.slice(from, from + characters);
    // An empty line stands between two parts.
    from += characters + 2;
    const hidden = part.masked != null && text === `[${hiddenBy(part.masked)}]`;
    return { ...part, text: hidden ? "" : text };
  });
}

/** About how many tokens a text is. */
export function roughTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
