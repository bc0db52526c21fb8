import { ConnectionError, createClient, errorOf } from "@hyponema/client";
import type { PageStorage } from "./page-storage.ts";
import { WidgetError } from "./problem.ts";
import type { Session } from "./session.ts";
import type { Settings } from "./settings.ts";
import type { Texts } from "./texts.ts";

/** Where sessions come from. */
export interface SessionSource {
  /** Whose conversations these are: what a page keeps of one is not shown by another. */
  readonly key: string;
  open(): Promise<Session>;
  /** The same session with a token that lasts longer, or a new one in its place; null when that cannot be had. */
  renew(session: Session): Promise<Session | null>;
  /** Told of each session that is used from now on. */
  adopted?(session: Session): void;
  /** What a page that was loaded anew knows better of a session than the page before it. */
  refresh?(kept: Session): Session;
}

/** What a page's own function gives: the answer of `POST /sessions`, or of `POST /sessions/{id}/token`. */
export interface SessionAnswer {
  readonly id?: string;
  readonly chat_url?: string;
  readonly token?: string;
  readonly expires_at?: string;
  readonly external_user_id?: string;
}

/** Opens a session, or, when given the ID of one, renews its token. */
export type GetSession = (session: { readonly sessionId: string | null }) => Promise<SessionAnswer>;

interface Parts {
  readonly settings: Settings;
  readonly texts: Texts;
  /** A page's own way to sessions. */
  readonly getSession: GetSession | null;
  /** The address that the script was loaded from, without its name; null when it is not known. */
  readonly home: string | null;
  readonly storage: PageStorage;
}

/** The source that a page names; what it names first in this order: a function, its backend, an agent, one session. */
export function sourceOf(parts: Parts): SessionSource {
  const { getSession, settings, texts } = parts;
  const { sessionUrl, agentId, userId } = settings;
  // A session has both sockets, and text can stand in for voice.
  const chatUrl = settings.chatUrl ?? settings.wsUrl?.replace(/\/ws(?=\?|$)/, "/chat") ?? null;
  if (getSession) return askedFor(getSession, `page ${userId ?? ""}`, texts);
  if (sessionUrl !== null) return askedFor(fromBackend(sessionUrl), `${sessionUrl} ${userId ?? ""}`, texts);
  if (agentId !== null) return ofAgent(agentId, parts);
  if (chatUrl !== null) return givenSession(chatUrl, texts);
  const unset = () => Promise.reject(new WidgetError("nothing-to-talk-to", texts.unset));
  return { key: "", open: unset, renew: unset };
}

function askedFor(getSession: GetSession, key: string, texts: Texts): SessionSource {
  return {
    key,
    open: async () => complete(await getSession({ sessionId: null }), null, texts),
    renew: async (session) => complete(await getSession({ sessionId: session.id }), session, texts),
  };
}

function fromBackend(url: string): GetSession {
  return async ({ sessionId }) => {
    const response = await post(url, sessionId === null ? {} : { session_id: sessionId });
    if (!response.ok) throw await errorOf(response);
    return response.json();
  };
}

async function post(url: string, body: object): Promise<Response> {
  try {
    return await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    throw new ConnectionError(`${url} could not be reached.`, { cause });
  }
}

/** Fills in from `before` what an answer that only renews leaves out. */
function complete(answer: SessionAnswer, before: Session | null, texts: Texts): Session {
  const chatUrl = answer.chat_url ?? before?.chatUrl;
  if (typeof chatUrl !== "string" || typeof answer.token !== "string") {
    const cause = new TypeError("an answer without `chat_url` and `token`");
    throw new WidgetError("no-session", texts.failed, cause);
  }
  return {
    id: answer.id ?? idIn(chatUrl),
    chatUrl,
    token: answer.token,
    expiresAt: answer.expires_at === undefined ? null : Date.parse(answer.expires_at),
    user: answer.external_user_id ?? before?.user ?? null,
  };
}

function idIn(chatUrl: string): string {
  return /\/sessions\/([^/?]+)/.exec(chatUrl)?.[1] ?? chatUrl;
}

// The page that the server wrote holds the session: another one is another conversation.
function givenSession(chatUrl: string, texts: Texts): SessionSource {
  const url = new URL(chatUrl, document.baseURI);
  const token = url.searchParams.get("token") ?? undefined;
  url.searchParams.delete("token");
  return {
    key: idIn(url.href),
    refresh: (kept) => (token === undefined ? kept : { ...kept, token, expiresAt: null }),
    open: async () => complete({ chat_url: url.href, ...(token ? { token } : {}) }, null, texts),
    renew: () => Promise.resolve(null),
  };
}

function ofAgent(agentId: string, { settings, texts, home, storage }: Parts): SessionSource {
  const baseUrl = settings.serverUrl ?? home;
  const visitor = settings.userId ?? "";
  return {
    key: `${agentId} ${visitor}`,
    async open() {
      if (baseUrl === null) throw new WidgetError("server-unknown", texts.homeless);
      const user = settings.userId ?? (settings.rememberEnabled ? storage.visitor(agentId) : null);
      const { data } = await createClient({ baseUrl })
        .createWidgetSession({
          params: { agent_id: agentId },
          body: {
            dynamic_variables: settings.variables,
            ...(user === null ? {} : { user_id: user }),
            ...(settings.language === null ? {} : { language: settings.language }),
          },
        })
        .catch(async (error: unknown) => {
          throw (await isReachable(baseUrl, error)) ? foreignPage(texts, error) : error;
        });
      return complete(data, null, texts);
    },
    adopted({ user }) {
      if (settings.rememberEnabled) storage.keepVisitor(agentId, user);
    },
    // A page cannot mint a token for a session that is there.
    renew: () => Promise.resolve(null),
  };
}

// To a page of an origin that the agent does not list a browser shows nothing of the answer, as if there were none. Whether
// there is a server is seen by what it gives to every page.
async function isReachable(baseUrl: string, error: unknown): Promise<boolean> {
  if (!(error instanceof ConnectionError) || error.status !== null) return false;
  try {
    return (await fetch(`${baseUrl.replace(/\/+$/, "")}/widget.js`, { method: "HEAD", cache: "no-store" }))
      .ok;
  } catch {
    return false;
  }
}

/** The refusal of a page whose origin the agent does not list, with what to do in the console. */
export function foreignPage(texts: Texts, cause: unknown): WidgetError {
  const { origin } = location;
  console.error(
    `Hyponema: the server refuses this page. Either the agent's security.origin_allowlist lacks ${origin}, or the agent is not published, or it asks for signed URLs (security.signed_url_required).`,
  );
  return new WidgetError("origin-not-allowed", texts.foreign.replace("{origin}", origin), cause);
}
