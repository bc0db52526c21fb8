import { ConnectionError, createClient, errorOf } from "@hyponema/client";
import type { PageStorage } from "./page-storage.ts";
import type { Session } from "./session.ts";
import type { Settings } from "./settings.ts";
import type { Texts } from "./texts.ts";
import { WidgetError } from "./widget-error.ts";

/** Opens and renews sessions. */
export interface SessionSource {
  /** Identifies the owner of the conversations: a conversation stored under one key is never shown under another. */
  readonly key: string;
  open(): Promise<Session>;
  /** The same session with a new token, or a different session; null if neither is available. */
  renew(session: Session): Promise<Session | null>;
  /** Called with each session that the connection adopts. */
  onAdopted?(session: Session): void;
  /** Updates a stored session with data of the newly loaded page. */
  refresh?(stored: Session): Session;
}

/** Result of a page's own function: the response of `POST /sessions` or `POST /sessions/{id}/token`. */
export interface SessionAnswer {
  readonly id?: string;
  readonly chat_url?: string;
  readonly token?: string;
  readonly expires_at?: string;
  readonly external_user_id?: string;
}

/** Opens a session. Given a session ID, renews its token instead. */
export type GetSession = (session: { readonly sessionId: string | null }) => Promise<SessionAnswer>;

interface SourceOptions {
  readonly settings: Settings;
  readonly texts: Texts;
  /** The page's own function for opening sessions. */
  readonly getSession: GetSession | null;
  /** The URL of the folder that the script was loaded from; null if unknown. */
  readonly scriptUrl: string | null;
  readonly storage: PageStorage;
}

/** The source that the page configures. Precedence: its function, its backend, an agent, a single session. */
export function createSessionSource(parts: SourceOptions): SessionSource {
  const { getSession, settings, texts } = parts;
  const { sessionUrl, agentId, userId } = settings;
  // Each session has both sockets, so text can replace voice.
  const chatUrl = settings.chatUrl ?? settings.wsUrl?.replace(/\/ws(?=\?|$)/, "/chat") ?? null;
  if (getSession) return functionSource(getSession, `page ${userId ?? ""}`, texts);
  if (sessionUrl !== null)
    return functionSource(backendFunction(sessionUrl), `${sessionUrl} ${userId ?? ""}`, texts);
  if (agentId !== null) return agentSource(agentId, parts);
  if (chatUrl !== null) return fixedSource(chatUrl, texts);
  const unset = () => Promise.reject(new WidgetError("nothing-to-talk-to", texts.unset));
  return { key: "", open: unset, renew: unset };
}

function functionSource(getSession: GetSession, key: string, texts: Texts): SessionSource {
  return {
    key,
    open: async () => toSession(await getSession({ sessionId: null }), null, texts),
    renew: async (session) => toSession(await getSession({ sessionId: session.id }), session, texts),
  };
}

function backendFunction(url: string): GetSession {
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

/** Takes `id`, `chatUrl` and `user` from `before` if a renewal's response omits them. */
function toSession(answer: SessionAnswer, before: Session | null, texts: Texts): Session {
  const chatUrl = answer.chat_url ?? before?.chatUrl;
  if (typeof chatUrl !== "string" || typeof answer.token !== "string") {
    const cause = new TypeError("an answer without `chat_url` and `token`");
    throw new WidgetError("no-session", texts.failed, cause);
  }
  return {
    id: answer.id ?? sessionIdIn(chatUrl),
    chatUrl,
    token: answer.token,
    expiresAt: answer.expires_at === undefined ? null : Date.parse(answer.expires_at),
    user: answer.external_user_id ?? before?.user ?? null,
  };
}

function sessionIdIn(chatUrl: string): string {
  return /\/sessions\/([^/?]+)/.exec(chatUrl)?.[1] ?? chatUrl;
}

// The server rendered the session into the page: a different session is a different conversation.
function fixedSource(chatUrl: string, texts: Texts): SessionSource {
  const url = new URL(chatUrl, document.baseURI);
  const token = url.searchParams.get("token") ?? undefined;
  url.searchParams.delete("token");
  return {
    key: sessionIdIn(url.href),
    refresh: (stored) => (token === undefined ? stored : { ...stored, token, expiresAt: null }),
    open: async () => toSession({ chat_url: url.href, ...(token ? { token } : {}) }, null, texts),
    renew: () => Promise.resolve(null),
  };
}

function agentSource(agentId: string, { settings, texts, scriptUrl, storage }: SourceOptions): SessionSource {
  const baseUrl = settings.serverUrl ?? scriptUrl;
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
          throw (await isReachable(baseUrl, error)) ? originNotAllowed(texts, error) : error;
        });
      return toSession(data, null, texts);
    },
    onAdopted({ user }) {
      if (settings.rememberEnabled) storage.saveVisitor(agentId, user);
    },
    // A page cannot issue a token for an existing session.
    renew: () => Promise.resolve(null),
  };
}

// CORS hides the response from an origin that the agent does not list, so the error looks like a network failure.
// `widget.js` is served to every origin: if it is reachable, the server is up and the origin was refused.
async function isReachable(baseUrl: string, error: unknown): Promise<boolean> {
  if (!(error instanceof ConnectionError) || error.status !== null) return false;
  try {
    return (await fetch(`${baseUrl.replace(/\/+$/, "")}/widget.js`, { method: "HEAD", cache: "no-store" }))
      .ok;
  } catch {
    return false;
  }
}

/** The error for an origin that the agent does not list; logs to the console how to fix it. */
export function originNotAllowed(texts: Texts, cause: unknown): WidgetError {
  const { origin } = location;
  console.error(
    `Hyponema: the server refuses this page. Either the agent's security.origin_allowlist lacks ${origin}, or the agent is not published, or it asks for signed URLs (security.signed_url_required).`,
  );
  return new WidgetError("origin-not-allowed", texts.foreign.replace("{origin}", origin), cause);
}
