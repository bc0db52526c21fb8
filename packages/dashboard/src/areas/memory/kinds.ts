import type { Schemas } from "@hyponema/client";
import {
  IconCalendarEvent,
  IconHeart,
  IconInfoCircle,
  IconNote,
  IconPencilCheck,
  IconTargetArrow,
  IconUserHeart,
  IconUserStar,
  type TablerIcon,
} from "@tabler/icons-react";

export type Observation = Schemas["Observation"];
export type ObservationKind = Observation["kind"];

interface Kind {
  readonly label: string;
  readonly icon: TablerIcon;
}

/** What a remembered statement can be, for people. */
export const KINDS: Readonly<Record<ObservationKind, Kind>> = {
  fact: { label: "Fact", icon: IconInfoCircle },
  preference: { label: "Preference", icon: IconHeart },
  correction: { label: "Correction", icon: IconPencilCheck },
  commitment: { label: "Commitment", icon: IconTargetArrow },
  relationship: { label: "Relationship", icon: IconUserHeart },
  event: { label: "Event", icon: IconCalendarEvent },
  persona_statement: { label: "Said by the agent", icon: IconUserStar },
  note: { label: "Note", icon: IconNote },
};

/** What changes when a statement does; their answers are void then. */
export const MEMORY_READS = [
  "listObservations",
  "getObservation",
  "getObservationHistory",
  "getMemoryOverview",
  "getMemoryArcs",
  "getMemoryResume",
  "listOpenThreads",
  "getTimeline",
] as const;

/** What a slot is about, in words: `user.favourites.drink` is `Favourites, drink`. */
export function slotLabel(slot: string): string {
  const parts = slot
    .replace(/^user\./, "")
    .replaceAll("_", " ")
    .split(".");
  const label = parts.join(", ");
  return label.charAt(0).toUpperCase() + label.slice(1);
}
