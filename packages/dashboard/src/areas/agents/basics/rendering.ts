import { useDebouncedValue } from "@mantine/hooks";
import { useWorkspaceId } from "../../../api/me.ts";
import { useRead } from "../../../api/use-api.ts";
import { useAgentEditor } from "../editor.tsx";

/** What a turn of the draft would send, with the prompt as it is being written. */
export function useRendering(asked: { readonly user_id?: string } = {}) {
  const workspace_id = useWorkspaceId();
  const { agent, words, fields } = useAgentEditor();
  const [prompt] = useDebouncedValue(words.values.prompt, 400);
  const written = words.dirty && fields.values.persona?.version == null && prompt.trim() !== "";
  return useRead(
    "renderPlayground",
    {
      params: { workspace_id, agent_id: agent.id },
      body: { agent_version: "draft", ...(written ? { prompt } : {}), ...asked },
    },
    { enabled: agent.archived_at === null, keep: true },
  );
}

/** How many tokens the prompt is, as the server counts them; null while that is not known. */
export function usePromptTokens(prompt: string): number | null {
  const rendering = useRendering();
  if (prompt.trim() === "") return 0;
  const part = rendering.data?.data.parts.find(({ source }) => source === "persona");
  return part?.tokens ?? null;
}
