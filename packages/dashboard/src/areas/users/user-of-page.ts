import type { Schemas } from "@hyponema/client";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { reading } from "../../api/use-api.ts";

/** The User whose page it is. Only on the tabs of that page, which has read them. */
export function useUserOfPage(): Schemas["User"] {
  const workspace_id = useWorkspaceId();
  const { userId: user_id = "" } = useParams({ strict: false }) as { userId?: string };
  const { data } = useQuery(reading("getUser", { params: { workspace_id, user_id } }));
  if (!data) throw new Error("the page has not read its User");
  return data.data;
}
