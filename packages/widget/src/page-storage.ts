import type { Ending } from "./events.ts";
import type { Session } from "./session.ts";
import type { Entry } from "./transcript.ts";

/** A conversation as a tab keeps it over page loads. */
export interface Kept {
  readonly session: Session;
  readonly entries: readonly Entry[];
  /** Of the answer under way when the page was left; null when there was none. */
  readonly lastEventId: string | null;
  /** Why it is over; null while it is not. */
  readonly over: Ending | null;
}

/** What is the tab's own: whether the panel is open, and whether the opening prompt has been seen. */
export interface Look {
  readonly isOpen: boolean;
  readonly prompted: boolean;
}

const MOST_ENTRIES = 200;
const VERSION = 1;

/** Conversations live as long as the tab; who the visitor is, as long as the browser. Does without where neither may be kept. */
export class PageStorage {
  readonly #warn: (message: string) => void;

  constructor(warn: (message: string) => void) {
    this.#warn = warn;
  }

  load(key: string): Kept | null {
    return read<Kept>(tab(), `hyponema:conversation:${key}`);
  }

  keep(key: string, kept: Kept | null): void {
    const entries = kept?.entries.slice(-MOST_ENTRIES) ?? [];
    this.#write(tab(), `hyponema:conversation:${key}`, kept && { ...kept, entries });
  }

  look(): Look {
    return read<Look>(tab(), "hyponema:look") ?? { isOpen: false, prompted: false };
  }

  keepLook(look: Look): void {
    this.#write(tab(), "hyponema:look", look);
  }

  /** The visitor of an earlier session with an agent. */
  visitor(agentId: string): string | null {
    return read<{ readonly id: string }>(browser(), `hyponema:visitor:${agentId}`)?.id ?? null;
  }

  keepVisitor(agentId: string, id: string | null): void {
    this.#write(browser(), `hyponema:visitor:${agentId}`, id === null ? null : { id });
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

// Looking at them throws where a page or its visitor does not allow it.
function tab(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

function browser(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
