import { type ChatEvent, openChat } from "@hyponema/client";
import type { Mode } from "./settings.ts";

/** What carries a conversation: text now. Another way to talk is another opener in `OPENERS`, and the rest stays as it is. */
export interface Channel {
  /** The agent's first line; null when it has none. */
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

/** How a page's mode is served: by voice where there is a channel for it, else by text. */
export function chooseChannel(mode: Mode): { readonly mode: Mode; readonly open: OpenChannel } {
  if (mode !== "text-only" && OPENERS.voice) return { mode, open: OPENERS.voice };
  return { mode: "text-only", open: OPENERS.text };
}
