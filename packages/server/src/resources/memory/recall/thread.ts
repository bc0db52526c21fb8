import { Database, type WorkspaceTx } from "../../../platform/database/database.ts";
import { textSearchConfiguration } from "../../../platform/database/text-search.ts";
import { serveThread } from "../../../platform/thread.ts";
import { readTerms } from "./entry.ts";
import { ACTOR, IndexCache } from "./index-cache.ts";
import {
  type Asking,
  foundOf,
  type QuestionGlance,
  type ReadQuestion,
  type RecallRequest,
} from "./protocol.ts";
import { type Question, readQuestion } from "./question.ts";
import { rank } from "./rank.ts";
import type { UserIndex } from "./user-index.ts";

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
    case "question":
      return { value: glance(cache, request.asking) };
    case "read":
      return { value: await read(cache, database, request.asking) };
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

function glance(cache: IndexCache, asking: Asking): QuestionGlance {
  const memory = cache.last(asking.owner);
  return { plain: questionOf(asking, memory).plain, empty: memory?.live === 0 };
}

async function read(cache: IndexCache, database: Database, asking: Asking): Promise<ReadQuestion> {
  const { workspaceId } = asking.owner;
  const { plain } = questionOf(asking, cache.last(asking.owner));
  const [index, found] = await cache.current(asking.owner, (tx) => wordsOf(tx, asking, plain));
  const question = questionOf(asking, index);
  const now =
    question.plain === plain
      ? found
      : await database.readWorkspace({ workspaceId, actor: ACTOR }, (tx) =>
          wordsOf(tx, asking, question.plain),
        );
  return { question, ...now, empty: index.live === 0 };
}

function questionOf({ text, userName, now }: Asking, memory: UserIndex | null): Question {
  const names = new Map(memory?.names);
  if (userName) names.set(userName, "user");
  return readQuestion(text, names, now);
}

// The question's lexemes, and the sensitive matters that are left alone.
async function wordsOf(
  tx: WorkspaceTx,
  { owner, language, now }: Asking,
  plain: string,
): Promise<Pick<ReadQuestion, "lexemes" | "cooling">> {
  const [row] = await tx.query<{ terms: string; cooling: string[] }>(
    `SELECT to_tsvector($1::regconfig, $2)::text AS terms, ARRAY(
       SELECT topic FROM hyponema.memory_cooldowns
       WHERE workspace_id = $3 AND user_id = $4 AND until > $5 AND started_at <= $5 AND lifted_at IS NULL) AS cooling`,
    [textSearchConfiguration(language), plain, owner.workspaceId, owner.userId, new Date(now)],
    "memory-lexemes",
  );
  return { lexemes: [...readTerms(row?.terms ?? "").keys()], cooling: row?.cooling ?? [] };
}
