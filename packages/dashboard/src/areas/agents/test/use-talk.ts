import type { Schemas } from "@hyponema/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { call, client } from "../../../api/client.ts";
import { failureOf } from "../../../api/failure.ts";
import { useAgentEditor } from "../editor.tsx";
import { newTurn, type Turn, withEvent } from "./conversation.ts";

type Session = Schemas["SessionCreated"];

/** With whom the draft talks, and what the session fills into its variables. */
export interface Part {
  readonly user: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** A conversation with the draft on this page. */
export interface Talk {
  readonly session: Session | null;
  readonly turns: readonly Turn[];
  readonly running: boolean;
  readonly opening: boolean;
  readonly error: unknown;
  open(part: Part): void;
  say(text: string): Promise<void>;
  stop(): void;
  /** Ends it, so that another can begin. */
  leave(): void;
}

export function useTalk(): Talk {
  const { agent, dirty, save } = useAgentEditor();
  const queries = useQueryClient();
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const [session, setSession] = useState<Session | null>(null);
  const gone = useRef<AbortController>(null);
  useEffect(() => () => gone.current?.abort(), []);

  const open = useMutation({
    mutationFn: async ({ user, variables }: Part) => {
      if (dirty && !(await save()))
        throw new Error("Not everything could be saved; see the foot of the page.");
      const body = {
        ...{ agent_id: agent.id, agent_version: "draft" as const, user_id: user, modality: "text" as const },
        ...{ dynamic_variables: { ...variables }, ttl_seconds: 3600 },
      };
      return (await call("createSession", { body, idempotencyKey: crypto.randomUUID() })).data;
    },
    onSuccess(opened) {
      gone.current = new AbortController();
      setTurns([]);
      setSession(opened);
    },
  });

  const changeTurn = (number: number, next: (turn: Turn) => Turn) =>
    setTurns((all) => all.map((turn) => (turn.number === number ? next(turn) : turn)));

  const say = async (text: string) => {
    if (!session) return;
    const number = turns.length;
    const begun = performance.now();
    const change = (next: (turn: Turn) => Turn) => changeTurn(number, next);
    setTurns((all) => [...all, newTurn(number, text)]);
    try {
      const stream = client.streamMessage({ sessionId: session.id, text, signal: gone.current?.signal });
      for await (const event of stream) change((turn) => withEvent(turn, event, performance.now() - begun));
    } catch (error) {
      if (gone.current?.signal.aborted) return;
      change((turn) => ({ ...turn, state: "failed", failure: failureOf(error).detail }));
    }
    // What is told of the conversation elsewhere has changed with it.
    void queries.invalidateQueries({ queryKey: ["listConversations"] });
  };

  const stop = async () => {
    if (!session) return;
    const number = turns.length - 1;
    try {
      const params = { session_id: session.id };
      await call("interruptSession", { params, idempotencyKey: crypto.randomUUID() });
    } catch (error) {
      changeTurn(number, (turn) =>
        turn.state === "running" ? { ...turn, failure: failureOf(error).detail } : turn,
      );
    }
  };

  return {
    session,
    turns,
    running: turns.at(-1)?.state === "running",
    opening: open.isPending,
    error: open.error,
    open: open.mutate,
    say,
    stop: () => void stop(),
    leave: () => {
      gone.current?.abort();
      if (session) void call("endSession", { params: { session_id: session.id } }).catch(() => undefined);
      setSession(null);
      setTurns([]);
    },
  };
}
