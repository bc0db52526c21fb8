import { systemActor } from "../src/platform/actor.ts";
import type { Answer, TestServer } from "./server.ts";

/** A User's memory under test. */
export interface MemoryBench {
  /** Brings a conversation and resolves when memory has learned from it. */
  bring(
    messages: readonly (readonly ["user" | "assistant", string])[],
    at: string,
    agentId?: string,
  ): Promise<Answer>;
  /** What is recalled, at a time; with `more` over the request. */
  recall(query: string, at: string, more?: object): Promise<Answer>;
  /** The texts of what is recalled, of the kinds named. */
  texts(query: string, at: string, kinds?: readonly string[]): Promise<string[]>;
}

let brought = 0;

/** Works on the memory of one User of the demo workspace. */
export function memoryOf(server: TestServer, userId: string): MemoryBench {
  const base = `/workspaces/${server.demo.workspace_id}`;
  const recall = (query: string, at: string, more: object = {}) =>
    server.ask("POST", `${base}/memory/recall`, { body: { user_id: userId, query, at, limit: 20, ...more } });
  return {
    async bring(messages, at, agentId = server.demo.agent_id) {
      const start = new Date(at).getTime();
      const body = {
        ...{ user_id: userId, agent_id: agentId, started_at: at },
        messages: messages.map(([role, text], index) => ({
          ...{ role, text, external_id: `brought-${brought++}` },
          at: new Date(start + index * 1000).toISOString(),
        })),
      };
      const answer = await server.ask("POST", `${base}/conversations/import`, { body });
      if (answer.status === 202) await untilLearned(server, answer.body.id);
      return answer;
    },
    recall,
    async texts(query, at, kinds = ["observation"]) {
      return (await recall(query, at, { kinds })).body.items.map(({ text }: { text: string }) => text);
    },
  };
}

/** Resolves when memory has learned from all of an import. */
export async function untilLearned(
  server: Pick<TestServer, "ask" | "demo">,
  importId: string,
): Promise<void> {
  await untilTrue(async () => {
    const path = `/workspaces/${server.demo.workspace_id}/conversation-imports/${importId}`;
    return (await server.ask("GET", path)).body.status === "completed";
  });
}

/** Resolves when memory has learned from all that was said in a workspace, or in one session of it. */
export async function untilAllLearned(server: TestServer, sessionId: string | null = null): Promise<void> {
  const scope = { workspaceId: server.demo.workspace_id, actor: systemActor("test") };
  await untilTrue(async () => {
    const rows = await server.instance.database.readWorkspace(scope, (tx) =>
      tx.query("SELECT FROM hyponema.memory_work WHERE $1::text IS NULL OR session_id = $1 LIMIT 1", [
        sessionId,
      ]),
    );
    return rows.length === 0;
  });
}

export async function untilTrue(condition: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 25_000;
  while (!(await condition())) {
    if (performance.now() > until) throw new Error("memory did not learn in time");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
