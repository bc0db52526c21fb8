import { IconSettings } from "@tabler/icons-react";
import { type Area, page } from "../../frame/area.ts";

export const general: Area = {
  group: "Settings",
  label: "General",
  path: "settings/general",
  icon: IconSettings,
  needs: "workspaces:read",
  pages: [page("settings/general", () => import("./general/general-page.tsx"), "GeneralPage")],
};
