import type { TestServer } from "./server.ts";

/** Tables other than `messages` that hold `word` anywhere, kept answers opened. */
export async function tablesWith(server: TestServer, word: string): Promise<string[]> {
  const tables = await server.database.peek<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'hyponema' AND table_type = 'BASE TABLE'",
  );
  const found: string[] = [];
  for (const { name } of tables.filter((table) => table.name !== "messages")) {
    const rows = await server.database.peek(
      `SELECT FROM hyponema.${name} row WHERE row::text ILIKE $1 OR to_jsonb(row)::text ILIKE $1 LIMIT 1`,
      [`%${word}%`],
    );
    if (rows.length > 0) found.push(name);
  }
  const stems = await server.database.peek(
    "SELECT FROM hyponema.memory_entries WHERE terms @@ plainto_tsquery('english', $1) LIMIT 1",
    [word],
  );
  if (stems.length > 0) found.push("memory_entries");
  const answers = await server.database.peek<{ workspace_id: string; key: string; sealed_answer: string }>(
    "SELECT workspace_id, key, sealed_answer FROM hyponema.idempotency_keys WHERE sealed_answer IS NOT NULL",
  );
  for (const { workspace_id, key, sealed_answer } of answers) {
    const context = `workspace/${workspace_id}/idempotency/${key}`;
    if ((await server.instance.sealer.open(sealed_answer, context)).toLowerCase().includes(word)) {
      found.push("idempotency_keys");
    }
  }
  return found;
}
