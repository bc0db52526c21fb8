import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useAgentEditor } from "../editor.tsx";
import type { PendingChanges } from "./pending-changes.ts";

/** Saves unsaved changes, promotes the persona's draft if the agent follows it, and publishes the agent. */
export function usePublish(pending: PendingChanges) {
  const workspace_id = useWorkspaceId();
  const queries = useQueryClient();
  const { agent, persona, dirty, save } = useAgentEditor();
  const params = { workspace_id, agent_id: agent.id };
  return useMutation({
    mutationFn: async (note: string) => {
      if (dirty && !(await save()))
        throw new Error("Not everything could be saved; see the foot of the page.");
      if (pending.promotesPersona && persona) {
        const personaParams = { workspace_id, persona_id: persona.id };
        const { etag } = await call("getPersona", { params: personaParams });
        await call("promotePersona", { params: personaParams, ifMatch: etag ?? "", body: { note } });
      }
      const { etag, data } = await call("getAgent", { params });
      // Promoting the persona has already created a new version of every published agent that follows it.
      if (!pending.isFirst && pending.agentChanges.length === 0) return data;
      return (await call("publishAgent", { params, ifMatch: etag ?? "", body: { note } })).data;
    },
    onSettled: () =>
      Promise.all(
        (
          [
            ...["getAgent", "getPersona", "listAgents", "listAgentVersions"],
            ...["diffAgentVersion", "diffPersonaVersion"],
          ] as const
        ).map((name) => queries.invalidateQueries({ queryKey: [name] })),
      ),
  });
}
