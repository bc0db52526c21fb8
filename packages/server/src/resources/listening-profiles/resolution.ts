import {
  KNOB_NAMES,
  type KnobName,
  type ListeningSettings,
  type ListeningSource,
  type ResolvedListening,
} from "@hyponema/contract/listening";
import { CONSTANTS } from "./presets.ts";

/** What somebody says of some knobs; null says nothing. */
export type Sayings = Partial<ListeningSettings>;

/** One who has a say; of several, the earlier one goes before the later. */
export interface Speaker {
  readonly source: ListeningSource;
  readonly profileId: string | null;
  readonly says: Sayings;
}

/** For each knob what the first speaker that has a value for it says, else the constant. */
export function resolve(speakers: readonly Speaker[]): ResolvedListening {
  const constants: Speaker = { source: "constant", profileId: null, says: CONSTANTS };
  const entries = KNOB_NAMES.map((knob) => [knob, settle(knob, speakers, constants)]);
  return Object.fromEntries(entries) as ResolvedListening;
}

function settle(knob: KnobName, speakers: readonly Speaker[], constants: Speaker) {
  const { source, profileId, says } = speakers.find(({ says }) => (says[knob] ?? null) !== null) ?? constants;
  return { value: says[knob] ?? null, source, listening_profile_id: profileId };
}
