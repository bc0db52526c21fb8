import type { Schemas } from "@hyponema/client";
import {
  IconAlertTriangle,
  IconBook,
  IconBrain,
  IconEar,
  IconMessage2,
  IconShield,
  IconSparkles,
  IconSpeakerphone,
  IconStar,
  IconTool,
  type TablerIcon,
} from "@tabler/icons-react";

export type Span = Schemas["Span"];

interface Kind {
  readonly label: string;
  readonly icon: TablerIcon;
}

/** Labels and icons of the span types; their colors are `--span-<type>` in the style sheet. */
export const SPAN_KINDS: Readonly<Record<Span["type"], Kind>> = {
  turn: { label: "Turn", icon: IconMessage2 },
  llm: { label: "Model", icon: IconSparkles },
  tool: { label: "Tool", icon: IconTool },
  function: { label: "Function", icon: IconTool },
  retrieval: { label: "Knowledge", icon: IconBook },
  memory: { label: "Memory", icon: IconBrain },
  guardrail: { label: "Guard", icon: IconShield },
  stt: { label: "Hearing", icon: IconEar },
  tts: { label: "Voice", icon: IconSpeakerphone },
  score: { label: "Score", icon: IconStar },
  error: { label: "Error", icon: IconAlertTriangle },
};
