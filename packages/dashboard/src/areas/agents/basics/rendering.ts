import { useDebouncedValue } from "@mantine/hooks";
import { useWorkspaceId } from "../../../api/me.ts";
import { useApiQuery } from "../../../api/use-api.ts";
import { useAgentEditor } from "../editor.tsx";

/** Preview of the draft's next request to the model, with the unsaved prompt. */
export function useRendering(options: { readonly user_id?: string } = {}) {
  const workspace_id = useWorkspaceId();
  const { agent, personaDraft, agentDraft } = useAgentEditor();
  const [prompt] = useDebouncedValue(personaDraft.values.prompt, 400);
  const includesPrompt =
    personaDraft.dirty && agentDraft.values.persona?.version == null && prompt.trim() !== "";
  return useApiQuery(
    "renderPlayground",
    {
      params: { workspace_id, agent_id: agent.id },
      body: { agent_version: "draft", ...(includesPrompt ? { prompt } : {}), ...options },
    },
    { enabled: agent.archived_at === null, keepPrevious: true },
  );
}

/** Tokens of the prompt as counted by the server; null while loading. */
export function usePromptTokens(prompt: string): number | null {
  const rendering = useRendering();
  if (prompt.trim() === "") return 0;
  const part = rendering.data?.data.parts.find(({ source }) => source === "persona");
  return part?.tokens ?? null;
}
