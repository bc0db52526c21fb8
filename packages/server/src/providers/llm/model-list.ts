import type { CredentialProvider } from "@hyponema/contract/agent-settings";
import type { SeenModel } from "@hyponema/contract/provider-credentials";
import { type Dispatcher, request } from "undici";
import { WorkerThread } from "../../platform/worker-thread.ts";
import { errorFromResponse, toModelError } from "./classify.ts";
import { vendorConnections } from "./connections.ts";
import { parseModelList, type RawModelList } from "./parse-model-list.ts";
import { ModelError } from "./port.ts";
import type { ProviderAccess } from "./vendor.ts";
import { modelListingOf } from "./vendors.ts";

// The longest known list, from a reseller, is under 2 MB.
const MAX_LIST_BYTES = 8 * 1024 * 1024;
const MAX_REFUSAL_BYTES = 64 * 1024;
// Longer lists are parsed on a worker thread to keep the event loop free.
const MAX_INLINE_BYTES = 64 * 1024;

/** A request for a provider's models. The signal carries the timeout. */
export interface ListRequest {
  readonly provider: CredentialProvider;
  readonly access: ProviderAccess;
  readonly signal: AbortSignal;
  /** Makes the connections. For an address that a tenant chose, the egress guard's. */
  readonly dispatcher?: Dispatcher;
}

/**
 * Lists the models that a provider offers for a key, in its order. The call is free and fails for an invalid key.
 * Throws `ModelError`, with kind `internal` if the server does not respond like this provider.
 */
export async function listModels({
  provider,
  access,
  signal,
  dispatcher = vendorConnections,
}: ListRequest): Promise<readonly SeenModel[]> {
  const { listPath = "/models", listHeaders = bearer, baseUrl } = modelListingOf(provider);
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
      return await parse({ provider, bytes: await readBody(body, MAX_LIST_BYTES) }, signal);
    const retryAfter = answer.headers["retry-after"]?.toString();
    throw errorFromResponse(
      provider,
      statusCode,
      (await readBody(body, MAX_REFUSAL_BYTES)).toString(),
      retryAfter,
    );
  } catch (error) {
    throw toModelError(provider, error);
  }
}

function bearer(apiKey: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${apiKey}` };
}

async function readBody(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new ModelError("internal", "The answer is too large.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function parse(list: RawModelList, signal: AbortSignal): Promise<readonly SeenModel[]> {
  try {
    return list.bytes.length <= MAX_INLINE_BYTES ? parseModelList(list) : await parseOnThread(list, signal);
  } catch (error) {
    throw new ModelError("internal", `${list.provider} sent no list of models.`, { cause: error });
  }
}

async function parseOnThread(list: RawModelList, signal: AbortSignal): Promise<readonly SeenModel[]> {
  const module = new URL("./model-list-thread.ts", import.meta.url);
  const thread = new WorkerThread<RawModelList, readonly SeenModel[]>(module, null, 1);
  try {
    return await thread.ask(list, signal);
  } finally {
    await thread.close();
  }
}
