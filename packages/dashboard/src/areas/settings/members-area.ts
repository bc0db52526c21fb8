import { IconUsersGroup } from "@tabler/icons-react";
import { type Area, page } from "../../frame/area.ts";

export const members: Area = {
  group: "Settings",
  label: "Members",
  path: "settings/members",
  icon: IconUsersGroup,
  needs: "members:read",
  pages: [page("settings/members", () => import("./members/members-page.tsx"), "MembersPage")],
  actions: [{ label: "Invite somebody", path: "settings/members", needs: "invites:write" }],
};
