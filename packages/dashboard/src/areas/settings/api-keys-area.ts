import { IconKey } from "@tabler/icons-react";
import { type Area, page } from "../../frame/area.ts";

export const apiKeys: Area = {
  group: "Settings",
  label: "API keys",
  path: "settings/api-keys",
  icon: IconKey,
  needs: "api_keys:read",
  pages: [page("settings/api-keys", () => import("./api-keys/api-keys-page.tsx"), "ApiKeysPage")],
};
