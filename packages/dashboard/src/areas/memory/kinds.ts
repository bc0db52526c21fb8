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

/** Labels and icons of the statement kinds. */
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

/** Operations to invalidate when a statement changes. */
export const MEMORY_QUERIES = [
  "listObservations",
  "getObservation",
  "getObservationHistory",
  "getMemoryOverview",
  "getMemoryArcs",
  "getMemoryResume",
  "listOpenThreads",
  "getTimeline",
] as const;

/** Label of a slot: `user.favourites.drink` becomes `Favourites, drink`. */
export function slotLabel(slot: string): string {
  const parts = slot
    .replace(/^user\./, "")
    .replaceAll("_", " ")
    .split(".");
  const label = parts.join(", ");
  return label.charAt(0).toUpperCase() + label.slice(1);
}
