import type {
  ConversationImport,
  importConversation as importRoute,
} from "@hyponema/contract/conversation-imports";
import type { BodyOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { getAgent } from "../agents/service.ts";
import { recordChange } from "../audit/service.ts";
import { type Progress, unobserved } from "../jobs/service.ts";
import { queueLearning } from "../learning-queue/service.ts";
import { ensureUser } from "../users/service.ts";
import * as store from "./import-store.ts";

type Brought = BodyOf<typeof importRoute>;

/** Takes messages from elsewhere in as one conversation, as many of them as are new. */
export async function importConversation(
  tx: WorkspaceTx,
  input: Brought,
  work: Progress = unobserved,
): Promise<ConversationImport> {
  const agent = await getAgent(tx, input.agent_id);
  const user = await ensureUser(tx, input.user_id);
  await store.lockImports(tx, user.id);
  const fresh = await newMessages(tx, user.id, input.messages);
  const received = input.messages.length;
  const count = (written: number) => work.progress(received - fresh.length + written, received);
  count(0);
  const sessionId = fresh.length > 0 ? newId("session", tx.now.getTime()) : null;
  if (sessionId) {
    const { privacy } = agent;
    const at = fresh.map((message) => message.at.getTime());
    await store.insertConversation(tx, {
      id: sessionId,
      agentId: input.agent_id,
      userId: user.id,
      startedAt: new Date(input.started_at),
      endedAt: new Date(Math.max(...at)),
      turns: fresh.filter(({ role }) => role === "user").length,
      remembered: privacy.memory,
    });
    await store.insertMessages(tx, user.id, sessionId, fresh, count);
    await queueLearning(tx, sessionId, "now");
  }
  const id = newId("import", tx.now.getTime());
  const counts = { received, imported: fresh.length };
  await store.insertImport(tx, { id, userId: user.id, sessionId, ...counts });
  await recordChange(tx, {
    action: "conversation.import",
    target: { kind: "user", id: user.id },
    after: { import_id: id, conversation_id: sessionId, ...counts },
  });
  return getConversationImport(tx, id);
}

export async function getConversationImport(tx: WorkspaceTx, id: string): Promise<ConversationImport> {
  const row = await store.findImport(tx, id);
  if (!row) throw new Refusal("import-not-found");
  const { waits, learned, imported } = row;
  return {
    id: row.id,
    user_id: row.userId,
    external_user_id: row.externalUserId,
    conversation_id: row.sessionId,
    status: !waits ? "completed" : learned === 0 ? "queued" : "processing",
    received: row.received,
    imported,
    learned: waits ? learned : imported,
    created_at: row.createdAt.toISOString(),
  };
}

// In the order in which they were said; of two with one ID the first.
async function newMessages(
  tx: WorkspaceTx,
  userId: string,
  messages: Brought["messages"],
): Promise<store.BroughtMessage[]> {
  const known = await store.knownMessages(
    tx,
    userId,
    messages.map(({ external_id }) => external_id),
  );
  const seen = new Set(known);
  const fresh = messages.filter(({ external_id }) => !seen.has(external_id) && seen.add(external_id));
  return fresh
    .map(({ at, external_id: externalId, ...message }) => ({ ...message, externalId, at: new Date(at) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
