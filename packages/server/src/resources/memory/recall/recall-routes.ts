import { memoryRecallRoutes, type RecallReply } from "@hyponema/contract/memory-recall";
import { sensitiveTopicsIn } from "../../../engines/memory/extraction/sensitive-topics.ts";
import type { Clock } from "../../../platform/clock.ts";
import { operations } from "../../../platform/http/call.ts";
import { findUser } from "../../users/service.ts";
import { viewerOf } from "../scope/viewer.ts";
import type { Recall } from "./recall.ts";
import type { Recalled, Recollection } from "./recall-result.ts";

const DEFAULT_LIMIT = 20;

/** The recall route. It runs the same function as turns. */
export function memoryRecallOperations(recall: Recall, clock: Clock) {
  return operations(memoryRecallRoutes, {
    recallMemory: async ({ body, workspaceId, actor, request, beginIdempotent, read, write }) => {
      const before = await beginIdempotent();
      if (before) return before;
      const { user, viewer } = await read(async (tx) => ({
        user: await findUser(tx, body.user_id),
        viewer: body.agent_id ? await viewerOf(tx, body.agent_id) : null,
      }));
      const { kinds = null, limit = DEFAULT_LIMIT } = body;
      const begun = clock.monotonic();
      const ask = {
        user,
        query: body.query,
        at: body.at ? new Date(body.at) : clock.now(),
        raised: sensitiveTopicsIn(body.query),
        viewer,
        sessionId: null,
        first: kinds === null && body.limit === undefined,
        explicit: kinds === null && body.limit === undefined ? null : { kinds, limit },
      };
      const found = await recall.recall({ workspaceId, actor }, ask, request.signal);
      return write(async () => present(user.id, found, clock.monotonic() - begun));
    },
  });
}

function present(
  userId: string,
  { items, leftOut, resume, cooling, late, tokens, embeddingMs }: Recollection,
  latencyMs: number,
): RecallReply {
  return {
    user_id: userId,
    items: items.map(presentItem),
    left_out: [...leftOut],
    resume: resume && { text: resume.text, at: resume.at.toISOString() },
    cooling_down: [...cooling],
    late: [...late],
    tokens,
    latency_ms: latencyMs,
    embedding_ms: embeddingMs,
  };
}

function presentItem(item: Recalled): RecallReply["items"][number] {
  const { id, kind, text, score, speaker, name, thread_kind, conversation_id, message_id, external_id } =
    item;
  return {
    ...{ id, kind, text, score, speaker, name, thread_kind },
    ...{ agent_id: item.agentId, scope: item.scope },
    why: { signals: { ...item.why }, matched: [...item.matched] },
    said_at: item.said_at.toISOString(),
    due_at: item.due_at?.toISOString() ?? null,
    sources: conversation_id === null ? [] : [{ conversation_id, message_id, external_id }],
  };
}
