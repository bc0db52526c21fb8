import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../../api/client.ts";
import { useWorkspaceId } from "../../../api/me.ts";
import { useAgentEditor } from "../editor.tsx";
import type { Pending } from "./pending.ts";

/** Publishes the draft: saves what is not saved, promotes the persona's draft where the agent follows it, and publishes. */
export function usePublish(pending: Pending) {
  const workspace_id = useWorkspaceId();
  const queries = useQueryClient();
  const { agent, persona, dirty, save } = useAgentEditor();
  const params = { workspace_id, agent_id: agent.id };
  return useMutation({
    mutationFn: async (note: string) => {
      if (dirty && !(await save()))
        throw new Error("Not everything could be saved; see the foot of the page.");
      if (pending.promotes && persona) {
        const words = { workspace_id, persona_id: persona.id };
        const { etag } = await call("getPersona", { params: words });
        await call("promotePersona", { params: words, ifMatch: etag ?? "", body: { note } });
      }
      const { etag, data } = await call("getAgent", { params });
      // A published agent that follows has its new version by the promotion already.
      if (!pending.first && pending.fields.length === 0) return data;
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
