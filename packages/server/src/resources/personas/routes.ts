import { personaRoutes } from "@hyponema/contract/personas";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import * as personas from "./service.ts";

export const personaOperations = operations(personaRoutes, {
  listPersonas: ({ query, read }) =>
    read((tx) => personas.listPersonas(tx, query.search, pageRequest(query))),
  createPersona: ({ body, write }) => write((tx) => personas.createPersona(tx, body)),
  getPersona: ({ params, read }) => read((tx) => personas.getPersona(tx, params.persona_id)),
  updatePersona: ({ params, body, request, write }) =>
    write((tx) => personas.updatePersona(tx, params.persona_id, request, body)),
  promotePersona: ({ params, body, request, write }) =>
    write((tx) => personas.promotePersona(tx, params.persona_id, request, body.note)),
});
