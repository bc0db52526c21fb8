import type { CallResult, Schemas } from "@hyponema/client";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { operationQuery } from "./use-api.ts";

/** The signed-in person with their workspaces and roles. */
export const meQuery = operationQuery("getMe", {});

/** The person in an answer of `getMe`: the dashboard sends cookies, never a key. */
export function personOf({ data }: CallResult<"getMe">): Schemas["Me"] {
  if (data.type !== "person") throw new Error("the request was made with a key");
  return data;
}

/** The signed-in person. Use it only below the `signed-in` route. */
export function useMe() {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error("nobody is signed in");
  return personOf(data);
}

/** ID of the workspace in the page's URL. */
export function useWorkspaceId(): string {
  const { workspaceId } = useParams({ strict: false }) as { workspaceId?: string };
  if (!workspaceId) throw new Error("the address names no workspace");
  return workspaceId;
}

/** The person's membership in the workspace in the page's URL. */
export function useMembership() {
  const id = useWorkspaceId();
  const membership = useMe().workspaces.find((workspace) => workspace.id === id);
  if (!membership) throw new Error("the person is no member of this workspace");
  return membership;
}
