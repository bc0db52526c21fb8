import { IconUsers } from "@tabler/icons-react";
import { call } from "../../api/client.ts";
import { type Area, page } from "../../frame/area.ts";

export const users: Area = {
  group: "Operate",
  label: "Users",
  path: "users",
  icon: IconUsers,
  needs: "users:read",
  pages: [
    page("users", () => import("./user-list.tsx"), "UserList"),
    page("users/new", () => import("./new-user.tsx"), "NewUser"),
    page("users/fields", () => import("./fields/profile-fields-page.tsx"), "ProfileFieldsPage"),
    page("users/$userId", () => import("./user-page.tsx"), "UserPage"),
    page("users/$userId/$tab", () => import("./user-page.tsx"), "UserPage"),
  ],
  actions: [
    { label: "Add a User", path: "users/new", needs: "users:write" },
    { label: "Profile fields", path: "users/fields", needs: "profile_fields:read" },
  ],
  async search(workspaceId, search, signal) {
    const params = { workspace_id: workspaceId };
    const { data } = await call("listUsers", { params, query: { search, limit: 6 } }, signal);
    return data.data.map(({ user_id, name, external_user_id }) => ({
      label: name ?? external_user_id,
      ...(name ? { description: external_user_id } : {}),
      path: `users/${user_id}`,
    }));
  },
};
