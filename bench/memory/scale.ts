import { randomBytes } from "node:crypto";
import pg from "pg";
import { newId } from "../../packages/server/src/platform/ids.ts";
import type { BenchServer } from "./server.ts";

const OWN_ITEMS = 10_000;
const OTHER_USERS = 45;
const OTHER_ITEMS = 2_000;
const ROUNDS = 300;
const DIMENSIONS = 512;
const MODEL = "offline/use-lite-en-512";
// 800 words that are as rare as words of conversations are: each stands in some hundred of 10,000 messages.
const SYLLABLES = ["ba", "do", "fi", "ge", "ku", "la", "mo", "ni", "ru", "sa"];
const WORDS = SYLLABLES.flatMap((one) =>
  SYLLABLES.flatMap((two) => SYLLABLES.slice(0, 8).map((three) => `${one}${two}${three}n`)),
);

/** What recalling costs for one User with 10,000 items among 100,000 in the workspace, in ms. */
export interface ScaleReport {
  readonly items: number;
  /** As the server measures it, embedding the question included. */
  readonly whole: readonly number[];
  /** Of the same, embedding alone. */
  readonly embedding: readonly number[];
  readonly firstMs: number;
}

/** Fills the workspace and asks. Vectors are random: where things lie in memory is what costs time, not what they say. */
export async function measureScale(server: BenchServer): Promise<ScaleReport> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  // Row security holds for the owner as well; this role may write in every workspace.
  await client.query("SET ROLE hyponema_system");
  const own = await addUser(server, "scale-own");
  await fill(client, server, own, OWN_ITEMS);
  for (let number = 0; number < OTHER_USERS; number++) {
    await fill(client, server, await addUser(server, `scale-${number}`), OTHER_ITEMS);
  }
  await client.query("RESET ROLE");
  await client.query("ANALYZE hyponema.memory_entries, hyponema.messages");
  await client.end();
  const asked = await ask(server, 0);
  const replies = [];
  for (let round = 1; round <= ROUNDS; round++) replies.push(await ask(server, round));
  return {
    items: OWN_ITEMS + OTHER_USERS * OTHER_ITEMS,
    whole: replies.map(({ latency_ms }) => latency_ms),
    embedding: replies.map(({ embedding_ms }) => embedding_ms),
    firstMs: asked.latency_ms,
  };
}

function ask(server: BenchServer, round: number): Promise<{ latency_ms: number; embedding_ms: number }> {
  const word = (shift: number) => WORDS[(round * 7 + shift) % WORDS.length];
  const query = `What did I say about the ${word(0)} and the ${word(3)} last ${word(5)}?`;
  return server.ask("POST", "/memory/recall", { user_id: "scale-own", query, limit: 20 });
}

async function addUser(server: BenchServer, externalId: string): Promise<string> {
  return (await server.ask("POST", "/users", { external_user_id: externalId })).user_id;
}

async function fill(client: pg.Client, server: BenchServer, userId: string, items: number): Promise<void> {
  const sessions = Array.from({ length: items / 40 }, () => newId("session"));
  const base = [server.workspace, userId];
  await client.query(
    `INSERT INTO hyponema.sessions (workspace_id, id, agent_id, user_id, status, channel, modality, dynamic_variables,
       overrides, idle_seconds, max_duration_seconds, created_at, expires_at, last_activity_at)
     SELECT $1, id, $3, $2, 'completed', 'import', 'text', '{}', '{}', 0, 0, now(), now(), now()
     FROM unnest($4::text[]) AS id`,
    [...base, server.agentId, sessions],
  );
  await client.query(
    "INSERT INTO hyponema.memory_heads (workspace_id, user_id, revision) VALUES ($1, $2, 1) ON CONFLICT DO NOTHING",
    base,
  );
  for (let from = 0; from < items; from += 1_000) {
    const rows = Array.from({ length: 1_000 }, (_, index) => ({
      id: newId("message"),
      session: sessions[Math.floor((from + index) / 40)],
      position: ((from + index) % 40) + 1,
      text: sentence(),
    }));
    const columns = [
      rows.map(({ id }) => id),
      rows.map(({ session }) => session),
      rows.map(({ position }) => position),
      rows.map(({ text }) => text),
    ];
    await client.query(
      `INSERT INTO hyponema.messages (workspace_id, session_id, position, id, role, text, status, created_at)
       SELECT $1, session, position, id, 'user', text, 'complete', now()
       FROM unnest($2::text[], $3::text[], $4::int[], $5::text[]) AS m (id, session, position, text)`,
      [server.workspace, ...columns],
    );
    await client.query(
      `INSERT INTO hyponema.memory_entries (workspace_id, user_id, revision, id, kind, state, session_id, position, speaker,
         said_at, importance, terms, vector, vector_model)
       SELECT $1, $2, 1, id, 'turn', 'active', session, position, 'user', now(), 0, to_tsvector('english', text), vector, $8
       FROM unnest($3::text[], $4::text[], $5::int[], $6::text[], $7::bytea[]) AS m (id, session, position, text, vector)`,
      [...base, ...columns, rows.map(() => randomBytes(DIMENSIONS)), MODEL],
    );
  }
}

function sentence(): string {
  const words = Array.from({ length: 12 }, () => WORDS[Math.floor(Math.random() * WORDS.length)]);
  return `${words.join(" ")} ${Math.floor(Math.random() * 5_000)}.`;
}
