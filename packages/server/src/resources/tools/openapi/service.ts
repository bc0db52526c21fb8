import { setImmediate } from "node:timers/promises";
import type { importOpenApi as importRoute, OpenApiImport } from "@hyponema/contract/openapi-import";
import type { BodyOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import type { Egress } from "../../../platform/egress/egress.ts";
import { EgressError } from "../../../platform/egress/egress-error.ts";
import { Refusal } from "../../../platform/http/refusal.ts";
import { expectPresent } from "../../../platform/invariant.ts";
import { JSON_LIMITS } from "../../../platform/json/json-meter.ts";
import { JsonError, readLongJson, storableJson } from "../../../platform/json/read-json.ts";
import { isPlain } from "../../../platform/object.ts";
import type { Tools } from "../service.ts";
import { expectUsable } from "../usable.ts";
import type { Imported } from "./operations.ts";

const PATIENCE_MS = 10_000;
const MOST_BYTES = 2 * 1024 * 1024;
const DOCUMENT_LIMITS = { ...JSON_LIMITS, values: 100_000 };

type Asked = BodyOf<typeof importRoute>;
type Json = Record<string, unknown>;

/** The document that is to be imported: given, or fetched. Refuses with `openapi-unusable`. */
export async function documentOf(egress: Egress, asked: Asked, signal: AbortSignal): Promise<Json> {
  const document =
    asked.document ?? (await fetched(egress, expectPresent(asked.url, "the document's address"), signal));
  if (!isPlain(document) || !/^3\.[01]\./.test(String(document.openapi))) {
    throw unusable("It is not an OpenAPI document of version 3.0 or 3.1.");
  }
  return document;
}

async function fetched(egress: Egress, url: string, signal: AbortSignal): Promise<unknown> {
  const request = { signal, timeoutMs: PATIENCE_MS, maxResponseBytes: MOST_BYTES, maxRedirects: 3 };
  const answer = await egress
    .fetch(url, { ...request, headers: { accept: "application/json" } })
    .catch((error) => {
      if (signal.aborted || !(error instanceof EgressError)) throw error;
      throw unusable(error.message);
    });
  if (answer.status !== 200) throw unusable(`The URL answered with status ${answer.status}.`);
  try {
    return await readLongJson(storableJson(answer.body.toString("utf8")), DOCUMENT_LIMITS);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw unusable(`What the URL answered ${error.message}.`);
  }
}

function unusable(detail: string): Refusal {
  return new Refusal("openapi-unusable", { detail });
}

/** Makes a tool of every operation that can be one, all in this transaction. */
export async function importDocument(
  tx: WorkspaceTx,
  tools: Tools,
  imported: readonly Imported[],
  asked: Asked,
): Promise<OpenApiImport> {
  const result: OpenApiImport = { created: [], planned: [], skipped: [] };
  for (const item of imported) {
    if ("reason" in item) {
      result.skipped.push(item);
      continue;
    }
    const { slug, method, url } = item.tool;
    // Checking one takes a few milliseconds; all of them together would block the event loop.
    await setImmediate();
    const made = await makeOne(tx, tools, { ...item.tool, auth_header: asked.auth_header }, asked.dry_run);
    if (typeof made === "string") result.skipped.push({ operation: item.operation, reason: made });
    else result.planned.push({ operation: item.operation, slug, method, url });
    if (made && typeof made !== "string") result.created.push(made);
  }
  return result;
}

// Refused before anything is written, so that the others still can be.
async function makeOne(
  tx: WorkspaceTx,
  tools: Tools,
  input: Parameters<Tools["createTool"]>[1],
  dry: boolean,
) {
  try {
    await expectUsable(input);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.errors?.map(({ path, message }) => `${path} ${message}`).join("; ") ?? error.message;
  }
  return dry ? null : tools.createTool(tx, input);
}
