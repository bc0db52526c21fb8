import type { Schemas } from "@hyponema/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { call, client } from "../../../api/client.ts";
import { describeError } from "../../../api/errors.ts";
import { useAgentEditor } from "../editor.tsx";
import { applyEvent, newTurn, type Turn } from "./turn.ts";

type Session = Schemas["SessionCreated"];

/** The User and the session variables of a test conversation. */
export interface StartOptions {
  readonly user: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** A test conversation with the draft. */
export interface TestConversation {
  readonly session: Session | null;
  readonly turns: readonly Turn[];
  readonly running: boolean;
  readonly opening: boolean;
  readonly error: unknown;
  open(part: StartOptions): void;
  send(text: string): Promise<void>;
  stop(): void;
  /** Ends the session, so that another one can start. */
  end(): void;
}

export function useTestConversation(): TestConversation {
  const { agent, dirty, save } = useAgentEditor();
  const queries = useQueryClient();
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const [session, setSession] = useState<Session | null>(null);
  const abort = useRef<AbortController>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const open = useMutation({
    mutationFn: async ({ user, variables }: StartOptions) => {
      if (dirty && !(await save()))
        throw new Error("Not everything could be saved; see the foot of the page.");
      const body = {
        ...{ agent_id: agent.id, agent_version: "draft" as const, user_id: user, modality: "text" as const },
        ...{ dynamic_variables: { ...variables }, ttl_seconds: 3600 },
      };
      return (await call("createSession", { body, idempotencyKey: crypto.randomUUID() })).data;
    },
    onSuccess(opened) {
      abort.current = new AbortController();
      setTurns([]);
      setSession(opened);
    },
  });

  const changeTurn = (number: number, next: (turn: Turn) => Turn) =>
    setTurns((all) => all.map((turn) => (turn.number === number ? next(turn) : turn)));

  const send = async (text: string) => {
    if (!session) return;
    const number = turns.length;
    const startedAt = performance.now();
    const change = (next: (turn: Turn) => Turn) => changeTurn(number, next);
    setTurns((all) => [...all, newTurn(number, text)]);
    try {
      const stream = client.streamMessage({ sessionId: session.id, text, signal: abort.current?.signal });
      for await (const event of stream)
        change((turn) => applyEvent(turn, event, performance.now() - startedAt));
    } catch (error) {
      if (abort.current?.signal.aborted) return;
      change((turn) => ({ ...turn, state: "failed", failure: describeError(error).detail }));
    }
    // The conversation list has changed as well.
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
        turn.state === "running" ? { ...turn, failure: describeError(error).detail } : turn,
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
    send,
    stop: () => void stop(),
    end: () => {
      abort.current?.abort();
      if (session) void call("endSession", { params: { session_id: session.id } }).catch(() => undefined);
      setSession(null);
      setTurns([]);
    },
  };
}
