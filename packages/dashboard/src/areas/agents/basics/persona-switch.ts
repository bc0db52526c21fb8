import type { Schemas } from "@hyponema/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useAgentEditor } from "../editor.tsx";

/** Gives the agent's draft another persona, at once: what is shown from then on are that one's words. */
export function usePersonaSwitch() {
  const workspace_id = useWorkspaceId();
  const queries = useQueryClient();
  const { agent, words } = useAgentEditor();
  const params = { workspace_id, agent_id: agent.id };
  return useMutation({
    mutationFn: async (persona: Schemas["PersonaLink"]) => {
      const { etag } = await call("getAgent", { params });
      return call("updateAgent", { params, ifMatch: etag ?? "", body: { persona } });
    },
    async onSuccess() {
      words.discard();
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
