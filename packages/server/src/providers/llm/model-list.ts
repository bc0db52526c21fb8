import type { CredentialProvider } from "@hyponema/contract/agent-settings";
import type { SeenModel } from "@hyponema/contract/provider-credentials";
import { type Dispatcher, request } from "undici";
import { WorkerThread } from "../../platform/worker-thread.ts";
import { failedAt, refusedBy } from "./classify.ts";
import { vendorConnections } from "./connections.ts";
import { type ListOfModels, readModelList } from "./model-list-reading.ts";
import { ModelError } from "./port.ts";
import type { ProviderAccess } from "./vendor.ts";
import { listerOf } from "./vendors.ts";

// The longest there is, of a reseller, has less than two megabytes.
const MOST_LIST_BYTES = 8 * 1024 * 1024;
const MOST_REFUSAL_BYTES = 64 * 1024;
// Parsing more than this would hold up everybody else.
const MOST_READ_HERE = 64 * 1024;

/** How a provider is asked for its models. Time limits are the signal's. */
export interface ListRequest {
  readonly provider: CredentialProvider;
  readonly access: ProviderAccess;
  readonly signal: AbortSignal;
  /** Where the connection is made; one to an address that a tenant chose goes through the egress guard's. */
  readonly dispatcher?: Dispatcher;
}

/**
 * The models that a provider lists for a key, in its order: a call that costs nothing, and that it refuses when it does not
 * take the key. Throws `ModelError`; `internal`, when what answers does not do so as this provider would.
 */
export async function listModels({
  provider,
  access,
  signal,
  dispatcher = vendorConnections,
}: ListRequest): Promise<readonly SeenModel[]> {
  const { listPath = "/models", listHeaders = bearer, baseUrl } = listerOf(provider);
  const address = access.baseUrl ?? baseUrl;
  if (address === null) throw new Error(`${provider} needs a base URL`);
  const headers = {
    accept: "application/json",
    ...(access.apiKey ? listHeaders(access.apiKey.reveal()) : {}),
  };
  try {
    const answer = await request(`${address.replace(/\/+$/, "")}${listPath}`, {
      dispatcher,
      signal,
      headers,
    });
    const { statusCode, body } = answer;
    if (statusCode === 200)
      return await read({ provider, bytes: await readBody(body, MOST_LIST_BYTES) }, signal);
    const retryAfter = answer.headers["retry-after"]?.toString();
    throw refusedBy(provider, statusCode, (await readBody(body, MOST_REFUSAL_BYTES)).toString(), retryAfter);
  } catch (error) {
    throw failedAt(provider, error);
  }
}

function bearer(apiKey: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${apiKey}` };
}

async function readBody(body: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most) throw new ModelError("internal", "The answer is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function read(list: ListOfModels, signal: AbortSignal): Promise<readonly SeenModel[]> {
  try {
    return list.bytes.length <= MOST_READ_HERE ? readModelList(list) : await readOnThread(list, signal);
  } catch (error) {
    throw new ModelError("internal", `${list.provider} sent no list of models.`, { cause: error });
  }
}

async function readOnThread(list: ListOfModels, signal: AbortSignal): Promise<readonly SeenModel[]> {
  const module = new URL("./model-list-thread.ts", import.meta.url);
  const thread = new WorkerThread<ListOfModels, readonly SeenModel[]>(module, null, 1);
  try {
    return await thread.ask(list, signal);
  } finally {
    await thread.close();
  }
}
