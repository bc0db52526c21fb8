import { IconActivity } from "@tabler/icons-react";
import { type Area, page } from "../../frame/area.ts";

export const observability: Area = {
  group: "Monitor",
  label: "Observability",
  path: "observability",
  icon: IconActivity,
  needs: "observability:read",
  pages: [
    page("observability", () => import("./trace-list.tsx"), "TraceList"),
    page("observability/$traceId", () => import("./trace-page.tsx"), "TracePage"),
  ],
};
