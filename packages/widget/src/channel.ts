import { type ChatEvent, openChat } from "@hyponema/client";
import type { Mode } from "./settings.ts";

/** The transport of a conversation, currently text only. Support another transport by adding its opener to `OPENERS`. */
export interface Channel {
  /** The agent's first message; null if it has none. */
  readonly firstMessage: string | null;
  readonly events: AsyncIterable<ChatEvent>;
  send(text: string): void;
  interrupt(): void;
  end(): void;
  reconnect(): void;
  close(): void;
}

export interface ChannelOptions {
  readonly chatUrl: string;
  readonly token: () => Promise<string>;
  readonly lastEventId: string | null;
  readonly onConnection: (state: "lost" | "ready") => void;
}

export type OpenChannel = (options: ChannelOptions) => Promise<Channel>;

const openTextChannel: OpenChannel = ({ lastEventId, ...options }) =>
  openChat({ ...options, ...(lastEventId === null ? {} : { lastEventId }) });

const OPENERS: Readonly<{ text: OpenChannel; voice?: OpenChannel }> = { text: openTextChannel };

/** The channel for a page's mode: voice if a voice channel exists, otherwise text. */
export function chooseChannel(mode: Mode): { readonly mode: Mode; readonly open: OpenChannel } {
  if (mode !== "text-only" && OPENERS.voice) return { mode, open: OPENERS.voice };
  return { mode: "text-only", open: OPENERS.text };
}
