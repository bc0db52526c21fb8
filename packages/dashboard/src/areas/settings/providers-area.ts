import { IconPlugConnected } from "@tabler/icons-react";
import { type Area, page } from "../../frame/area.ts";

export const providers: Area = {
  group: "Settings",
  label: "Providers",
  path: "settings/providers",
  icon: IconPlugConnected,
  needs: "credentials:read",
  pages: [page("settings/providers", () => import("./providers/providers-page.tsx"), "ProvidersPage")],
};
