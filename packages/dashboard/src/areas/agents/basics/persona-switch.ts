import type { Schemas } from "@hyponema/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useAgentEditor } from "../editor.tsx";

/** Saves another persona for the agent's draft immediately, because the page then shows that persona's fields. */
export function usePersonaSwitch() {
  const workspace_id = useWorkspaceId();
  const queries = useQueryClient();
  const { agent, personaDraft } = useAgentEditor();
  const params = { workspace_id, agent_id: agent.id };
  return useMutation({
    mutationFn: async (persona: Schemas["PersonaLink"]) => {
      const { etag } = await call("getAgent", { params });
      return call("updateAgent", { params, ifMatch: etag ?? "", body: { persona } });
    },
    async onSuccess() {
      personaDraft.discard();
      const voided = [
        "getAgent",
        "listAgents",
        "listPersonas",
        "diffAgentVersion",
        "renderPlayground",
      ] as const;
      await Promise.all(voided.map((name) => queries.invalidateQueries({ queryKey: [name] })));
    },
  });
}
