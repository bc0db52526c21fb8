import type { Schemas } from "@hyponema/client";

export type OverviewData = Schemas["MemoryOverview"];
