import type { Ending } from "./events.ts";
import type { Session } from "./session.ts";
import type { Entry } from "./transcript.ts";

/** A conversation as stored in the tab across page loads. */
export interface StoredConversation {
  readonly session: Session;
  readonly entries: readonly Entry[];
  /** ID of the last event of the turn that was running when the page was left; null if none was. */
  readonly lastEventId: string | null;
  /** Why the conversation ended; null while it is active. */
  readonly over: Ending | null;
}

/** Panel state of the tab: whether it is open, and whether the opening prompt has been seen. */
export interface PanelState {
  readonly isOpen: boolean;
  readonly prompted: boolean;
}

const MAX_ENTRIES = 200;
const VERSION = 1;

/**
 * Conversations are stored per tab (sessionStorage), the visitor's ID per browser (localStorage). Without access to storage,
 * nothing is remembered.
 */
export class PageStorage {
  readonly #warn: (message: string) => void;

  constructor(warn: (message: string) => void) {
    this.#warn = warn;
  }

  load(key: string): StoredConversation | null {
    return read<StoredConversation>(tabStorage(), `hyponema:conversation:${key}`);
  }

  save(key: string, conversation: StoredConversation | null): void {
    const entries = conversation?.entries.slice(-MAX_ENTRIES) ?? [];
    this.#write(tabStorage(), `hyponema:conversation:${key}`, conversation && { ...conversation, entries });
  }

  loadPanel(): PanelState {
    return read<PanelState>(tabStorage(), "hyponema:look") ?? { isOpen: false, prompted: false };
  }

  savePanel(look: PanelState): void {
    this.#write(tabStorage(), "hyponema:look", look);
  }

  /** The visitor of an earlier session with the agent; null if unknown. */
  visitor(agentId: string): string | null {
    return read<{ readonly id: string }>(browserStorage(), `hyponema:visitor:${agentId}`)?.id ?? null;
  }

  saveVisitor(agentId: string, id: string | null): void {
    this.#write(browserStorage(), `hyponema:visitor:${agentId}`, id === null ? null : { id });
  }

  #write(place: Storage | null, name: string, value: object | null): void {
    try {
      if (value === null) place?.removeItem(name);
      else place?.setItem(name, JSON.stringify({ version: VERSION, value }));
    } catch {
      this.#warn(`${name} could not be kept: the browser has no room for it`);
    }
  }
}

function read<T>(place: Storage | null, name: string): T | null {
  try {
    const { version, value } = JSON.parse(place?.getItem(name) ?? "{}");
    return version === VERSION ? value : null;
  } catch {
    return null;
  }
}

// Accessing `sessionStorage` or `localStorage` throws if the browser or a page's policy denies storage.
function tabStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

function browserStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
