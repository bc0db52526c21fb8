import type { HostileWorld } from "./world.ts";

/** Something that is sent to the server, by whatever way, to hold it up. */
export interface HostileInput {
  readonly name: string;
  /** Sends it and resolves to what came of it. */
  send(world: HostileWorld): Promise<string>;
  /** What comes of it. */
  readonly says: RegExp;
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

/** Sends a request and tells the answer's status and code, or the beginning of what it says. */
export function refusedWith(method: string, path: string, body?: string | object): HostileInput["send"] {
  return async (world) => {
    const answer = await world.ask(method, path, body);
    return `${answer.status} ${answer.body?.code ?? answer.text.slice(0, 200)}`;
  };
}
