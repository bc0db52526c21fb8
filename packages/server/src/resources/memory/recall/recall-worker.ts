import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import { parseTsvector } from "../../../engines/memory/recall/entry.ts";
import { type Question, readQuestion } from "../../../engines/memory/recall/question.ts";
import { rank } from "../../../engines/memory/recall/rank.ts";
import type { UserIndex } from "../../../engines/memory/recall/user-index.ts";
import { type View, visibilityOf } from "../../../engines/memory/recall/visibility.ts";
import { Database, type WorkspaceTx } from "../../../platform/database/database.ts";
import { expectRow } from "../../../platform/database/expect-row.ts";
import { textSearchConfiguration } from "../../../platform/database/text-search.ts";
import { serveThread } from "../../../platform/worker-thread.ts";
import { narrowedIn, seenIn } from "../scope/scope-sql.ts";
import { ACTOR, IndexCache } from "./index-cache.ts";
import {
  type Asking,
  foundOf,
  type QuestionGlance,
  type RankedMemory,
  type ReadQuestion,
  type RecallRequest,
} from "./recall-protocol.ts";

/** The worker's start data. */
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
      return { value: index ? rankIn(index, request) : { found: [], overruled: [] } };
    }
  }
});

function rankIn(index: UserIndex, { input, most }: Extract<RecallRequest, { type: "rank" }>): RankedMemory {
  const sight = visibilityOf(index, input.view);
  return {
    found: rank(index, input, most, sight).map((one) => foundOf(one, input.view)),
    overruled: [...sight.overruled].flatMap((at) => index.entries[at]?.id ?? []),
  };
}

function open({ databaseUrl, model, mostBytes }: ThreadData): Open {
  // Requests carry their times, so nothing reads this clock.
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
  // Scope changes read before the index: later ones may concern rows that the index does not have yet.
  const { changed, viewer } = found;
  return { question, ...now, changed, viewer, empty: index.live === 0 };
}

function questionOf({ text, userName, now }: Asking, memory: UserIndex | null): Question {
  const names = new Map(memory?.names);
  if (userName) names.set(userName, "user");
  return readQuestion(text, names, now);
}

// The question's lexemes, the effective viewer, the topics in cooldown for it, and pending scope changes.
async function wordsOf(
  tx: WorkspaceTx,
  { owner, viewer, language, now }: Asking,
  plain: string,
): Promise<Pick<ReadQuestion, "lexemes" | "cooling" | "changed" | "viewer">> {
  const rows = await tx.query<WordsRow>(
    WORDS,
    [
      ...[textSearchConfiguration(language), plain, owner.workspaceId, owner.userId, new Date(now)],
      ...[viewer?.agentId ?? null, viewer?.scope ?? null],
    ],
    "memory-lexemes",
  );
  const { terms, cooling, changed, scope } = expectRow(rows, "reading a question's words");
  return {
    lexemes: [...parseTsvector(terms).keys()],
    cooling,
    changed: changed ?? {},
    viewer: viewer && { ...viewer, scope: scope ?? viewer.scope },
  };
}

interface WordsRow {
  readonly terms: string;
  readonly scope: MemoryScope | null;
  readonly cooling: string[];
  readonly changed: View["changed"] | null;
}

const WORDS = `WITH viewer AS (SELECT ${narrowedIn("$3", "$6", "$7")} AS scope)
SELECT viewer.scope, to_tsvector($1::regconfig, $2)::text AS terms,
  ARRAY(
    SELECT DISTINCT c.topic::text FROM hyponema.memory_cooldowns c
    WHERE c.workspace_id = $3 AND c.user_id = $4 AND c.until > $5 AND c.started_at <= $5 AND c.lifted_at IS NULL
      AND ${seenIn("c", "$6", "viewer.scope")}) AS cooling,
  (SELECT jsonb_object_agg(c.agent_id, c.scope ORDER BY c.number) FROM hyponema.memory_scope_changes c
   WHERE c.workspace_id = $3 AND c.number > COALESCE((
     SELECT h.scopes_through FROM hyponema.memory_heads h WHERE h.workspace_id = $3 AND h.user_id = $4), 0)) AS changed
FROM viewer`;
