import { IconBrain } from "@tabler/icons-react";
import { type Area, page } from "../../frame/area.ts";

export const memory: Area = {
  group: "Monitor",
  label: "Memory",
  path: "memory",
  icon: IconBrain,
  needs: "memory:read",
  pages: [
    page("memory", () => import("./memory-page.tsx"), "MemoryPage"),
    page("memory/$tab", () => import("./memory-page.tsx"), "MemoryPage"),
  ],
  actions: [{ label: "Explain a recall", path: "memory/recall", needs: "memory:read" }],
};
