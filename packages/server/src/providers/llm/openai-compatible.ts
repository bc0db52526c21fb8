import type { Dispatcher } from "undici";
import { Slices } from "../../platform/slices.ts";
import { postForStream, type StreamedResponse } from "./byte-stream.ts";
import { ChatAnswer } from "./chat-answer.ts";
import { chatRequest } from "./chat-request.ts";
import { refusedBy } from "./classify.ts";
import { listModels } from "./model-list.ts";
import type { LanguageModel, ModelEvent, ModelRequest } from "./port.ts";
import { SseData } from "./sse-data.ts";
import { type Patience, supervise } from "./supervise.ts";
import type { Maker } from "./thoughts.ts";

const PROVIDER = "openai-compatible";
const MOST_REFUSAL_CHARACTERS = 64 * 1024;

/** Stands for whatever model the server has, when nobody has named one. */
export const ANY_MODEL = "default";

export interface CompatibleOptions {
  /** Up to and with its version, e.g. `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: { reveal(): string } | null;
  readonly patience: Patience;
  readonly dispatcher: Dispatcher;
}

/**
 * Any server that speaks OpenAI's chat completions: Ollama, vLLM, LM Studio, gateways. Written by hand, without an SDK
 * between, since every token of most self-hosted traffic passes here.
 */
export function openAiCompatible(options: CompatibleOptions): LanguageModel {
  const server = new Server(options);
  return {
    provider: PROVIDER,
    model: options.model,
    capabilities: { followsInstructions: true },
    stream: (asked, signal) =>
      supervise(PROVIDER, options.patience, signal, (either, alive) => stream(server, asked, either, alive)),
  };
}

async function* stream(
  server: Server,
  asked: ModelRequest,
  signal: AbortSignal,
  alive: () => void,
): AsyncGenerator<ModelEvent> {
  const { chunks } = await server.open(asked, signal);
  const answer = new ChatAnswer(server.maker, asked, alive);
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
    // What was said before it went wrong in the same breath is delivered first.
    yield* events;
    throw error;
  }
  yield* events;
}

/** A server, and what was learned about it from its refusals. */
class Server {
  readonly #options: CompatibleOptions;
  readonly #url: string;
  /** The model as it is called here, whatever the server's own name for it. */
  readonly maker: Maker;
  #counts = true;
  #takesEffort = true;
  #model: string;

  constructor(options: CompatibleOptions) {
    this.#options = options;
    this.#url = options.baseUrl.replace(/\/+$/, "");
    this.#model = options.model;
    this.maker = { provider: PROVIDER, model: options.model, endpoint: this.#url };
  }

  /** An answer that has begun. A refusal that something can be done about is followed by one more try. */
  async open(asked: ModelRequest, signal: AbortSignal): Promise<StreamedResponse> {
    const first = await this.#post(asked, signal);
    if (first.status === 200) return first;
    const text = await readRefusal(first);
    const again = await this.#learn(asked, first.status, text, signal);
    if (!again) throw refusedBy(PROVIDER, first.status, text, first.retryAfter);
    const second = await this.#post(asked, signal);
    if (second.status === 200) return second;
    throw refusedBy(PROVIDER, second.status, await readRefusal(second), second.retryAfter);
  }

  #post(asked: ModelRequest, signal: AbortSignal): Promise<StreamedResponse> {
    const known = { counted: this.#counts, effort: this.#takesEffort };
    return postForStream(this.#options.dispatcher, new URL(`${this.#url}/chat/completions`), {
      signal,
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        ...this.#authorization(),
      },
      body: JSON.stringify(chatRequest(this.#model, asked, known, this.maker)),
    });
  }

  /** Whether the next try will be another one. */
  async #learn(asked: ModelRequest, status: number, text: string, signal: AbortSignal): Promise<boolean> {
    const refused = status === 400 || status === 422;
    // Older servers do not know the option, and say so.
    if (this.#counts && refused && text.includes("stream_options")) {
      this.#counts = false;
      return true;
    }
    // Models that do not think, or not by degrees, are refused with the option; it is only for those that do.
    const { reasoningEffort } = asked.settings;
    if (reasoningEffort && this.#takesEffort && refused && /reasoning|thinking/i.test(text)) {
      this.#takesEffort = false;
      return true;
    }
    if (this.#model !== ANY_MODEL || (status !== 404 && status !== 400)) return false;
    const model = await this.#firstModel(signal);
    if (model === null) return false;
    this.#model = model;
    return true;
  }

  /** What the server itself lists first, of models that write. */
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
    if (text.length > MOST_REFUSAL_CHARACTERS) break;
  }
  return text;
}
