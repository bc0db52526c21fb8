import type { Secret } from "../../platform/secret.ts";
import type { Tool } from "./toolbox.ts";

/** Secrets as they are now, by ID. */
export type OpenSecrets = ReadonlyMap<string, Secret>;

/** A tool of a version, ready for every turn of every session of it. */
export interface PreparedTool {
  /** As its author named it. */
  readonly name: string;
  /** IDs of the secrets it sends. */
  readonly secretIds: readonly string[];
  /** Resolves when it can be offered, or cannot for now; then to why not. Null: it always can. */
  readonly ready: ((secrets: OpenSecrets, signal: AbortSignal) => Promise<string | null>) | null;
  /** As one turn offers it. */
  offer(secrets: OpenSecrets): readonly Tool[];
}
