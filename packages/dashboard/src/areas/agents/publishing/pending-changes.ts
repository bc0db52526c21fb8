import type { Schemas } from "@hyponema/client";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { useAgentEditor } from "../editor.tsx";

export type Change = Schemas["Change"];

/** Unpublished changes, which publishing applies to new sessions. */
export interface PendingChanges {
  readonly loading: boolean;
  readonly error: unknown;
  /** Changes of the persona's draft to its production version. Empty if the agent pins a version. */
  readonly personaChanges: readonly Change[];
  /** Changes of the agent itself. */
  readonly agentChanges: readonly Change[];
  /** True before the first publication, when everything is new. */
  readonly isFirst: boolean;
  /** Whether publishing promotes the persona. */
  readonly promotesPersona: boolean;
  /** Whether there is anything to publish. */
  readonly hasChanges: boolean;
}

export function usePendingChanges(): PendingChanges {
  const workspace_id = useWorkspaceId();
  const { agent, persona } = useAgentEditor();
  const follows = agent.persona !== null && agent.persona.version === null;
  const production = persona?.production_version ?? null;
  const words = useApiQuery(
    "diffPersonaVersion",
    {
      params: { workspace_id, persona_id: persona?.id ?? "", version: production ?? 1 },
      query: { against: "draft" },
    },
    { enabled: follows && production !== null },
  );
  const fields = useApiQuery(
    "diffAgentVersion",
    {
      params: { workspace_id, agent_id: agent.id, version: agent.published_version ?? 1 },
      query: { against: "draft" },
    },
    { enabled: agent.published_version !== null },
  );
  const isFirst = agent.published_version === null;
  const ofWords = follows ? (words.data?.data.changes ?? []) : [];
  // Persona changes are listed separately and in less detail there, so omit them here.
  const ofFields = (fields.data?.data.changes ?? []).filter(
    ({ path }) => !(follows && path.startsWith("/resolved_persona")),
  );
  const promotesPersona = follows && (production === null || ofWords.length > 0);
  return {
    loading: words.isLoading || fields.isLoading,
    error: words.error ?? fields.error,
    personaChanges: ofWords,
    agentChanges: ofFields,
    isFirst,
    promotesPersona,
    hasChanges: isFirst || promotesPersona || ofFields.length > 0,
  };
}
