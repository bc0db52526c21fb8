import type { Schemas } from "@hyponema/client";

export type Message = Schemas["TranscriptMessage"];
export type TurnTrace = Schemas["TraceSummary"];

/** Messages of a turn. Without a turn ID: messages before the first turn, and imported ones. */
export interface Turn {
  readonly key: string;
  readonly turnId: string | null;
  readonly messages: readonly Message[];
}

/** Groups consecutive messages by turn. */
export function groupByTurn(messages: readonly Message[]): Turn[] {
  const turns: { key: string; turnId: string | null; messages: Message[] }[] = [];
  for (const message of messages) {
    const last = turns.at(-1);
    if (last && last.turnId === message.turn_id && message.turn_id !== null) last.messages.push(message);
    else turns.push({ key: message.id, turnId: message.turn_id, messages: [message] });
  }
  return turns;
}
