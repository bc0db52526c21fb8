import type { Schemas } from "@hyponema/client";
import { useWorkspaceId } from "../../../api/me.ts";
import { useRead } from "../../../api/use-api.ts";
import { useAgentEditor } from "../editor.tsx";

export type Change = Schemas["Change"];

/** What publishing would change for the sessions that begin from then on. */
export interface Pending {
  readonly loading: boolean;
  readonly error: unknown;
  /** Of the persona: its draft beside what agents follow. Empty where the agent pins a version. */
  readonly words: readonly Change[];
  /** Of the agent itself. */
  readonly fields: readonly Change[];
  /** Nothing has been published yet: all of it is new. */
  readonly first: boolean;
  /** Whether the persona has to be promoted. */
  readonly promotes: boolean;
  /** Whether there is anything to publish. */
  readonly any: boolean;
}

export function usePending(): Pending {
  const workspace_id = useWorkspaceId();
  const { agent, persona } = useAgentEditor();
  const follows = agent.persona !== null && agent.persona.version === null;
  const production = persona?.production_version ?? null;
  const words = useRead(
    "diffPersonaVersion",
    {
      params: { workspace_id, persona_id: persona?.id ?? "", version: production ?? 1 },
      query: { against: "draft" },
    },
    { enabled: follows && production !== null },
  );
  const fields = useRead(
    "diffAgentVersion",
    {
      params: { workspace_id, agent_id: agent.id, version: agent.published_version ?? 1 },
      query: { against: "draft" },
    },
    { enabled: agent.published_version !== null },
  );
  const first = agent.published_version === null;
  const ofWords = follows ? (words.data?.data.changes ?? []) : [];
  // The persona is told of by its own changes, which say the same more shortly.
  const ofFields = (fields.data?.data.changes ?? []).filter(
    ({ path }) => !(follows && path.startsWith("/resolved_persona")),
  );
  const promotes = follows && (production === null || ofWords.length > 0);
  return {
    loading: words.isLoading || fields.isLoading,
    error: words.error ?? fields.error,
    words: ofWords,
    fields: ofFields,
    first,
    promotes,
    any: first || promotes || ofFields.length > 0,
  };
}
