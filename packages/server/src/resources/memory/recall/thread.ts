import { Database } from "../../../platform/database/database.ts";
import { textSearchConfiguration } from "../../../platform/database/text-search.ts";
import { serveThread } from "../../../platform/thread.ts";
import { readTerms } from "./entry.ts";
import { IndexCache } from "./index-cache.ts";
import { foundOf, type ReadQuestion, type RecallRequest } from "./protocol.ts";
import { readQuestion } from "./question.ts";
import { rank } from "./rank.ts";

/** What the thread is started with. */
export interface ThreadData {
  readonly databaseUrl: string;
  readonly model: { readonly name: string; readonly dimensions: number };
  readonly mostBytes: number;
}

interface Open {
  readonly database: Database;
  readonly cache: IndexCache;
}

let opened: Open | null = null;

serveThread<RecallRequest, ThreadData>(async (request, data) => {
  opened ??= open(data);
  const { database, cache } = opened;
  switch (request.type) {
    case "open":
      return { value: await database.ping() };
    case "close":
      return { value: await database.close() };
    case "read":
      return { value: await read(cache, request) };
    case "rank": {
      const index = cache.last(request.owner);
      return { value: index ? rank(index, request.input, request.most).map(foundOf) : [] };
    }
  }
});

function open({ databaseUrl, model, mostBytes }: ThreadData): Open {
  // Times are handed in with each request: here nothing asks the clock.
  const clock = { now: () => new Date(), monotonic: () => performance.now() };
  const database = new Database({ url: databaseUrl, clock, maxConnections: 2 });
  return { database, cache: new IndexCache(database, model, mostBytes) };
}

async function read(cache: IndexCache, request: RecallRequest & { type: "read" }): Promise<ReadQuestion> {
  const { owner, text, language, userName, now } = request;
  const [index, found] = await cache.current(owner, async (tx, memory) => {
    const names = new Map(memory.names);
    if (userName) names.set(userName, "user");
    const question = readQuestion(text, names, now);
    const [row] = await tx.query<{ terms: string; cooling: string[] }>(
      `SELECT to_tsvector($1::regconfig, $2)::text AS terms, ARRAY(
         SELECT topic FROM hyponema.memory_cooldowns
         WHERE workspace_id = $3 AND user_id = $4 AND until > $5 AND started_at <= $5 AND lifted_at IS NULL) AS cooling`,
      [textSearchConfiguration(language), question.plain, owner.workspaceId, owner.userId, new Date(now)],
      "memory-lexemes",
    );
    return { question, lexemes: [...readTerms(row?.terms ?? "").keys()], cooling: row?.cooling ?? [] };
  });
  return { ...found, empty: index.live === 0 };
}
