import { Refusal } from "../../platform/http/refusal.ts";
import { WorkerThread } from "../../platform/worker-thread.ts";
import type {
  Assertion,
  Begun,
  CeremonyAnswer,
  CeremonyRequest,
  CeremonyThreadData,
  Entered,
  Registration,
} from "./protocol.ts";
import type { Browser } from "./service.ts";

const MODULE = new URL("./ceremonies-thread.ts", import.meta.url);
const MOST_WAITING = 200;
const PATIENCE_MS = 30_000;
// It takes some hundred megabytes, and people sign in seldom.
const IDLE_MS = 5 * 60_000;

/**
 * The ways to sign in, as better-auth does them, on a thread of its own: it takes a second to load. The thread is there
 * while somebody signs in, and for a while after.
 */
export class Ceremonies {
  readonly #data: () => CeremonyThreadData;
  #thread: WorkerThread<CeremonyRequest, CeremonyAnswer> | null = null;

  /** `data` is asked for at the first ceremony, when the server knows where it is reached. */
  constructor(data: () => CeremonyThreadData) {
    this.#data = data;
  }

  /** Uses up a link's token, which was judged before. A person whose address is not known is made. */
  signInByLink(token: string, { address, userAgent }: Browser): Promise<Entered> {
    return this.#ask({ type: "link", token, browser: { address, userAgent } }) as Promise<Entered>;
  }

  startPasskeySignIn(): Promise<Begun> {
    return this.#ask({ type: "begin-sign-in" }) as Promise<Begun>;
  }

  signInByPasskey(
    response: Assertion,
    cookie: string | null,
    { address, userAgent }: Browser,
  ): Promise<Entered> {
    const browser = { address, userAgent };
    return this.#ask({ type: "sign-in", response, cookie, browser }) as Promise<Entered>;
  }

  startPasskeyRegistration({ id, email }: { readonly id: string; readonly email: string }): Promise<Begun> {
    return this.#ask({ type: "begin-registration", person: { id, email } }) as Promise<Begun>;
  }

  /** Resolves to the new passkey's ID. */
  registerPasskey(
    personId: string,
    { name, response }: { readonly name: string; readonly response: Registration },
    cookie: string | null,
  ): Promise<string> {
    return this.#ask({ type: "register", personId, name, response, cookie }) as Promise<string>;
  }

  async close(): Promise<void> {
    await this.#thread?.close();
  }

  async #ask(request: CeremonyRequest): Promise<unknown> {
    this.#thread ??= new WorkerThread(MODULE, this.#data(), MOST_WAITING, { idleMs: IDLE_MS });
    const late = AbortSignal.timeout(PATIENCE_MS);
    const answer = await this.#thread.ask(request, late).catch((error: unknown) => {
      throw late.aborted ? new Refusal("not-ready", { retryAfterSeconds: 1 }) : error;
    });
    if ("refused" in answer) throw new Refusal(answer.refused);
    return answer.done;
  }
}
