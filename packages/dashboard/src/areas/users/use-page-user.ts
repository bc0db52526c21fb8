import type { Schemas } from "@hyponema/client";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { operationQuery } from "../../api/use-api.ts";

/** The User of the page. Use it only on the tabs of the User page, which loads the User first. */
export function usePageUser(): Schemas["User"] {
  const workspace_id = useWorkspaceId();
  const { userId: user_id = "" } = useParams({ strict: false }) as { userId?: string };
  const { data } = useQuery(operationQuery("getUser", { params: { workspace_id, user_id } }));
  if (!data) throw new Error("the page has not read its User");
  return data.data;
}
