import { Refusal } from "../../platform/http/refusal.ts";
import { WorkerThread } from "../../platform/worker-thread.ts";
import type { Browser } from "./service.ts";
import type {
  Assertion,
  PasskeyChallenge,
  Registration,
  VerifiedSignIn,
  VerifierAnswer,
  VerifierRequest,
  VerifierThreadData,
} from "./verifier-protocol.ts";

const MODULE = new URL("./verifier-thread.ts", import.meta.url);
const MAX_QUEUED = 200;
const TIMEOUT_MS = 30_000;
// The worker takes some 100 MB, and sign-ins are rare.
const IDLE_MS = 5 * 60_000;

/**
 * Verifies links and passkeys with better-auth on a worker thread, since it takes a second to load. The thread starts
 * on demand and ends after an idle period.
 */
export class SignInVerifier {
  readonly #data: () => VerifierThreadData;
  #thread: WorkerThread<VerifierRequest, VerifierAnswer> | null = null;

  /** `data` is read on first use, when the server's public URL is known. */
  constructor(data: () => VerifierThreadData) {
    this.#data = data;
  }

  /**
   * Consumes the token of a link, which must have been checked before. Creates the person if the address is unknown.
   */
  signInByLink(token: string, { address, userAgent }: Browser): Promise<VerifiedSignIn> {
    return this.#ask({ type: "link", token, browser: { address, userAgent } }) as Promise<VerifiedSignIn>;
  }

  startPasskeySignIn(): Promise<PasskeyChallenge> {
    return this.#ask({ type: "begin-sign-in" }) as Promise<PasskeyChallenge>;
  }

  signInByPasskey(
    response: Assertion,
    cookie: string | null,
    { address, userAgent }: Browser,
  ): Promise<VerifiedSignIn> {
    const browser = { address, userAgent };
    return this.#ask({ type: "sign-in", response, cookie, browser }) as Promise<VerifiedSignIn>;
  }

  startPasskeyRegistration({
    id,
    email,
  }: {
    readonly id: string;
    readonly email: string;
  }): Promise<PasskeyChallenge> {
    return this.#ask({ type: "begin-registration", person: { id, email } }) as Promise<PasskeyChallenge>;
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

  async #ask(request: VerifierRequest): Promise<unknown> {
    this.#thread ??= new WorkerThread(MODULE, this.#data(), MAX_QUEUED, { idleMs: IDLE_MS });
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await this.#thread.ask(request, timeout).catch((error: unknown) => {
      throw timeout.aborted ? new Refusal("not-ready", { retryAfterSeconds: 1 }) : error;
    });
    if ("refused" in answer) throw new Refusal(answer.refused);
    return answer.done;
  }
}
