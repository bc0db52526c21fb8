import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const SRC = fileURLToPath(new URL("../src/", import.meta.url));

// Modules that parse JSON without the limits of `platform/json/read-json.ts`, and whose JSON it is.
const ALLOWED: Readonly<Record<string, string>> = {
  "platform/json/read-json.ts": "the reader with the limits itself",
  "platform/json-schema/schema-check-thread.ts": "what the server wrote for its thread",
  "platform/database/jsonb.ts": "what it wrote just before",
  "platform/database/bus.ts": "signals that PostgreSQL carries between our nodes, 8,000 bytes at most",
  "platform/database/embedded/cluster.ts": "a file of the server's own",
  "platform/http/idempotency.ts": "an answer that the server kept",
  "providers/llm/parse-model-list.ts": "a provider's list, on a thread when it is over 64 KiB",
  "providers/mail/mail-queue.ts": "a mail that the server sealed",
  "resources/provider-credentials/credential-vault.ts": "a credential that the server sealed",
  "resources/sign-ins/better-auth.ts": "what the server handed to its thread",
  "resources/tools/mcp/mcp-http.ts": "a message that our own MCP client wrote",
  "resources/turns/store.ts": "events that the server kept",
  "config.ts": "the environment of whoever starts the server",
  "version.ts": "our package.json",
  "cli/backup.ts": "a backup, in a process of its own",
  "cli/chat.ts": "our own server's answers, in a process of its own",
  "cli/demo-file.ts": "a file of the server's own",
};

test("JSON that others wrote is read within limits, wherever it comes from", async () => {
  const files = await readdir(SRC, { recursive: true });
  const parsing: string[] = [];
  for (const file of files.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))) {
    const text = await readFile(join(SRC, file), "utf8");
    if (/\bJSON\.parse\b/.test(text)) parsing.push(file.replaceAll("\\", "/"));
  }
  expect(parsing.sort()).toEqual(Object.keys(ALLOWED).sort());
});
