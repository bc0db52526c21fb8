import type { Identity, Personality } from "@hyponema/contract/character";

const SCALES: Readonly<Record<keyof Personality, readonly [string, string]>> = {
  warmth: ["matter-of-fact", "warm"],
  formality: ["casual", "formal"],
  humor: ["serious", "playful"],
  brevity: ["expansive", "brief"],
  directness: ["tactful", "direct"],
  energy: ["calm", "lively"],
};

/** Who the agent is, in sentences for the model; null when nothing is said of it. */
export function describeIdentity(identity: Identity): string | null {
  const { name, role, organisation, pronouns, background } = identity;
  const lines = [
    name && `Your name is ${name}.`,
    role && `Your role: ${role}.`,
    organisation && `You work for ${organisation}.`,
    pronouns && `Your pronouns: ${pronouns}.`,
    background,
  ].filter((line): line is string => Boolean(line));
  return lines.length > 0 ? lines.join("\n") : null;
}

/** How the agent comes across, in one sentence for the model; null when no scale is set, or all are in the middle. */
export function describePersonality(personality: Personality): string | null {
  const traits = (Object.keys(SCALES) as (keyof Personality)[]).flatMap((name) => {
    const at = personality[name];
    if (at === null || at === 3) return [];
    const [low, high] = SCALES[name];
    return [`${at === 1 || at === 5 ? "very" : "rather"} ${at < 3 ? low : high}`];
  });
  return traits.length > 0 ? `In manner you are ${traits.join(", ")}.` : null;
}
