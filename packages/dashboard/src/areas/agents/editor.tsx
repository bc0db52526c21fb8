import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useState } from "react";
import { call } from "../../api/client.ts";
import { useWorkspaceId } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { operationQuery } from "../../api/use-api.ts";
import { type Draft, useDraft } from "../../kit/draft.ts";
import { type DraftSaving, useSaveDraft } from "../../kit/saving.ts";
import {
  type Agent,
  type AgentFields,
  type LoadedResource,
  NO_PERSONA,
  type Persona,
  type PersonaFields,
  personaChange,
  storedAgent,
  storedPersona,
} from "./agent-fields.ts";

/** Editing state of an agent and its persona: two resources on one page, saved separately. */
export interface AgentEditor {
  /** As stored on the server. */
  readonly agent: Agent;
  readonly persona: Persona | null;
  /** Drafts with the unsaved changes. */
  readonly agentDraft: Draft<AgentFields>;
  readonly personaDraft: Draft<PersonaFields>;
  readonly agentSaving: DraftSaving<AgentFields>;
  readonly personaSaving: DraftSaving<PersonaFields>;
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly mayEdit: boolean;
  /** Resolves to true if everything was saved. */
  save(): Promise<boolean>;
  discard(): void;
}

const Editor = createContext<AgentEditor | null>(null);

export function useAgentEditor(): AgentEditor {
  const editor = useContext(Editor);
  if (!editor) throw new Error("no agent is being edited here");
  return editor;
}

interface ProviderProps {
  readonly agent: LoadedResource<Agent>;
  readonly persona: LoadedResource<Persona> | null;
  readonly children: ReactNode;
}

/** Keeps the drafts while navigating between the tabs. */
export function AgentEditorProvider({ agent, persona: assignedPersona, children }: ProviderProps) {
  const agentDraft = useDraft(storedAgent(agent));
  const personaDraft = useDraft(assignedPersona ? storedPersona(assignedPersona) : NO_PERSONA);
  const persona = useEditedPersona(assignedPersona, personaDraft.dirty);
  const agentSaving = useSaveAgent(agent.data.id, agentDraft);
  const personaSaving = useSavePersona(persona?.data.id ?? "", personaDraft);
  const mayEdit = usePermission("agents:write") && agent.data.archived_at === null;
  const editor: AgentEditor = {
    ...{
      agent: agent.data,
      persona: persona?.data ?? null,
      agentDraft,
      personaDraft,
      agentSaving,
      personaSaving,
      mayEdit,
    },
    dirty: agentDraft.dirty || personaDraft.dirty,
    busy: agentSaving.busy || personaSaving.busy,
    save: async () => (await personaSaving.save()) && (await agentSaving.save()),
    discard: () => {
      agentDraft.discard();
      personaDraft.discard();
    },
  };
  return <Editor value={editor}>{children}</Editor>;
}

/**
 * The persona that the draft belongs to. Unsaved changes stay with the persona that they were started from, even if someone
 * else assigns another persona to the agent: revisions of two personas can have the same numbers, so the ETag would not
 * detect the mix-up.
 */
function useEditedPersona(
  assignedPersona: LoadedResource<Persona> | null,
  dirty: boolean,
): LoadedResource<Persona> | null {
  const [editedPersona, setEditedPersona] = useState(assignedPersona);
  if (!dirty && editedPersona !== assignedPersona) setEditedPersona(assignedPersona);
  return dirty && editedPersona?.data.id !== assignedPersona?.data.id ? editedPersona : assignedPersona;
}

function useSaveAgent(agent_id: string, draft: Draft<AgentFields>): DraftSaving<AgentFields> {
  const params = { workspace_id: useWorkspaceId(), agent_id };
  const queries = useQueryClient();
  const cacheResult = (result: LoadedResource<Agent>) => {
    queries.setQueryData(operationQuery("getAgent", { params }).queryKey, result);
    void queries.invalidateQueries({ queryKey: ["listAgents"] });
    void queries.invalidateQueries({ queryKey: ["diffAgentVersion"] });
    void queries.invalidateQueries({ queryKey: ["renderPlayground"] });
    void queries.invalidateQueries({ queryKey: ["listVariables"] });
    return storedAgent(result);
  };
  return useSaveDraft({
    draft,
    save: async (body, ifMatch) => cacheResult(await call("updateAgent", { params, ifMatch, body })),
    read: async () => cacheResult(await call("getAgent", { params })),
  });
}

function useSavePersona(persona_id: string, draft: Draft<PersonaFields>): DraftSaving<PersonaFields> {
  const params = { workspace_id: useWorkspaceId(), persona_id };
  const queries = useQueryClient();
  const cacheResult = (result: LoadedResource<Persona>) => {
    queries.setQueryData(operationQuery("getPersona", { params }).queryKey, result);
    void queries.invalidateQueries({ queryKey: ["diffPersonaVersion"] });
    void queries.invalidateQueries({ queryKey: ["renderPlayground"] });
    return storedPersona(result);
  };
  return useSaveDraft({
    draft,
    save: async (change, ifMatch) =>
      cacheResult(await call("updatePersona", { params, ifMatch, body: personaChange(change) })),
    read: async () => cacheResult(await call("getPersona", { params })),
  });
}
