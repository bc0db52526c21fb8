import type { ProblemPlace } from "@hyponema/contract/errors";
import { serveThread } from "../worker-thread.ts";
import { SchemaCheck } from "./schema-check.ts";

/** A schema and a value as JSON; null only asks whether the thread has started. */
export type CheckRequest = { readonly schema: string; readonly value: string } | null;

export type CheckAnswer = readonly ProblemPlace[] | null;

serveThread<CheckRequest, null>(async (request) => {
  if (request === null) return { value: null };
  const check = new SchemaCheck(JSON.parse(request.schema));
  return { value: check.problems(JSON.parse(request.value), Number.POSITIVE_INFINITY) };
});
