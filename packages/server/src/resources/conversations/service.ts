import type { Conversation, TranscriptMessage } from "@hyponema/contract/conversations";
import { masked } from "@hyponema/contract/masking";
import type { SessionStatus } from "@hyponema/contract/sessions";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { numberAfter, type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import type { Viewer } from "../../platform/masking/viewer.ts";
import { getAgent } from "../agents/service.ts";
import { findSession, listSessions, presentSession, type StoredSession } from "../sessions/service.ts";
import { costsOf, listMessages, type Message, maskToolCall } from "../turns/service.ts";
import { findUser } from "../users/service.ts";

export interface ConversationFilter {
  readonly agent_id?: string | undefined;
  readonly user_id?: string | undefined;
  readonly status?: SessionStatus | undefined;
  readonly channel?: Conversation["channel"] | undefined;
  readonly created_after?: string | undefined;
  readonly created_before?: string | undefined;
  readonly include_test: "true" | "false";
}

export async function listConversations(
  tx: WorkspaceTx,
  filter: ConversationFilter,
  page: PageRequest,
  viewer: Viewer,
): Promise<Page<Conversation>> {
  // Named things must exist here: another workspace's agent is as unknown as a made-up one.
  if (filter.agent_id !== undefined) await getAgent(tx, filter.agent_id);
  const user = filter.user_id === undefined ? undefined : await findUser(tx, filter.user_id);
  const rows = await listSessions(
    tx,
    {
      agentId: filter.agent_id,
      userId: user?.id,
      status: filter.status,
      channel: filter.channel,
      createdAfter: momentOf(filter.created_after),
      createdBefore: momentOf(filter.created_before),
      // All previews are tests, and so is everything of a test User.
      includeTest: filter.include_test === "true" || filter.channel === "preview" || user?.test === true,
    },
    page,
  );
  const costs = await costsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return pageOf(
    rows,
    page,
    (row) => row.id,
    (row) => presentConversation(row, costs, viewer),
  );
}

export async function getConversation(tx: WorkspaceTx, id: string, viewer: Viewer): Promise<Conversation> {
  const session = await findSession(tx, id);
  return presentConversation(session, await costsOf(tx, [id]), viewer);
}

export async function getTranscript(
  tx: WorkspaceTx,
  id: string,
  page: PageRequest,
  viewer: Viewer,
): Promise<Page<TranscriptMessage>> {
  await findSession(tx, id);
  const rows = await listMessages(tx, id, numberAfter(page) ?? -1, page.limit + 1);
  return pageOf(
    rows,
    page,
    (row) => String(row.position),
    (row) => presentMessage(row, viewer),
  );
}

function momentOf(timestamp: string | undefined): Date | undefined {
  return timestamp === undefined ? undefined : new Date(timestamp);
}

function presentConversation(
  row: StoredSession,
  costs: ReadonlyMap<string, number>,
  viewer: Viewer,
): Conversation {
  const isNameHidden = row.user_name !== null && !viewer.may("users:read");
  return {
    ...presentSession(row),
    user_name: isNameHidden ? masked("users:read") : row.user_name,
    turn_count: row.turn_count,
    last_activity_at: row.last_activity_at.toISOString(),
    cost_usd: costs.get(row.id) ?? null,
  };
}

export function presentMessage(row: Message, viewer: Viewer): TranscriptMessage {
  return {
    id: row.id,
    turn_id: row.turn_id,
    role: row.role,
    name: row.name,
    text: row.text,
    status: row.status,
    tool_call: row.toolCall && maskToolCall(row.toolCall, viewer),
    created_at: row.created_at.toISOString(),
  };
}
