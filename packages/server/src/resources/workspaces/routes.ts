import { workspaceRoutes } from "@hyponema/contract/workspaces";
import { operations } from "../../platform/http/call.ts";
import { createOwnedWorkspace } from "../members/service.ts";
import { getWorkspace, updateWorkspace } from "./service.ts";

export const workspaceOperations = operations(workspaceRoutes, {
  createWorkspace: ({ principal, body, write }) =>
    write((tx) => createOwnedWorkspace(tx, principal.id, body.name)),
  getWorkspace: ({ read }) => read(getWorkspace),
  updateWorkspace: ({ body, request, write }) => write((tx) => updateWorkspace(tx, request, body)),
});
