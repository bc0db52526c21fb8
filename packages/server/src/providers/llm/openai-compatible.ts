import type { Dispatcher } from "undici";
import { Slices } from "../../platform/slices.ts";
import { postForStream, type StreamedResponse } from "./byte-stream.ts";
import { ChatAnswer } from "./chat-answer.ts";
import { chatRequest } from "./chat-request.ts";
import { errorFromResponse } from "./classify.ts";
import { listModels } from "./model-list.ts";
import type { LanguageModel, ModelEvent, ModelRequest } from "./port.ts";
import { SseData } from "./sse-data.ts";
import { type ModelTimeouts, supervise } from "./supervise.ts";
import type { ModelIdentity } from "./thoughts.ts";

const PROVIDER = "openai-compatible";
const MAX_REFUSAL_CHARACTERS = 64 * 1024;

/** Placeholder for the server's first model when none is configured. */
export const ANY_MODEL = "default";

export interface CompatibleOptions {
  /** Includes the version, e.g. `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: { reveal(): string } | null;
  readonly timeouts: ModelTimeouts;
  readonly dispatcher: Dispatcher;
}

/**
 * Client for servers with OpenAI's chat-completions API: Ollama, vLLM, LM Studio, gateways. Written without an SDK,
 * since it handles every token of most self-hosted traffic.
 */
export function openAiCompatible(options: CompatibleOptions): LanguageModel {
  const server = new CompatibleServer(options);
  return {
    provider: PROVIDER,
    model: options.model,
    capabilities: { followsInstructions: true },
    stream: (request, signal) =>
      supervise(PROVIDER, options.timeouts, signal, (either, alive) =>
        stream(server, request, either, alive),
      ),
  };
}

async function* stream(
  server: CompatibleServer,
  request: ModelRequest,
  signal: AbortSignal,
  alive: () => void,
): AsyncGenerator<ModelEvent> {
  const { chunks } = await server.open(request, signal);
  const answer = new ChatAnswer(server.identity, request, alive);
  const data = new SseData();
  const slices = new Slices();
  const events: ModelEvent[] = [];
  const read = (fields: readonly string[]) => {
    for (const field of fields) answer.read(field, events);
  };
  try {
    for await (const several of chunks) {
      for (const bytes of several) {
        read(data.push(bytes));
        for (const event of events) yield event;
        events.length = 0;
        if (slices.due) await slices.pause();
      }
    }
    read(data.end());
    answer.finish(events);
  } catch (error) {
    // Events parsed before the error are delivered first.
    yield* events;
    throw error;
  }
  yield* events;
}

/** A server, with what its refusals revealed about it. */
class CompatibleServer {
  readonly #options: CompatibleOptions;
  readonly #url: string;
  /** The model under its configured name, regardless of the server's name for it. */
  readonly identity: ModelIdentity;
  #supportsUsage = true;
  #supportsEffort = true;
  #model: string;

  constructor(options: CompatibleOptions) {
    this.#options = options;
    this.#url = options.baseUrl.replace(/\/+$/, "");
    this.#model = options.model;
    this.identity = { provider: PROVIDER, model: options.model, endpoint: this.#url };
  }

  /** Resolves when an answer starts. Retries once if the refusal can be worked around. */
  async open(request: ModelRequest, signal: AbortSignal): Promise<StreamedResponse> {
    const first = await this.#post(request, signal);
    if (first.status === 200) return first;
    const text = await readRefusal(first);
    const again = await this.#adaptTo(request, first.status, text, signal);
    if (!again) throw errorFromResponse(PROVIDER, first.status, text, first.retryAfter);
    const second = await this.#post(request, signal);
    if (second.status === 200) return second;
    throw errorFromResponse(PROVIDER, second.status, await readRefusal(second), second.retryAfter);
  }

  #post(request: ModelRequest, signal: AbortSignal): Promise<StreamedResponse> {
    const features = { includeUsage: this.#supportsUsage, effort: this.#supportsEffort };
    return postForStream(this.#options.dispatcher, new URL(`${this.#url}/chat/completions`), {
      signal,
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        ...this.#authorization(),
      },
      body: JSON.stringify(chatRequest(this.#model, request, features, this.identity)),
    });
  }

  /** Adapts to a refusal. Returns whether a retry makes sense. */
  async #adaptTo(request: ModelRequest, status: number, text: string, signal: AbortSignal): Promise<boolean> {
    const refused = status === 400 || status === 422;
    // Older servers reject the option by name.
    if (this.#supportsUsage && refused && text.includes("stream_options")) {
      this.#supportsUsage = false;
      return true;
    }
    // Models without reasoning levels reject the option; it only matters for those that have them.
    const { reasoningEffort } = request.settings;
    if (reasoningEffort && this.#supportsEffort && refused && /reasoning|thinking/i.test(text)) {
      this.#supportsEffort = false;
      return true;
    }
    if (this.#model !== ANY_MODEL || (status !== 404 && status !== 400)) return false;
    const model = await this.#firstModel(signal);
    if (model === null) return false;
    this.#model = model;
    return true;
  }

  /** The first text model in the server's list. */
  async #firstModel(signal: AbortSignal): Promise<string | null> {
    const { dispatcher, apiKey, baseUrl } = this.#options;
    const models = await listModels({
      provider: PROVIDER,
      access: { apiKey, baseUrl },
      signal,
      dispatcher,
    }).catch(() => []);
    return models[0]?.id ?? null;
  }

  #authorization(): Record<string, string> {
    const { apiKey } = this.#options;
    return apiKey ? { authorization: `Bearer ${apiKey.reveal()}` } : {};
  }
}

async function readRefusal({ chunks }: StreamedResponse): Promise<string> {
  let text = "";
  for await (const several of chunks) {
    text += Buffer.concat(several).toString();
    if (text.length > MAX_REFUSAL_CHARACTERS) break;
  }
  return text;
}
