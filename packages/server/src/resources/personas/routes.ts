import { personaRoutes } from "@hyponema/contract/personas";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import * as personas from "./service.ts";

/** Routes of personas; `agents` is what speaks from them. */
export function personaOperations(agents: {
  readonly follow: personas.Follow;
  readonly speakFrom: personas.InUse;
}) {
  return operations(personaRoutes, {
    listPersonas: ({ query, read }) => {
      const filter = { ...query, archived: query.archived === "true" };
      return read((tx) => personas.listPersonas(tx, filter, pageRequest(query)));
    },
    createPersona: ({ body, write }) => write((tx) => personas.createPersona(tx, body)),
    getPersona: ({ params, read }) => read((tx) => personas.getPersona(tx, params.persona_id)),
    updatePersona: ({ params, body, request, write }) =>
      write((tx) => personas.updatePersona(tx, params.persona_id, request, body)),
    promotePersona: ({ params, body, request, write }) =>
      write((tx) => personas.promotePersona(tx, params.persona_id, request, body.note, agents.follow)),
    rollbackPersona: ({ params, body, request, write }) =>
      write((tx) => personas.rollbackPersona(tx, params.persona_id, request, body.version, agents.follow)),
    listPersonaVersions: ({ params, query, read }) =>
      read((tx) => personas.listPersonaVersions(tx, params.persona_id, pageRequest(query))),
    getPersonaVersion: ({ params, read }) =>
      read((tx) => personas.getPersonaVersion(tx, params.persona_id, params.version)),
    diffPersonaVersion: ({ params, query, read }) =>
      read((tx) => personas.diffPersonaVersion(tx, params.persona_id, params.version, query.against)),
    archivePersona: ({ params, write }) =>
      write((tx) => personas.archivePersona(tx, params.persona_id, agents.speakFrom)),
    restorePersona: ({ params, write }) => write((tx) => personas.restorePersona(tx, params.persona_id)),
  });
}
