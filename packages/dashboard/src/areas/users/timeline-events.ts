import type { Schemas } from "@hyponema/client";
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowsJoin,
  IconBell,
  IconBrain,
  IconEraser,
  IconForms,
  IconMessage2,
  IconMessageOff,
  IconReplace,
  IconTag,
  IconUserEdit,
  IconUserPlus,
  type TablerIcon,
} from "@tabler/icons-react";

export type TimelineEventKind = Schemas["TimelineEntry"]["kind"];

interface EventStyle {
  readonly label: string;
  readonly icon: TablerIcon;
}

/** Labels and icons of the timeline's event kinds. */
export const TIMELINE_EVENTS: Readonly<Record<TimelineEventKind, EventStyle>> = {
  created: { label: "Made known", icon: IconUserPlus },
  details_changed: { label: "Details changed", icon: IconUserEdit },
  profile_changed: { label: "Profile changed", icon: IconForms },
  attribute_changed: { label: "Attribute changed", icon: IconTag },
  subscription_changed: { label: "Notifications changed", icon: IconBell },
  merged: { label: "Merged", icon: IconArrowsJoin },
  merge_undone: { label: "Merge undone", icon: IconArrowBackUp },
  conversation_started: { label: "Conversation began", icon: IconMessage2 },
  conversation_ended: { label: "Conversation ended", icon: IconMessageOff },
  escalation: { label: "Escalation", icon: IconAlertTriangle },
  observation_learned: { label: "Something learned", icon: IconBrain },
  observation_superseded: { label: "Something changed", icon: IconReplace },
  observation_forgotten: { label: "Something forgotten", icon: IconEraser },
};
