import { z } from "zod";
import { id } from "./ids.ts";
import { defineRoute } from "./route.ts";
import { Timestamp, text } from "./text.ts";

const one = z.strictObject({ workspace_id: id("workspace") });
const WorkspaceName = text(1, 100).regex(/^[^\r\n\t]*$/, "must be one line");

export const Workspace = z
  .object({
    id: id("workspace"),
    name: z.string(),
    revision: z.int(),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: "Workspace" });
export type Workspace = z.output<typeof Workspace>;

export const createWorkspace = defineRoute({
  operationId: "createWorkspace",
  method: "POST",
  path: "/workspaces",
  tag: "workspaces",
  summary: "Make a workspace",
  description: "Whoever makes it owns it. The workspaces that one is a member of are in `GET /me`.",
  access: { kind: "dashboard", permission: "self" },
  body: z.strictObject({ name: WorkspaceName }).meta({ id: "WorkspaceCreate" }),
  success: { status: 201, description: "The workspace.", body: Workspace },
  errors: ["too-many-workspaces"],
  example: { name: "Hotel Lindenhof" },
});

export const getWorkspace = defineRoute({
  operationId: "getWorkspace",
  method: "GET",
  path: "/workspaces/{workspace_id}",
  tag: "workspaces",
  summary: "Read a workspace's settings",
  access: { kind: "scope", scope: "workspaces:read" },
  params: one,
  success: { status: 200, description: "The workspace.", body: Workspace },
  etag: "emit",
});

export const updateWorkspace = defineRoute({
  operationId: "updateWorkspace",
  method: "PATCH",
  path: "/workspaces/{workspace_id}",
  tag: "workspaces",
  summary: "Change a workspace's settings",
  description: "Fields that are left out stay.",
  access: { kind: "scope", scope: "workspaces:write" },
  params: one,
  body: z.strictObject({ name: WorkspaceName.optional() }).meta({ id: "WorkspaceChange" }),
  success: { status: 200, description: "The workspace as it is now.", body: Workspace },
  etag: "require",
  example: { name: "Hotel Lindenhof" },
});

export const workspaceRoutes = { createWorkspace, getWorkspace, updateWorkspace };
