import type { CallResult, Schemas } from "@hyponema/client";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { reading } from "./use-api.ts";

/** Who is signed in; their workspaces and roles with them. */
export const me = reading("getMe", {});

/** The person of an answer of `getMe`: the dashboard sends cookies, never a key. */
export function personOf({ data }: CallResult<"getMe">): Schemas["Me"] {
  if (data.type !== "person") throw new Error("the request was made with a key");
  return data;
}

/** The person who is signed in. Only below the signed-in part of the page. */
export function useMe() {
  const { data } = useQuery(me);
  if (!data) throw new Error("nobody is signed in");
  return personOf(data);
}

/** The workspace that the page's address names. */
export function useWorkspaceId(): string {
  const { workspaceId } = useParams({ strict: false }) as { workspaceId?: string };
  if (!workspaceId) throw new Error("the address names no workspace");
  return workspaceId;
}

/** The person's place in the workspace that the page's address names. */
export function useMembership() {
  const id = useWorkspaceId();
  const membership = useMe().workspaces.find((workspace) => workspace.id === id);
  if (!membership) throw new Error("the person is no member of this workspace");
  return membership;
}
