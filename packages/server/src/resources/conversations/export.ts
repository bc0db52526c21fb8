import type { Conversation, EXPORT_FORMATS, TranscriptMessage } from "@hyponema/contract/conversations";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import type { FileAnswer } from "../../platform/http/file.ts";
import { writtenFile } from "../../platform/http/written-file.ts";
import type { Viewer } from "../../platform/masking/viewer.ts";
import { listMessages, type Message } from "../turns/service.ts";
import { conversationAsText, messageAsText } from "./export-text.ts";
import { getConversation, presentMessage } from "./service.ts";

type Read = <T>(work: (tx: WorkspaceTx) => Promise<T>) => Promise<T>;
type Format = (typeof EXPORT_FORMATS)[number];

/** How a format writes its beginning and each message. */
interface Writing {
  readonly extension: string;
  readonly type: string;
  readonly conversation: (conversation: Conversation) => string;
  readonly message: (message: TranscriptMessage) => string;
}

const FORMATS: Readonly<Record<Format, Writing>> = {
  jsonl: {
    extension: "jsonl",
    type: "application/x-ndjson; charset=utf-8",
    conversation: (conversation) => `${JSON.stringify({ type: "conversation", ...conversation })}\n`,
    message: (message) => `${JSON.stringify({ type: "message", ...message })}\n`,
  },
  text: {
    extension: "txt",
    type: "text/plain; charset=utf-8",
    conversation: conversationAsText,
    message: messageAsText,
  },
};

// A message may quote a long result of a tool.
const BATCH = 50;

/** A conversation as a file, as `viewer` may read it; what is said after it was asked for is not in it. */
export async function exportConversation(
  read: Read,
  id: string,
  format: Format,
  viewer: Viewer,
  signal: AbortSignal,
): Promise<FileAnswer> {
  const { extension, type, ...writing } = FORMATS[format];
  const conversation = await read((tx) => getConversation(tx, id, viewer));
  let seen = -1;
  let end = Number.POSITIVE_INFINITY;
  async function* write(reading: AbortSignal): AsyncGenerator<string> {
    yield writing.conversation(conversation);
    for await (const row of messagesOf(read, id, reading)) {
      if (row.position > end) return;
      seen = row.position;
      yield writing.message(presentMessage(row, viewer));
    }
  }
  const file = await writtenFile({ name: `conversation-${id}.${extension}`, type }, write, signal);
  end = seen;
  return file;
}

/** All messages of a conversation in their order, some at a time, each time in a short transaction of its own. */
async function* messagesOf(read: Read, sessionId: string, signal: AbortSignal): AsyncGenerator<Message> {
  for (let after = -1; ; ) {
    signal.throwIfAborted();
    const rows = await read((tx) => listMessages(tx, sessionId, after, BATCH));
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.position;
  }
}
