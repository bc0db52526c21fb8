import type { ListeningPreset, ListeningValues } from "@hyponema/contract/listening";

/** What holds where nobody says anything else. */
export const CONSTANTS: ListeningValues = {
  vad_confidence: 0.7,
  vad_start_secs: 0.2,
  vad_stop_secs: 0.8,
  vad_min_volume: 0.6,
  interruption_policy: "always",
  min_words_before_interrupt: 3,
  first_message_interruptible: true,
  noise_suppression: "off",
  audio_gate_enabled: false,
  soft_timeout_override: null,
};

interface Preset {
  readonly title: string;
  readonly summary: string;
  readonly settings: ListeningValues;
}

/** Ready-made settings, by the name that the contract gives them. */
export const PRESETS: Readonly<Record<ListeningPreset, Preset>> = {
  default: {
    title: "Default",
    summary: "For most conversations in a quiet room.",
    settings: CONSTANTS,
  },
  patient: {
    title: "Patient",
    summary: "For people who pause to think: waits longer, and is not stopped by a mere mm-hm.",
    settings: {
      ...CONSTANTS,
      vad_start_secs: 0.3,
      vad_stop_secs: 1.6,
      interruption_policy: "min_words",
      first_message_interruptible: false,
    },
  },
  fast: {
    title: "Fast",
    summary: "For quick exchanges: answers after a short silence and yields at the first sound.",
    settings: { ...CONSTANTS, vad_start_secs: 0.1, vad_stop_secs: 0.4 },
  },
  phone: {
    title: "Phone",
    summary: "For narrow, noisy lines: cleans what it hears, and keeps its own echo out.",
    settings: {
      ...CONSTANTS,
      vad_confidence: 0.75,
      vad_stop_secs: 1,
      vad_min_volume: 0.4,
      interruption_policy: "min_words",
      min_words_before_interrupt: 2,
      noise_suppression: "rnnoise",
      audio_gate_enabled: true,
    },
  },
};
