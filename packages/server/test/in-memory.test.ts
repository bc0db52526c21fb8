import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** Collections that live as long as the process or a thread, and what bounds each. Caches are LRU caches: see below. */
const LASTING: Readonly<Record<string, string>> = {
  "platform/database/bus.ts #listeners":
    "those that main.ts subscribes, and one for each running job and each open stream of one",
  "platform/node-commands.ts #defined": "the kinds of commands",
  "platform/node-commands.ts #awaited": "requests that wait for another node, 2 seconds each",
  "platform/node-commands.ts #running": "MAX_RUNNING",
  "platform/jobs.ts #defined": "the kinds of jobs",
  "platform/http/port.ts #open": "requests under way",
  "platform/http/unread.ts lingering": "connections that are heard out: 5 seconds each",
  "platform/startup.ts #undo": "what main.ts starts",
  "platform/worker-thread.ts #waiting": "`most`, counted until the thread has answered",
  "resources/tools/mcp-tools.ts #asking": "each server once, for as long as its time limit",
  "resources/tools/mcp/connections.ts #open": "MOST_OPEN, idle ones are closed",
  "resources/tools/mcp/connections.ts #alive":
    "those of #open, and those whose last call ends within its time limit",
  "resources/tools/mcp/connections.ts #listeners": "those that main.ts makes",
  "resources/memory/recall/index-cache.ts #reading": "what the thread was asked, which is bounded",
  "conversation/compaction.ts #running": "MOST_AT_ONCE",
  "conversation/live-turns.ts #turns": "one a session; each ends by its models' time limits",
  "conversation/guards/folding.ts KNOWN": "MOST_KNOWN",
  "engines/memory/extraction/language/verbs.ts PASTS": "a table of words, filled once",
  "engines/memory/extraction/language/verbs.ts PARTICIPLES": "a table of words, filled once",
  "engines/memory/extraction/people/relations.ts RELATIONS": "a table of words, filled once",
};

/** Collections that go with what they are made for. */
const PASSING: Readonly<Record<string, string>> = {
  "providers/llm/byte-stream.ts #chunks": "an answer: the connection is paused at MAX_QUEUED_CHUNKS chunks",
  "providers/llm/answer-limits.ts #calls": "an answer, whose calls are limited here",
  "providers/llm/chat-answer.ts #calls": "an answer",
  "providers/llm/sse-data.ts #pending": "an answer: one event, whose length is limited here",
  "providers/llm/thoughts.ts #reasoning": "an answer",
  "platform/linear-regex.ts #parts": "a prepared guard",
  "platform/late-regex-set.ts #waiting": "a prepared guard",
  "platform/json-schema/schema-check.ts #choices":
    "a prepared schema, of which there are at most 2,000 parts",
  "platform/json-schema/schema-check.ts #regexes": "a prepared schema",
  "platform/json-schema/schema-check.ts #prepared": "a prepared schema",
  "platform/json-schema/schema-check.ts #targets": "a prepared schema",
  "platform/json-schema/validation.ts #names": "a check of arguments, within its budget",
  "platform/json-schema/validation.ts items": "a check of arguments, within its budget",
  "platform/json-schema/validation.ts names": "a check of arguments, within its budget",
  "platform/json-schema/validation.ts problems": "a check of arguments",
  "resources/tools/parameters.ts problems": "a check of a schema",
  "resources/tools/parameters.ts #judged": "a check of a schema",
  "resources/tools/parameters.ts #patterns": "a check of a schema",
  "resources/tools/parameters.ts #targets": "a check of a schema",
  "resources/tools/mcp/mcp-http.ts #calls": "a connection's running calls",
  "resources/turns/transcript.ts #messages": "a turn",
  "conversation/turn-stream.ts #events": "a turn",
  "conversation/record/turn-accounting.ts #spans": "a turn",
  "conversation/record/turn-accounting.ts #paid": "a turn",
  "conversation/guards/keywords.ts #candidates": "a turn's guard",
  "engines/memory/recall/lexical-scores.ts touched": "a question",
  "engines/memory/recall/top-k.ts items": "a question",
  "engines/memory/recall/top-k.ts scores": "a question",
  "engines/memory/recall/turn-neighbors.ts sittingLengths": "a kept index",
  "engines/memory/recall/turn-neighbors.ts #lastOfSession": "a kept index",
  "engines/memory/recall/user-index.ts entries": "a kept index: their bytes together are limited",
  "engines/memory/recall/user-index.ts postings": "a kept index",
  "engines/memory/recall/user-index.ts lengths": "a kept index",
  "engines/memory/recall/user-index.ts dead": "a kept index",
  "engines/memory/recall/user-index.ts names": "a kept index",
  "engines/memory/recall/user-index.ts #byId": "a kept index",
  "engines/memory/extraction/follow-up-tracker.ts resolvedIds": "an extraction batch",
  "engines/memory/extraction/follow-up-tracker.ts followUps": "an extraction batch",
  "engines/memory/extraction/follow-up-tracker.ts unanswered": "an extraction batch",
  "engines/memory/extraction/extraction-pass.ts tones": "an extraction batch",
  "engines/memory/extraction/extraction-pass.ts drafts": "an extraction batch",
  "engines/memory/extraction/extraction-pass.ts retractedMessageIds": "an extraction batch",
  "engines/memory/extraction/people/knowledge.ts factsByPerson": "an extraction batch",
};

const SRC = fileURLToPath(new URL("../src/", import.meta.url));
// A field, or a constant of a module, that begins empty: the kind that grows.
const GROWING =
  /^(?: {2}(?:(?:private|readonly|static) )*|(?:export )?(?:const|let) )(#?\w+)(?:: .+?)? = (?:new (?:Map|Set|WeakMap|WeakSet)\b[^(\n]*\(\)|\[\]);$/gm;

async function sources(): Promise<{ readonly path: string; readonly text: string }[]> {
  const files = await readdir(SRC, { recursive: true });
  const own = files.filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"));
  return Promise.all(own.map(async (path) => ({ path, text: await readFile(join(SRC, path), "utf8") })));
}

test("every collection in memory that grows is named here, with what bounds it", async () => {
  const found = (await sources()).flatMap(({ path, text }) =>
    [...text.matchAll(GROWING)].map(([, name]) => `${path} ${name}`),
  );
  const named = [...Object.keys(LASTING), ...Object.keys(PASSING)];
  expect(found.sort(), "bound it, or say what it belongs to, in this file").toEqual(named.sort());
});

test("every cache has a limit", async () => {
  const caches = (await sources()).flatMap(({ path, text }) =>
    [...text.matchAll(/new LRUCache(?:<[^(]*>)?\(\s*\{([^}]*)/g)].map(([, options]) => ({ path, options })),
  );
  expect(caches.length).toBeGreaterThan(5);
  for (const { path, options } of caches) expect(options, path).toMatch(/\bmax(?:Size)?:/);
});
