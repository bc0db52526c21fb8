import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useState } from "react";
import { call } from "../../api/client.ts";
import { useWorkspaceId } from "../../api/me.ts";
import { useMay } from "../../api/roles.ts";
import { reading } from "../../api/use-api.ts";
import { type Draft, useDraft } from "../../kit/draft.ts";
import { type Saving, useSaving } from "../../kit/saving.ts";
import {
  type Agent,
  type AgentFields,
  type Answered,
  NO_PERSONA,
  type Persona,
  type PersonaFields,
  personaChange,
  storedAgent,
  storedPersona,
} from "./agent-fields.ts";

/** An agent that is being edited, with its persona: one page, two things that are saved. */
export interface AgentEditor {
  /** As they are stored. */
  readonly agent: Agent;
  readonly persona: Persona | null;
  /** With what was changed here. */
  readonly fields: Draft<AgentFields>;
  readonly words: Draft<PersonaFields>;
  readonly fieldsSaving: Saving<AgentFields>;
  readonly wordsSaving: Saving<PersonaFields>;
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly mayEdit: boolean;
  /** Resolves to whether all is saved. */
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
  readonly agent: Answered<Agent>;
  readonly persona: Answered<Persona> | null;
  readonly children: ReactNode;
}

/** Holds what was changed of an agent while its tabs are gone through. */
export function AgentEditorProvider({ agent, persona: spoken, children }: ProviderProps) {
  const fields = useDraft(storedAgent(agent));
  const words = useDraft(spoken ? storedPersona(spoken) : NO_PERSONA);
  const persona = useWrittenFor(spoken, words.dirty);
  const fieldsSaving = useFieldsSaving(agent.data.id, fields);
  const wordsSaving = useWordsSaving(persona?.data.id ?? "", words);
  const mayEdit = useMay("agents:write") && agent.data.archived_at === null;
  const editor: AgentEditor = {
    ...{
      agent: agent.data,
      persona: persona?.data ?? null,
      fields,
      words,
      fieldsSaving,
      wordsSaving,
      mayEdit,
    },
    dirty: fields.dirty || words.dirty,
    busy: fieldsSaving.busy || wordsSaving.busy,
    save: async () => (await wordsSaving.save()) && (await fieldsSaving.save()),
    discard: () => {
      fields.discard();
      words.discard();
    },
  };
  return <Editor value={editor}>{children}</Editor>;
}

/**
 * Whose words are being written: while they are not saved, those of the persona that they were begun from, whichever one
 * somebody else has given the agent meanwhile. That one has revisions of its own, which may have the same numbers.
 */
function useWrittenFor(spoken: Answered<Persona> | null, dirty: boolean): Answered<Persona> | null {
  const [begun, setBegun] = useState(spoken);
  if (!dirty && begun !== spoken) setBegun(spoken);
  return dirty && begun?.data.id !== spoken?.data.id ? begun : spoken;
}

function useFieldsSaving(agent_id: string, draft: Draft<AgentFields>): Saving<AgentFields> {
  const params = { workspace_id: useWorkspaceId(), agent_id };
  const queries = useQueryClient();
  const keep = (answer: Answered<Agent>) => {
    queries.setQueryData(reading("getAgent", { params }).queryKey, answer);
    void queries.invalidateQueries({ queryKey: ["listAgents"] });
    void queries.invalidateQueries({ queryKey: ["diffAgentVersion"] });
    void queries.invalidateQueries({ queryKey: ["renderPlayground"] });
    void queries.invalidateQueries({ queryKey: ["listVariables"] });
    return storedAgent(answer);
  };
  return useSaving({
    draft,
    save: async (body, ifMatch) => keep(await call("updateAgent", { params, ifMatch, body })),
    read: async () => keep(await call("getAgent", { params })),
  });
}

function useWordsSaving(persona_id: string, draft: Draft<PersonaFields>): Saving<PersonaFields> {
  const params = { workspace_id: useWorkspaceId(), persona_id };
  const queries = useQueryClient();
  const keep = (answer: Answered<Persona>) => {
    queries.setQueryData(reading("getPersona", { params }).queryKey, answer);
    void queries.invalidateQueries({ queryKey: ["diffPersonaVersion"] });
    void queries.invalidateQueries({ queryKey: ["renderPlayground"] });
    return storedPersona(answer);
  };
  return useSaving({
    draft,
    save: async (change, ifMatch) =>
      keep(await call("updatePersona", { params, ifMatch, body: personaChange(change) })),
    read: async () => keep(await call("getPersona", { params })),
  });
}
