import { agents } from "../areas/agents/area.ts";
import type { Area } from "./area.ts";

/** Every area there is, in the order of the navigation. */
export const AREAS: readonly Area[] = [agents];
